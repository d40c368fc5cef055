import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Mailbox } from './mailbox.js';

const LARGEST_BYTES = 10 * 1024 * 1024;

export interface SmtpSink {
  /** Where it listens: `smtp://127.0.0.1:…`. */
  url: string;
  close(): Promise<void>;
}

/** An SMTP server on a free port of this machine that puts what it receives into the mailbox, and then says 250. */
export async function smtpSink(mailbox: Mailbox, onFault: (error: Error) => void): Promise<SmtpSink> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    // The default of ten would cut every connection after two letters.
    maxAllowedUnauthenticatedCommands: false,
    size: LARGEST_BYTES,
    logger: false,
    closeTimeout: 1_000,
    onData(stream, session, callback) {
      const { rcptTo } = session.envelope;
      receive(mailbox, stream, rcptTo[0]?.address ?? '').then(
        () => callback(),
        (error: Error) => {
          onFault(error);
          callback(Object.assign(new Error('The mailbox could not keep the letter.'), { responseCode: 451 }));
        },
      );
    },
  });
  server.on('error', onFault);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(mailbox: Mailbox, stream: SMTPServerDataStream, recipient: string): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const content = Buffer.concat(chunks);
  await mailbox.keep(messageIdOf(content), recipient, content);
}

/** The Message-ID as it stands in the header; a letter without one is told apart by all it holds. */
function messageIdOf(content: Buffer): string {
  const end = content.indexOf('\r\n\r\n');
  const header = content.toString('latin1', 0, end < 0 ? content.length : end).replace(/\r\n[ \t]+/g, ' ');
  return /^message-id:\s*(<[^>]+>)/im.exec(header)?.[1] ?? content.toString('latin1');
}
