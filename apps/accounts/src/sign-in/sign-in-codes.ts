import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { derivedSecret, type Settings } from '@podium/platform-config';
import type { Tx } from '@podium/platform-database';
import { SECRET, SETTINGS } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';

const HOUR_MS = 3_600_000;

interface Counted {
  count: number;
  oldest: Date | null;
}

/** Codes that prove an address: kept as keyed hashes, used once, limited per address and per client. */
@Injectable()
export class SignInCodes {
  private readonly key: string;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SECRET) secret: string,
  ) {
    this.key = derivedSecret(secret, 'sign-in-code');
  }

  /** A client is remembered by a keyed hash of its address, never by the address. */
  clientHash(address: string | undefined): string {
    return this.hash(`client:${address ?? ''}`);
  }

  /**
   * Makes a code for this address and voids the earlier ones.
   * @returns the code, or when the next one may be asked for
   */
  async issue(
    tx: Tx,
    emailKey: string,
    client: string,
  ): Promise<{ code: string; expiresAt: Date } | { tryAgainAt: Date }> {
    // Limits hold under concurrency: whoever asks for this address, or from this client, waits for the one before.
    for (const lock of [`client:${client}`, `address:${emailKey}`]) {
      await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
    }
    const now = await tx.now();
    const since = new Date(now.getTime() - HOUR_MS);
    const over = [
      [await this.requested(tx, 'email_key', emailKey, since), this.settings.SIGN_IN_CODES_PER_ADDRESS_PER_HOUR],
      [await this.requested(tx, 'client_hash', client, since), this.settings.SIGN_IN_CODES_PER_CLIENT_PER_HOUR],
    ] as const;
    const full = over.filter(([counted, limit]) => counted.count >= limit).map(([counted]) => counted.oldest as Date);
    if (full.length > 0) {
      return { tryAgainAt: new Date(Math.max(...full.map((oldest) => oldest.getTime())) + HOUR_MS) };
    }
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const expiresAt = new Date(now.getTime() + this.settings.SIGN_IN_CODE_MINUTES * 60_000);
    await tx.execute('UPDATE sign_in_code SET closed_at = $2 WHERE email_key = $1 AND closed_at IS NULL', [
      emailKey,
      now,
    ]);
    await tx.execute(
      `INSERT INTO sign_in_code (id, email_key, code_hash, client_hash, requested_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [uuidv7(), emailKey, this.hash(`${emailKey}:${code}`), client, now, expiresAt],
    );
    return { code, expiresAt };
  }

  /**
   * Tries a code. The try counts whatever comes of it, so the caller must let the transaction commit.
   * @returns accepted, refused (wrong, expired, used, none: not told apart), or when this client may try again
   */
  async attempt(
    tx: Tx,
    emailKey: string,
    code: string,
    client: string,
  ): Promise<'accepted' | 'refused' | { tryAgainAt: Date }> {
    await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`try:${client}`]);
    const [open] = await tx.query<{ id: string; codeHash: string; expiresAt: Date; tries: number }>(
      `SELECT id, code_hash AS "codeHash", expires_at AS "expiresAt", tries FROM sign_in_code
       WHERE email_key = $1 AND closed_at IS NULL ORDER BY requested_at DESC LIMIT 1 FOR UPDATE`,
      [emailKey],
    );
    const now = await tx.now();
    const since = new Date(now.getTime() - HOUR_MS);
    const [tried] = await tx.query<Counted>(
      'SELECT count(*)::int, min(tried_at) AS oldest FROM sign_in_try WHERE client_hash = $1 AND tried_at > $2',
      [client, since],
    );
    if (tried && tried.count >= this.settings.SIGN_IN_TRIES_PER_CLIENT_PER_HOUR) {
      return { tryAgainAt: new Date((tried.oldest as Date).getTime() + HOUR_MS) };
    }
    const right = this.matches(open?.codeHash, `${emailKey}:${code}`);
    if (!right) await tx.execute('INSERT INTO sign_in_try (client_hash, tried_at) VALUES ($1, $2)', [client, now]);
    if (!open || open.tries >= this.settings.SIGN_IN_TRIES_PER_CODE || now >= open.expiresAt) return 'refused';
    await tx.execute('UPDATE sign_in_code SET tries = tries + 1, closed_at = $2 WHERE id = $1', [
      open.id,
      right ? now : null,
    ]);
    return right ? 'accepted' : 'refused';
  }

  /** Forgets what no limit looks at any more. */
  async forget(tx: Tx): Promise<void> {
    await tx.execute(`DELETE FROM sign_in_code WHERE requested_at < now() - interval '1 day'`);
    await tx.execute(`DELETE FROM sign_in_try WHERE tried_at < now() - interval '1 day'`);
  }

  private async requested(tx: Tx, column: 'email_key' | 'client_hash', value: string, since: Date): Promise<Counted> {
    const [row] = await tx.query<Counted>(
      `SELECT count(*)::int, min(requested_at) AS oldest FROM sign_in_code WHERE ${column} = $1 AND requested_at > $2`,
      [value, since],
    );
    return row as Counted;
  }

  // Without a code there is still a comparison, so that the time tells nothing either.
  private matches(hash: string | undefined, text: string): boolean {
    const given = Buffer.from(this.hash(text));
    const kept = Buffer.from(hash ?? this.hash('no code'));
    return timingSafeEqual(given, kept) && hash !== undefined;
  }

  private hash(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
