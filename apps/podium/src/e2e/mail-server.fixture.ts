import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

interface Letter {
  id: string;
  to: string;
  text: string;
}

/** A mail server that can go away and come back, and where the letters it took are read as from Podium's own mailbox. */
export class MailServer {
  /** In the order in which they came; one that comes twice is there twice. */
  readonly letters: Letter[] = [];
  private smtp: SMTPServer | undefined;
  private port = 0;
  private readonly reader = createServer((request, response) => {
    const to = new URL(request.url ?? '', 'http://letters').searchParams.get('to');
    const found = this.letters.filter((letter) => letter.to === to).reverse();
    response.setHeader('content-type', 'application/json').end(JSON.stringify(found));
  });

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    await server.comeBack();
    await new Promise<void>((resolve) => server.reader.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get smtpUrl(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Where programs read letters. */
  get url(): string {
    return `http://127.0.0.1:${(this.reader.address() as AddressInfo).port}`;
  }

  async goAway(): Promise<void> {
    const { smtp } = this;
    this.smtp = undefined;
    await new Promise<void>((resolve) => (smtp ? smtp.close(() => resolve()) : resolve()));
  }

  /** On the port where it was. */
  async comeBack(): Promise<void> {
    const smtp = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      maxAllowedUnauthenticatedCommands: false,
      closeTimeout: 100,
      onData: (stream, _session, callback) => {
        simpleParser(stream).then(({ messageId: id = '', to, text = '' }) => {
          this.letters.push({ id, to: [to ?? []].flat()[0]?.value[0]?.address ?? '', text });
          callback();
        }, callback);
      },
    });
    smtp.on('error', () => undefined);
    await new Promise<void>((resolve) => smtp.listen(this.port, '127.0.0.1', resolve));
    this.port = (smtp.server.address() as AddressInfo).port;
    this.smtp = smtp;
  }

  async close(): Promise<void> {
    await this.goAway();
    await new Promise((resolve) => this.reader.close(resolve));
  }
}
