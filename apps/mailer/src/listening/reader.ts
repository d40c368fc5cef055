import { personCopy, type KnownPerson } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { emailKey } from '@podium/programmes';
import type { LocaleName, NewLetter } from '../letter/letter.js';

/** Whose address is whose, in which language they read, and whether they said so themselves. */
export const readerCopy = personCopy('reader', async (tx: Tx, { personId, chosen }: KnownPerson) => {
  await tx.execute('UPDATE reader SET chosen = $2 WHERE person_id = $1', [personId, chosen]);
});

/** The language of whoever has this address: theirs, as far as it is known, else the edition's. */
export async function localeOf(tx: Tx, email: string, editionCode: string): Promise<LocaleName> {
  const [row] = await tx.query<{ locale: LocaleName }>(
    `SELECT coalesce(
       (SELECT locale FROM reader WHERE email_key = $1),
       (SELECT CASE WHEN name ->> 'en' <> '' THEN 'en' WHEN name ->> 'zhHant' <> '' THEN 'zhHant' ELSE 'zhHans' END
        FROM edition WHERE code = $2),
       'en') AS locale`,
    [emailKey(email), editionCode],
  );
  return row?.locale ?? 'en';
}

/** The letters, each in the language that its reader chose; what somebody else wrote down counts for those who chose none. */
export async function asChosen<Letter extends NewLetter>(tx: Tx, letters: Letter[]): Promise<Letter[]> {
  const rows = await tx.query<{ key: string; locale: LocaleName }>(
    'SELECT email_key AS key, locale FROM reader WHERE chosen AND email_key = ANY($1::text[])',
    [letters.map(({ recipient }) => emailKey(recipient))],
  );
  const chosen = new Map(rows.map(({ key, locale }) => [key, locale]));
  return letters.map((letter) => ({ ...letter, locale: chosen.get(emailKey(letter.recipient)) ?? letter.locale }));
}
