import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { derivedSecret, type Settings } from '@podium/platform-config';
import { Database, type Tx } from '@podium/platform-database';
import { SECRET, SETTINGS } from '@podium/platform-service';
import { v7 as uuidv7, validate as isUuid } from 'uuid';

/** A session and the renewal that is its newest. */
export interface Session {
  id: string;
  personId: string;
  generation: number;
}

export interface SessionRow {
  id: string;
  startedAt: Date;
  renewedAt: Date | null;
  expiresAt: Date;
}

/**
 * What mints a credential is good again for so long, so that an answer which was lost on its way can be asked for once more;
 * later it would be somebody else who asks.
 */
export const REPLAY_MINUTES = 5;

/**
 * Sessions outlive tokens. A renewal is good once: using it gives the next one, and an older one that comes back ends the
 * session, because two hold it and one of them stole it. The secret follows from id and generation, so none is stored.
 */
@Injectable()
export class Sessions {
  private readonly key: string;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SECRET) secret: string,
  ) {
    this.key = derivedSecret(secret, 'session-renewal');
  }

  async begin(tx: Tx, personId: string): Promise<Session> {
    const id = uuidv7();
    await tx.execute(
      'INSERT INTO session (id, person_id, expires_at) VALUES ($1, $2, clock_timestamp() + make_interval(days => $3))',
      [id, personId, this.settings.SESSION_DAYS],
    );
    return { id, personId, generation: 0 };
  }

  renewal({ id, generation }: Session): string {
    return `${id}.${generation}.${this.signature(id, generation)}`;
  }

  /** Whether a kept answer may mint a credential once more: the session lives, was not renewed, and began minutes ago. */
  async mayReplay(id: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT id FROM session WHERE id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp() AND generation = 0
         AND started_at > clock_timestamp() - make_interval(mins => $2)`,
      [id, REPLAY_MINUTES],
    );
    return rows.length > 0;
  }

  /** The live session that this renewal belongs to, with its next generation; null for one that has ended or ends by this. */
  async renew(renewal: string): Promise<Session | null> {
    const given = this.read(renewal);
    if (!given) return null;
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<Session & { renewedAt: Date | null }>(
        `SELECT id, person_id AS "personId", generation, renewed_at AS "renewedAt" FROM session
         WHERE id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp() FOR UPDATE`,
        [given.id],
      );
      if (!row) return null;
      const { id, personId, generation, renewedAt } = row;
      if (given.generation === generation) {
        await tx.execute(
          'UPDATE session SET generation = generation + 1, renewed_at = clock_timestamp() WHERE id = $1',
          [id],
        );
        return { id, personId, generation: generation + 1 };
      }
      // Two tabs renewed at once, or the answer was lost: the next one is still unused, and gives the same once more.
      const ageMs = (await tx.now()).getTime() - (renewedAt?.getTime() ?? 0);
      if (given.generation === generation - 1 && ageMs < REPLAY_MINUTES * 60_000) return { id, personId, generation };
      await this.end(tx, id, 'renewal-reused');
      return null;
    });
  }

  /** Newest first. */
  live(personId: string, { limit, before }: { limit: number; before: string | null }): Promise<SessionRow[]> {
    return this.database.query<SessionRow>(
      `SELECT id, started_at AS "startedAt", renewed_at AS "renewedAt", expires_at AS "expiresAt" FROM session
       WHERE person_id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp() AND ($2::uuid IS NULL OR id < $2)
       ORDER BY id DESC LIMIT $3`,
      [personId, before, limit],
    );
  }

  async countLive(personId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int FROM session WHERE person_id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()`,
      [personId],
    );
    return row?.count ?? 0;
  }

  /** Those of these sessions that are this person's and live; others are left out alike. */
  byIds(personId: string, ids: readonly string[]): Promise<SessionRow[]> {
    return this.database.query<SessionRow>(
      `SELECT id, started_at AS "startedAt", renewed_at AS "renewedAt", expires_at AS "expiresAt" FROM session
       WHERE id = ANY($2::uuid[]) AND person_id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()`,
      [personId, ids],
    );
  }

  /** @returns whether it lived until now */
  async end(tx: Tx, id: string, because: 'signed-out' | 'renewal-reused'): Promise<boolean> {
    const ended = await tx.execute(
      'UPDATE session SET ended_at = clock_timestamp(), ended_because = $2 WHERE id = $1 AND ended_at IS NULL',
      [id, because],
    );
    return ended === 1;
  }

  /**
   * Ends live sessions of one person.
   * @param which.only    this one alone
   * @param which.except  all but this one
   * @returns how many lived until now
   */
  endOf(tx: Tx, personId: string, which: { only?: string; except?: string } = {}): Promise<number> {
    return tx.execute(
      `UPDATE session SET ended_at = clock_timestamp(), ended_because = 'signed-out'
       WHERE person_id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()
         AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id <> $3)`,
      [personId, which.only ?? null, which.except ?? null],
    );
  }

  /** Which session and generation a renewal names, when the signature is ours. */
  private read(renewal: string): { id: string; generation: number } | null {
    const [id = '', generation = '', signature = ''] = renewal.split('.');
    if (!isUuid(id) || !/^\d{1,9}$/.test(generation)) return null;
    const expected = Buffer.from(this.signature(id, Number(generation)));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return { id, generation: Number(generation) };
  }

  private signature(id: string, generation: number): string {
    return createHmac('sha256', this.key).update(`${id}.${generation}`).digest('base64url');
  }
}
