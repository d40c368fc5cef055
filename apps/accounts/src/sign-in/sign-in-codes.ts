import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { derivedSecret, type Settings } from '@podium/platform-config';
import type { Tx } from '@podium/platform-database';
import { SECRET, SETTINGS } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import type { LocaleName } from '../person/person.type.js';
import { networksOf } from './networks.js';
import { pauseAfterLetters } from './pauses.js';

/** A client as the tables know it: keyed hashes of its networks, never an address. */
export interface ClientHashes {
  client: string;
  wider: string | null;
}

/** A code that is on its way, or one that came before and still counts. */
export interface IssuedCode {
  /** null: a letter with a live code is on its way already, and no other is written. */
  code: string | null;
  expiresAt: Date;
}

/** A code that could be used now. */
export interface LiveCode {
  id: string;
  codeHash: string;
  client: string;
  long: boolean;
  locale: LocaleName | null;
  requestedAt: Date;
}

const HOUR_MS = 3_600_000;
/** A /48 holds 65,536 /64s, and mostly one customer. */
export const WIDER_SHARE = 4;
/** Letters to one address within an hour, from whatever clients, against those of one client. */
const ADDRESS_SHARE = 3;

/**
 * The codes of letters. Whoever asks takes nothing from anybody else: several codes live at once, each works for whoever reads
 * the mailbox, and a letter too many is not written only while one with a live code is on its way.
 */
@Injectable()
export class SignInCodes {
  private readonly key: string;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SECRET) secret: string,
  ) {
    this.key = derivedSecret(secret, 'sign-in-code');
  }

  clientHashes(address: string | undefined): ClientHashes {
    const { client, wider } = networksOf(address);
    return { client: this.hash(`client:${client}`), wider: wider === undefined ? null : this.hash(`wider:${wider}`) };
  }

  addressHash(emailKey: string): string {
    return this.hash(`address:${emailKey}`);
  }

  /**
   * Makes a code for this address.
   * @param long  of twelve digits instead of six
   * @returns the code, the one on its way, or when this client may ask again
   */
  async issue(
    tx: Tx,
    emailKey: string,
    by: ClientHashes,
    { locale, long }: { locale: LocaleName | null; long: boolean },
  ): Promise<IssuedCode | { tryAgainAt: Date }> {
    // Limits hold under concurrency: whoever asks from this client, or for this address, waits for the one before.
    for (const lock of [`client:${by.client}`, `address:${emailKey}`]) {
      await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
    }
    const now = await tx.now();
    const sent = await this.sent(tx, emailKey, by, now);
    const granted = this.settings.SIGN_IN_CODES_PER_CLIENT_PER_HOUR;
    const mayAt = Math.max(
      (sent.latestByClient?.getTime() ?? 0) + pauseAfterLetters(sent.byClient, granted),
      (sent.latestByWider?.getTime() ?? 0) + pauseAfterLetters(sent.byWider, granted * WIDER_SHARE),
    );
    if (Math.max(sent.byClient, sent.byWider / WIDER_SHARE) >= granted && now.getTime() < mayAt) {
      return { tryAgainAt: new Date(mayAt) };
    }

    const share = this.settings.SIGN_IN_CODES_PER_ADDRESS_PER_HOUR;
    const lifeMs = this.settings.SIGN_IN_CODE_MINUTES * 60_000;
    if (sent.byPair >= share || sent.toAddress >= share * ADDRESS_SHARE) {
      const [live] = await tx.query<{ expiresAt: Date }>(
        `SELECT expires_at AS "expiresAt" FROM sign_in_code
         WHERE email_key = $1 AND closed_at IS NULL AND requested_at > $2 AND (long OR NOT $3)
         ORDER BY requested_at DESC LIMIT 1`,
        [emailKey, new Date(now.getTime() - lifeMs / 2), long],
      );
      if (live) return { code: null, expiresAt: live.expiresAt };
    }
    const code = long ? `${digits(6)}${digits(6)}` : digits(6);
    const expiresAt = new Date(now.getTime() + lifeMs);
    await tx.execute(
      `INSERT INTO sign_in_code (id, email_key, code_hash, client_hash, wider_hash, locale, long, requested_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [uuidv7(), emailKey, this.codeHash(emailKey, code), by.client, by.wider, locale, long, now, expiresAt],
    );
    return { code, expiresAt };
  }

  /** The codes of this address that live now; locked until the transaction ends, so that each is used once. */
  live(tx: Tx, emailKey: string, now: Date): Promise<LiveCode[]> {
    return tx.query<LiveCode>(
      `SELECT id, code_hash AS "codeHash", client_hash AS client, long, locale, requested_at AS "requestedAt"
       FROM sign_in_code WHERE email_key = $1 AND closed_at IS NULL AND expires_at > $2
       ORDER BY requested_at DESC FOR UPDATE`,
      [emailKey, now],
    );
  }

  /** The live code that was typed, if it was one. Every one is compared, and one more, so that the time tells nothing. */
  match(codes: LiveCode[], emailKey: string, typed: string): LiveCode | undefined {
    const given = Buffer.from(this.codeHash(emailKey, typed));
    let found: LiveCode | undefined;
    for (const each of codes) if (timingSafeEqual(given, Buffer.from(each.codeHash))) found = each;
    timingSafeEqual(given, Buffer.from(this.hash('no code')));
    return found;
  }

  /** A code was used: it and those asked for before it count no more. */
  async close(tx: Tx, emailKey: string, used: LiveCode, now: Date): Promise<void> {
    await tx.execute(
      `UPDATE sign_in_code SET closed_at = $3
       WHERE email_key = $1 AND closed_at IS NULL AND (id = $4 OR requested_at <= $2)`,
      [emailKey, used.requestedAt, now, used.id],
    );
  }

  private async sent(tx: Tx, emailKey: string, by: ClientHashes, now: Date) {
    const since = new Date(now.getTime() - HOUR_MS);
    const [row] = await tx.query<{
      byClient: number;
      byWider: number;
      latestByClient: Date | null;
      latestByWider: Date | null;
      byPair: number;
      toAddress: number;
    }>(
      `SELECT mine.count::int AS "byClient", mine.latest AS "latestByClient", wider.count::int AS "byWider",
         wider.latest AS "latestByWider", theirs.pair::int AS "byPair", theirs.count::int AS "toAddress"
       FROM (SELECT count(*), max(requested_at) AS latest FROM sign_in_code
             WHERE client_hash = $2 AND requested_at > $4) AS mine,
            (SELECT count(*), max(requested_at) AS latest FROM sign_in_code
             WHERE wider_hash = $3 AND requested_at > $4) AS wider,
            (SELECT count(*), count(*) FILTER (WHERE client_hash = $2) AS pair FROM sign_in_code
             WHERE email_key = $1 AND requested_at > $4) AS theirs`,
      [emailKey, by.client, by.wider, since],
    );
    if (!row) throw new Error('an aggregate answered no row');
    return row;
  }

  private codeHash(emailKey: string, code: string): string {
    return this.hash(`${emailKey}:${code}`);
  }

  private hash(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}

const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0');
