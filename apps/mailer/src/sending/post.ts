import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ServiceKeys, type Settings } from '@podium/platform-config';
import { LOGGER, METRICS, SETTINGS, type Running } from '@podium/platform-service';
import type { Logger, Metrics } from '@podium/platform-telemetry';
import { LetterQueue } from '../letter/letter-queue.js';
import { mailboxCarrier } from '../mailbox/mailbox-carrier.js';
import { MailboxFolder } from '../mailbox/mailbox-folder.js';
import type { Carrier } from './carrier.js';
import { Sender, type SenderHooks } from './sender.js';
import { smtpCarrier } from './smtp-carrier.js';

/** Connections to the operator's server, and letters over each before it is opened anew. */
const SERVER = { connections: 5, lettersPerConnection: 100 };
const FORGET_MS = 3_600_000;

/** This process's post: the sender of letters, and the mailbox where no SMTP server is set. */
@Injectable()
export class Post {
  private sender: Sender | undefined;

  constructor(
    @Inject(LetterQueue) private readonly queue: LetterQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(ServiceKeys) private readonly keys: ServiceKeys,
  ) {}

  /** There may be letters to send. */
  nudge(): void {
    this.sender?.nudge();
  }

  async start(): Promise<Running> {
    const forget = () => void this.queue.forget(this.settings.LETTERS_KEPT_DAYS).catch(this.fault('sending'));
    const forgetting = [setTimeout(forget, FORGET_MS / 60), setInterval(forget, FORGET_MS)];
    for (const timer of forgetting) timer.unref();
    const { carrier, close } = this.settings.SMTP_URL ? this.toServer(this.settings.SMTP_URL) : await this.toMailbox();
    const hooks: SenderHooks = {
      fault: this.fault('sending'),
      hindered: ({ id, kind }, { hindrance, reason }) => {
        this.logger.warn({ letterId: id, kind, hindrance, reason }, 'letter not delivered');
      },
    };
    const sender = new Sender(this.queue, carrier, hooks, this.keys);
    sender.start();
    this.sender = sender;
    return {
      stop: async () => {
        for (const timer of forgetting) clearInterval(timer);
        this.sender = undefined;
        await sender.stop();
        await close();
      },
    };
  }

  private toServer(url: string): { carrier: Carrier; close(): Promise<void> } {
    return {
      carrier: smtpCarrier({ url, from: this.settings.LETTERS_FROM, ...SERVER }),
      close: () => Promise.resolve(),
    };
  }

  private async toMailbox(): Promise<{ carrier: Carrier; close(): Promise<void> }> {
    const folder = await MailboxFolder.open(join(this.settings.PODIUM_DATA_DIR, 'mailbox'));
    const carrier = mailboxCarrier(folder, this.settings.LETTERS_FROM, this.fault('mailbox'));
    return { carrier, close: () => folder.close() };
  }

  private fault(where: string) {
    return (error: Error) => {
      this.metrics.fault.inc({ where });
      this.logger.error({ err: error, where }, 'fault');
    };
  }
}
