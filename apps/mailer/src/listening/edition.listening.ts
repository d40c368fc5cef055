import { editionFrom, editionV1, type EditionDefinition } from '@podium/contracts';
import { copy, DIGEST, type Copy, type FactDigest } from '@podium/platform-facts';
import type { Get } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import { nounOf } from '@podium/programmes';

/** Keeps what letters say of an edition: its name, its zone and its categories' names. */
export const editionCopy = (get: Get): Copy =>
  copy(editionV1, {
    held: (tx) => tx.query<FactDigest>(`SELECT ${DIGEST} FROM (SELECT code AS key, version FROM edition) AS held`),
    prepare: ({ body }) => get(Documents).json<EditionDefinition>(body.definition),
    async keep(tx, { version, body }, definition) {
      const { name, timeZone, categories } = definition;
      const names = Object.fromEntries(categories.map((category) => [category.code, category.name]));
      await tx.execute(
        `INSERT INTO edition (code, revision, name, time_zone, categories, noun, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, name = excluded.name,
           time_zone = excluded.time_zone, categories = excluded.categories, noun = excluded.noun,
           version = excluded.version
         WHERE edition.version < excluded.version`,
        [
          body.code,
          body.revision,
          JSON.stringify(name),
          timeZone,
          JSON.stringify(names),
          JSON.stringify(nounOf(editionFrom(definition, body.calendar))),
          version,
        ],
      );
    },
  });
