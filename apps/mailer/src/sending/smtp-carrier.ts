import type { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import type { Carrier } from './carrier.js';
import { envelopeOf } from './envelope.js';
import { hindranceOf } from './smtp-hindrance.js';

export interface SmtpOptions {
  url: string;
  from: string;
  /** How many connections at once. */
  connections: number;
  /** Letters a connection carries before it is closed; servers dislike endless ones. */
  lettersPerConnection: number;
}

const CONNECT_MS = 10_000;
/** RFC 5321 lets a server think for ten minutes over the closing dot; one that thinks for two will not answer any more. */
const SILENCE_MS = 120_000;
const IDLE_MS = 30_000;

/** Speaks SMTP to a server, over a few connections that are kept. */
export function smtpCarrier({ url, from, connections, lettersPerConnection }: SmtpOptions): Carrier {
  const transporter = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: lettersPerConnection,
    // Left to itself the pool sends a letter again when its connection broke, and cannot know whether it had arrived.
    maxRequeues: 0,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    idleTimeout: IDLE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  // The message's stream as the connection reads it. It is read only once the server has said "go ahead", and ends before the
  // closing dot is written: until then the letter cannot have been delivered.
  const streams = new Map<string, Readable>();
  transporter.use('stream', (mail, done) => {
    const { message } = mail;
    const createReadStream = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const stream = createReadStream(options);
      streams.set(message.messageId(), stream);
      return stream;
    };
    done();
  });
  return {
    // Some more than can be carried at once, so that no connection waits for the database.
    capacity: connections * 3,
    async send(mail, signal) {
      try {
        await transporter.sendMail({ ...envelopeOf(mail, from), signal });
      } catch (error) {
        throw hindranceOf(error, streams.get(mail.messageId)?.readableEnded ?? false);
      } finally {
        streams.delete(mail.messageId);
      }
    },
    close: () => transporter.close(),
  };
}
