import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { Database } from '@podium/platform-database';
import { idAfter, keysetOf, pageOf, refuse, type Connection, type PageArgs } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { validate as isUuid } from 'uuid';
import { Post } from '../sending/post.js';
import { LetterQueue } from './letter-queue.js';
import { DoubtResolution, Letter, LetterNotFound, LetterNotInDoubt, LetterStateName } from './letter.type.js';
import type { LetterCounts, LettersArgs } from './letter.type.js';

export type LetterRow = Omit<Letter, '__typename'>;

const COLUMNS = `id, kind, recipient, locale, edition_code AS "editionCode", state, attempts, message_id AS "messageId", failure,
  queued_at AS "queuedAt", CASE WHEN state = 'queued' THEN next_attempt_at END AS "nextAttemptAt", sent_at AS "sentAt"`;

/** What an administrator sees of letters and decides about them. Bodies and codes are not among it. */
@Injectable()
export class LetterAdministration {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(LetterQueue) private readonly queue: LetterQueue,
    @Inject(Post) private readonly post: Post,
  ) {}

  /** Newest first. */
  async page(args: LettersArgs): Promise<Connection<LetterRow>> {
    const { limit, before } = range(args);
    const edition = args.editionCode?.replaceAll('\0', '\uFFFD') ?? null;
    const values = [before, edition, args.state ?? null, limit];
    // Of an edition’s hundred thousand letters three failed: the index of what was not sent finds them.
    const rows =
      args.state && args.state !== LetterStateName.SENT
        ? await this.database.query<LetterRow>(
            `SELECT ${COLUMNS} FROM letter
             WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR edition_code = $2) AND state = $3
               AND state <> 'sent'
             ORDER BY id DESC LIMIT $4`,
            values,
          )
        : await this.database.query<LetterRow>(
            `SELECT ${COLUMNS} FROM letter
             WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR edition_code = $2)
               AND ($3::text IS NULL OR state = $3)
             ORDER BY id DESC LIMIT $4`,
            values,
          );
    return pageOf(
      rows,
      args,
      ({ id }) => [id],
      () => this.count(edition, args.state ?? null),
    );
  }

  /** Oldest first: they have waited longest. */
  async inDoubt(args: PageArgs): Promise<Connection<LetterRow>> {
    const { limit, before: after } = range(args);
    const rows = await this.database.query<LetterRow>(
      `SELECT ${COLUMNS} FROM letter WHERE state = 'in-doubt' AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [after, limit],
    );
    return pageOf(
      rows,
      args,
      ({ id }) => [id],
      async () => (await this.queue.counts()).inDoubt,
    );
  }

  /** In no order. */
  byIds(ids: readonly string[]): Promise<LetterRow[]> {
    return this.database.query<LetterRow>(`SELECT ${COLUMNS} FROM letter WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** How many letters are kept; those that were forgotten are in no list. */
  private async count(edition: string | null, state: LetterStateName | null): Promise<number> {
    const [row] =
      state && state !== LetterStateName.SENT
        ? await this.database.query<{ count: number }>(
            `SELECT count(*)::int FROM letter
             WHERE ($1::text IS NULL OR edition_code = $1) AND state = $2 AND state <> 'sent'`,
            [edition, state],
          )
        : await this.database.query<{ count: number }>(
            `SELECT count(*)::int FROM letter
             WHERE ($1::text IS NULL OR edition_code = $1) AND ($2::text IS NULL OR state = $2)`,
            [edition, state],
          );
    return row?.count ?? 0;
  }

  async counts(): Promise<LetterCounts> {
    const { waiting, sending, sent, failed, inDoubt } = await this.queue.counts();
    return { queued: waiting + sending, sent, failed, inDoubt };
  }

  /** Says what a program could not know: whether a letter arrived. */
  resolve(context: RequestContext, id: string, resolution: DoubtResolution): Promise<Letter> {
    return this.mutations.run(context, async (tx) => {
      const [letter] = isUuid(id)
        ? await tx.query<Pick<LetterRow, 'state'>>('SELECT state FROM letter WHERE id = $1 FOR UPDATE', [id])
        : [];
      if (!letter) refuse(new LetterNotFound());
      if (letter.state !== LetterStateName.IN_DOUBT) refuse(new LetterNotInDoubt());
      const arrived = resolution === DoubtResolution.SENT;
      const [resolved] = await tx.query<LetterRow>(
        `UPDATE letter SET state = CASE WHEN $2 THEN 'sent' ELSE 'queued' END, failure = NULL,
           sent_at = CASE WHEN $2 THEN clock_timestamp() END, next_attempt_at = clock_timestamp(),
           give_up_at = greatest(give_up_at, clock_timestamp() + interval '4 days')
         WHERE id = $1 RETURNING ${COLUMNS}`,
        [id, arrived],
      );
      if (arrived) await tx.execute('UPDATE letters_sent SET count = count + 1');
      else tx.afterCommit(() => this.post.nudge());
      return Object.assign(new Letter(), resolved);
    });
  }
}

function range(args: PageArgs): { limit: number; before: string | null } {
  const { limit, after } = keysetOf(args, 1);
  return { limit, before: idAfter(after) };
}
