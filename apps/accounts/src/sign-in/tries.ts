import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '@podium/platform-config';
import type { Tx } from '@podium/platform-database';
import { SETTINGS } from '@podium/platform-service';
import { pauseAfterTries } from './pauses.js';
import { WIDER_SHARE, type ClientHashes } from './sign-in-codes.js';

const HOUR_MS = 3_600_000;
const GUESSED_AT_DAYS = 30;
/**
 * Wrong tries for one address within 30 days, from whatever clients, after which its codes have twelve digits. Six digits and
 * eight live codes bear 20 guesses with a chance of 1 in 6,000; twelve bear all that anybody can make. Nobody is shut out.
 */
const GUESSES_BORNE = 20;

/** Wrong tries. They count for the client that made them, never against whoever else signs in under the same address. */
@Injectable()
export class Tries {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * When this client may try a code for this address; null: now. Holds until the transaction ends: a second try waits here.
   * Where a whole network made too many wrong tries, one at each address still goes: a school types right, a guesser does not.
   */
  async pausedUntil(tx: Tx, address: string, by: ClientHashes): Promise<Date | null> {
    for (const lock of [`try:${by.client}`, `try at:${address}`]) {
      await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
    }
    const now = await tx.now();
    const [made] = await tx.query<{ pair: number; latest: Date | null; client: number; wider: number }>(
      `SELECT pair.count::int AS pair, pair.latest,
         (SELECT count(*) FROM sign_in_try WHERE client_hash = $2 AND tried_at > $4)::int AS client,
         (SELECT count(*) FROM sign_in_try WHERE wider_hash = $3 AND tried_at > $4)::int AS wider
       FROM (SELECT count(*), max(tried_at) AS latest FROM sign_in_try
             WHERE address_hash = $1 AND client_hash = $2 AND tried_at > $4) AS pair`,
      [address, by.client, by.wider, new Date(now.getTime() - HOUR_MS)],
    );
    if (!made) throw new Error('an aggregate answered no row');
    const most = this.settings.SIGN_IN_TRIES_PER_CLIENT_PER_HOUR;
    const guessing = made.client >= most || made.wider >= most * WIDER_SHARE;
    const pause = pauseAfterTries(made.pair, guessing ? 1 : this.settings.SIGN_IN_TRIES_BEFORE_PAUSE);
    const until = new Date((made.latest?.getTime() ?? 0) + pause);
    return pause > 0 && now < until ? until : null;
  }

  /** Whether so many wrong codes were tried at this address that short ones are not safe any more. */
  async isGuessedAt(tx: Tx, address: string): Promise<boolean> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int FROM (SELECT 1 FROM sign_in_try
         WHERE address_hash = $1 AND tried_at > clock_timestamp() - make_interval(days => $2) LIMIT $3) AS counted`,
      [address, GUESSED_AT_DAYS, GUESSES_BORNE],
    );
    return (row?.count ?? 0) >= GUESSES_BORNE;
  }

  async wrong(tx: Tx, address: string, by: ClientHashes): Promise<void> {
    await tx.execute(
      `INSERT INTO sign_in_try (address_hash, client_hash, wider_hash, tried_at) VALUES ($1, $2, $3, clock_timestamp())`,
      [address, by.client, by.wider],
    );
  }

  /** Whoever got in was no guesser: what this client mistyped before is forgotten. */
  async right(tx: Tx, address: string, by: ClientHashes): Promise<void> {
    await tx.execute('DELETE FROM sign_in_try WHERE address_hash = $1 AND client_hash = $2', [address, by.client]);
  }
}
