import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@podium/platform-database';
import { v7 as uuidv7 } from 'uuid';
import type { EditionFacts } from '../templates/render.js';
import type { LetterKind, LetterState, LocaleName, ParamsByKind } from './letter.js';

/** A letter in the hands of one sender. */
export interface TakenLetter {
  id: string;
  kind: LetterKind;
  recipient: string;
  locale: LocaleName;
  params: ParamsByKind[LetterKind];
  editionCode: string | null;
  edition: EditionFacts | null;
  messageId: string;
  /** Which try this is; says later which try an outcome belongs to. */
  attempt: number;
}

/** A letter that a sender took and was not heard of again. */
export type LapsedLetter = Pick<TakenLetter, 'id' | 'kind' | 'messageId' | 'attempt'>;

/** What came of one try. */
export interface Outcome {
  id: string;
  attempt: number;
  state: Exclude<LetterState, 'sending'>;
  /** Why not, without personal data; null for a letter that was sent. */
  failure: string | null;
  /** Milliseconds until the next try, for a letter that is queued again. */
  waitMs: number;
}

/** How many letters are in which state; `sent` counts those that were forgotten too. */
export interface QueueCounts {
  waiting: number;
  sending: number;
  sent: number;
  failed: number;
  inDoubt: number;
}

const LAPSED_AT_ONCE = 200;
const FORGOTTEN_AT_ONCE = 5_000;

/** The letters' states in the database: who may send which letter, until when, and what came of it. */
@Injectable()
export class LetterQueue {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Takes letters that are due, the urgent ones first; committed when this returns, so that no other sender takes them. */
  take(sender: string, most: number, leaseMs: number): Promise<TakenLetter[]> {
    return this.database.query<TakenLetter>(
      `WITH due AS (
         SELECT id, edition_code FROM letter
         WHERE state = 'queued' AND next_attempt_at <= now() AND give_up_at > now()
         ORDER BY urgency, next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED
       )
       UPDATE letter SET state = 'sending', attempts = attempts + 1, sender = $1,
         sending_until = clock_timestamp() + $3 * interval '1 millisecond'
       FROM due LEFT JOIN edition ON edition.code = due.edition_code
       WHERE letter.id = due.id
       RETURNING letter.id, letter.kind, letter.recipient, letter.locale, letter.params, letter.message_id AS "messageId",
         letter.attempts AS attempt, letter.edition_code AS "editionCode",
         CASE WHEN edition.code IS NULL THEN NULL ELSE jsonb_build_object('name', edition.name,
           'timeZone', edition.time_zone, 'categories', edition.categories, 'noun', edition.noun) END AS edition`,
      [sender, most, leaseMs],
    );
  }

  /** Says that this sender lives and still has these letters in hand. */
  async renew(sender: string, ids: string[], leaseMs: number): Promise<void> {
    await this.database.execute(
      `UPDATE letter SET sending_until = clock_timestamp() + $3 * interval '1 millisecond'
       WHERE id = ANY($2::uuid[]) AND sender = $1 AND state = 'sending'`,
      [sender, ids, leaseMs],
    );
  }

  /**
   * Writes down what came of tries. An outcome counts only for the try it belongs to and only from the sender that has the
   * letter; but that a letter was sent counts from whoever knows it.
   */
  async record(sender: string, outcomes: Outcome[]): Promise<void> {
    await this.database.execute(
      `WITH moved AS (
       UPDATE letter SET state = made.state, failure = made.failure, sender = NULL, sending_until = NULL,
         next_attempt_at = clock_timestamp() + made.wait_ms * interval '1 millisecond',
         sent_at = CASE WHEN made.state = 'sent' THEN clock_timestamp() END,
         params = CASE WHEN letter.kind IN ('sign-in-code', 'team-invitation') AND made.state <> 'queued' THEN '{}' ELSE letter.params END
       FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::int[]) AS made (id, attempt, state, failure, wait_ms)
       WHERE letter.id = made.id AND letter.attempts = made.attempt AND letter.state <> 'sent'
         AND (made.state = 'sent' OR (letter.state = 'sending' AND letter.sender = $1))
       RETURNING letter.state
       )
       UPDATE letters_sent AS total SET count = total.count + sent.count
       FROM (SELECT count(*) FROM moved WHERE state = 'sent') AS sent WHERE sent.count > 0`,
      [
        sender,
        outcomes.map(({ id }) => id),
        outcomes.map(({ attempt }) => attempt),
        outcomes.map(({ state }) => state),
        outcomes.map(({ failure }) => failure),
        outcomes.map(({ waitMs }) => Math.round(waitMs)),
      ],
    );
  }

  /** Takes over letters whose sender has not renewed its lease: it is dead, and nobody knows how far it came. */
  takeLapsed(sender: string, leaseMs: number): Promise<LapsedLetter[]> {
    return this.database.query<LapsedLetter>(
      `UPDATE letter SET sender = $1, sending_until = clock_timestamp() + $2 * interval '1 millisecond'
       WHERE id IN (
         SELECT id FROM letter WHERE state = 'sending' AND sending_until < now()
         ORDER BY sending_until LIMIT ${LAPSED_AT_ONCE} FOR UPDATE SKIP LOCKED
       )
       RETURNING id, kind, message_id AS "messageId", attempts AS attempt`,
      [sender, leaseMs],
    );
  }

  /** Gives up letters that could not be sent in time; a sign-in code leaves the database with that. */
  async giveUpOverdue(): Promise<number> {
    return this.database.execute(
      `UPDATE letter SET state = 'failed', failure = 'too late',
         params = CASE WHEN kind IN ('sign-in-code', 'team-invitation') THEN '{}' ELSE params END
       WHERE state = 'queued' AND give_up_at <= now()`,
    );
  }

  /**
   * How many letters are in which state. Each part is answered by a partial index of the few that are in it; those that were
   * ever sent are counted as they go, because reading them takes seconds.
   */
  async counts(): Promise<QueueCounts> {
    const [row] = await this.database.query<QueueCounts>(
      `SELECT (SELECT count(*) FROM letter WHERE state = 'queued')::int AS waiting,
         (SELECT count(*) FROM letter WHERE state = 'sending')::int AS sending,
         (SELECT count(*) FROM letter WHERE state = 'failed')::int AS failed,
         (SELECT count(*) FROM letter WHERE state = 'in-doubt')::int AS "inDoubt",
         (SELECT count FROM letters_sent)::int AS sent`,
    );
    if (!row) throw new Error('an aggregate answered no row');
    return row;
  }

  /**
   * Forgets letters that were sent, or given up, so many days ago, a part at a time.
   * @returns how many went
   */
  async forget(days: number): Promise<number> {
    let gone = 0;
    // Ids begin with the time of their making, so the primary key finds the old ones.
    const before = uuidv7({ msecs: Date.now() - days * 86_400_000 });
    for (let deleted = FORGOTTEN_AT_ONCE; deleted === FORGOTTEN_AT_ONCE; gone += deleted) {
      deleted = await this.database.execute(
        `DELETE FROM letter WHERE id IN (
           SELECT id FROM letter WHERE id < $1 AND state IN ('sent', 'failed') ORDER BY id LIMIT $2)`,
        [before, FORGOTTEN_AT_ONCE],
      );
    }
    return gone;
  }
}
