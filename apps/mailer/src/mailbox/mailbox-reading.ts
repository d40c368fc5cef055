import { join } from 'node:path';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { mailboxKey, type Settings } from '@podium/platform-config';
import { SETTINGS } from '@podium/platform-service';
import { Mailbox } from './mailbox.js';

/** The mailbox for those who read it; opened when somebody first does. */
@Injectable()
export class MailboxReading implements OnModuleDestroy {
  private opened: Promise<Mailbox> | undefined;
  /** Opens the mailbox for whoever has it; null where letters go to a server. Made at the start, for whoever reads it before the first letter. */
  readonly key: string | null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.key = settings.SMTP_URL === undefined ? mailboxKey(settings.PODIUM_DATA_DIR) : null;
  }

  mailbox(): Promise<Mailbox> {
    return (this.opened ??= this.open());
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.opened)?.close();
  }

  private open(): Promise<Mailbox> {
    return Mailbox.open(join(this.settings.PODIUM_DATA_DIR, 'mailbox')).catch((error: unknown) => {
      // Whoever asks next tries again.
      this.opened = undefined;
      throw error;
    });
  }
}
