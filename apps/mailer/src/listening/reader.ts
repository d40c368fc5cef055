import type { Tx } from '@podium/platform-database';
import { emailKey } from '@podium/programmes';
import type { LocaleName } from '../letter/letter.js';

/** Remembers the language in which somebody reads letters. */
export async function keepReader(tx: Tx, email: string, locale: LocaleName): Promise<void> {
  await tx.execute(
    `INSERT INTO reader (email_key, locale) VALUES ($1, $2) ON CONFLICT (email_key) DO UPDATE SET locale = excluded.locale`,
    [emailKey(email), locale],
  );
}

/** The language of whoever has this address; English for somebody who never signed in. */
export async function localeOf(tx: Tx, email: string): Promise<LocaleName> {
  const [row] = await tx.query<{ locale: LocaleName }>('SELECT locale FROM reader WHERE email_key = $1', [
    emailKey(email),
  ]);
  return row?.locale ?? 'en';
}
