import { editionV1, type EditionDefinition, type EventText } from '@podium/contracts';
import { copy, DIGEST, type Copy, type FactDigest } from '@podium/platform-facts';
import type { Get } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import type { LocaleName } from '../person/person.type.js';

/** Keeps which editions and categories there are, and the language of each edition. */
export const editionCopy = (get: Get): Copy =>
  copy(editionV1, {
    held: (tx) => tx.query<FactDigest>(`SELECT ${DIGEST} FROM (SELECT code AS key, version FROM edition) AS held`),
    prepare: ({ body }) => get(Documents).json<EditionDefinition>(body.definition),
    async keep(tx, { version, ended, body: { code, revision } }, { name, categories }) {
      await tx.execute(
        `INSERT INTO edition (code, revision, locale, category_codes, version, ended) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, locale = excluded.locale,
           category_codes = excluded.category_codes, version = excluded.version, ended = excluded.ended
         WHERE edition.version < excluded.version`,
        [code, revision, languageOf(name), categories.map((category) => category.code), version, ended],
      );
    },
  });

/** The language to write in to somebody of whom nothing is known: English where the edition has an English name. */
const languageOf = ({ en, zhHant }: EventText): LocaleName => (en ? 'en' : zhHant ? 'zhHant' : 'zhHans');
