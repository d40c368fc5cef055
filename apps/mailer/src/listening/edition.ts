import type { editionOpenedV1, PayloadOf } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { nounOf } from '@podium/programmes';

/** Keeps what letters say of an edition: its name, its zone and its categories' names. A higher revision replaces a lower one. */
export async function keepEdition(tx: Tx, { edition, revision }: PayloadOf<typeof editionOpenedV1>): Promise<void> {
  const categories = Object.fromEntries(edition.categories.map(({ code, name }) => [code, name]));
  await tx.execute(
    `INSERT INTO edition (code, revision, name, time_zone, categories, noun) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, name = excluded.name, time_zone = excluded.time_zone,
       categories = excluded.categories, noun = excluded.noun
     WHERE edition.revision < excluded.revision`,
    [
      edition.code,
      revision,
      JSON.stringify(edition.name),
      edition.timeZone,
      JSON.stringify(categories),
      JSON.stringify(nounOf(edition)),
    ],
  );
}
