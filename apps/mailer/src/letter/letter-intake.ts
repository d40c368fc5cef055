import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '@podium/platform-config';
import type { Tx } from '@podium/platform-database';
import { SETTINGS } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { emailKey } from '@podium/programmes';
import { senderDomain } from '../sending/sender-address.js';
import { Post } from '../sending/post.js';
import type { CausedLetter } from './letter.js';

/** Writes letters into the queue, in the transaction of what caused them. */
@Injectable()
export class LetterIntake {
  private readonly domain: string;

  constructor(
    @Inject(Post) private readonly post: Post,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.domain = senderDomain(settings.LETTERS_FROM);
  }

  /**
   * Puts the letters of some events into the queue; sending begins once the transaction has committed. One that was there already,
   * by event, recipient and kind, is left as it is.
   */
  async add(tx: Tx, letters: CausedLetter[]): Promise<void> {
    if (letters.length === 0) return;
    const rows = letters.map(({ eventId, kind, recipient, locale, editionCode, params, giveUpAt }) => {
      const id = uuidv7();
      return {
        id,
        event_id: eventId,
        kind,
        recipient: recipient.trim(),
        recipient_key: emailKey(recipient),
        locale,
        edition_code: editionCode,
        params,
        // Fixed here and for good: whoever receives the letter again can tell by it.
        message_id: `<${id}@${this.domain}>`,
        urgency: kind === 'sign-in-code' ? 0 : 1,
        give_up_at: giveUpAt ?? null,
      };
    });
    await tx.execute(
      `INSERT INTO letter (id, event_id, kind, recipient, recipient_key, locale, edition_code, params, message_id, urgency, give_up_at)
       SELECT id, event_id, kind, recipient, recipient_key, locale, edition_code, params, message_id, urgency,
              coalesce(give_up_at, clock_timestamp() + interval '4 days')
       FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, event_id uuid, kind text, recipient text, recipient_key text,
              locale text, edition_code text, params jsonb, message_id text, urgency smallint, give_up_at timestamptz)
       ON CONFLICT (event_id, recipient_key, kind) DO NOTHING`,
      [JSON.stringify(rows)],
    );
    tx.afterCommit(() => this.post.nudge());
  }
}
