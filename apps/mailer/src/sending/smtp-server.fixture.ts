import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the server does with a letter: accepts it, answers with a code, or hangs up at some point without an answer. */
export type Manner =
  | 'accept'
  | { code: number; at: 'recipient' | 'data' }
  | 'hang up before data'
  | 'hang up after data'
  | 'silent before data'
  | 'silent after data';

export interface ServerUnderTest {
  readonly url: string;
  /** Message-IDs of the letters that were received whole, in order, whatever was answered. */
  readonly received: string[];
  /** Decides by the recipient. */
  manner: (recipient: string) => Manner;
  close(): Promise<void>;
}

/** A mail server that answers as it is told, on this port or on a free one. */
export async function anSmtpServer(port = 0): Promise<ServerUnderTest> {
  const sockets = new Map<string, Socket>();
  const received: string[] = [];
  const answering = (code: number) => Object.assign(new Error('said the server'), { responseCode: code });
  const under = {
    received,
    manner: (): Manner => 'accept',
    url: '',
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  } as { -readonly [Key in keyof ServerUnderTest]: ServerUnderTest[Key] };
  const hangUp = (id: string) => sockets.get(id)?.destroy();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxAllowedUnauthenticatedCommands: false,
    logger: false,
    closeTimeout: 100,
    onRcptTo({ address }, session, callback) {
      const manner = under.manner(address);
      if (manner === 'hang up before data') return void hangUp(session.id);
      if (manner === 'silent before data') return;
      callback(typeof manner === 'object' && manner.at === 'recipient' ? answering(manner.code) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      // A sender that is killed half-way leaves half a letter, which was not received.
      stream.on('error', () => undefined);
      stream.on('end', () => {
        received.push(/^Message-ID: *(<.*>)/im.exec(Buffer.concat(chunks).toString())?.[1] ?? 'none');
        const manner = under.manner(session.envelope.rcptTo[0]?.address ?? '');
        if (manner === 'hang up after data') return void hangUp(session.id);
        if (manner === 'silent after data') return;
        callback(typeof manner === 'object' ? answering(manner.code) : null);
      });
    },
  });
  // A session knows its id, and only the connection knows its socket.
  server.on('connect', () => {
    for (const { id, _socket } of server.connections as Set<{ id: string; _socket: Socket }>) sockets.set(id, _socket);
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  under.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return under;
}
