import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import { notTaken } from './finding.js';

const SILENT_MS = 30_000;
const MOST_ANSWERED = 4_096;

/** The scanner that was set does not answer: then nobody opens the file until it does. */
export class ScannerAway extends Error {
  override readonly name = 'ScannerAway';
}

/**
 * Has ClamAV's daemon look at a file, by INSTREAM: it need not see our folder.
 * @param address  `tcp://host:3310`
 * @throws {NotTaken} for what it finds, or a file that is larger than it takes
 * @throws {ScannerAway}
 */
export async function scanned(address: string, path: string): Promise<void> {
  const answer = await asked(new URL(address), path).catch((error: unknown) => {
    throw new ScannerAway(`ClamAV at ${address}: ${(error as Error).message}`);
  });
  if (answer.endsWith(' OK')) return;
  const found = /: (.+) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return notTaken({ code: 'malware', name: found.slice(0, 100) });
  if (/size limit exceeded/i.test(answer)) return notTaken({ code: 'not-scanned' });
  throw new ScannerAway(`ClamAV at ${address} answered: ${answer.slice(0, 200)}`);
}

function asked({ hostname, port }: URL, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 3310) });
    const file = createReadStream(path);
    let answer = '';
    const fail = (error: Error) => {
      file.destroy();
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(SILENT_MS, () => fail(new Error('is silent')));
    socket.on('error', (error) => (answer.includes('\0') ? undefined : fail(error)));
    file.on('error', fail);
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8');
      if (answer.length > MOST_ANSWERED) fail(new Error('says too much'));
    });
    // It answers and hangs up as soon as it has seen enough, also in the midst of a file.
    socket.on('close', () => {
      file.destroy();
      const said = answer.split('\0')[0]?.trim();
      if (said) resolve(said);
      else reject(new Error('hung up'));
    });
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      file.on('data', (chunk) => {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        if (!socket.write(chunk)) file.pause();
      });
      socket.on('drain', () => file.resume());
      file.on('end', () => socket.write(Buffer.alloc(4)));
    });
  });
}
