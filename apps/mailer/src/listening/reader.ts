import type { Tx } from '@podium/platform-database';
import { emailKey } from '@podium/programmes';
import type { LocaleName } from '../letter/letter.js';

/** The language of whoever has this address; English for somebody who never signed in. */
export async function localeOf(tx: Tx, email: string): Promise<LocaleName> {
  const [row] = await tx.query<{ locale: LocaleName }>('SELECT locale FROM reader WHERE email_key = $1', [
    emailKey(email),
  ]);
  return row?.locale ?? 'en';
}
