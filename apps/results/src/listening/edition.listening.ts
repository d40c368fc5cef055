import { editionV1 } from '@podium/contracts';
import { copy, DIGEST, type Copy, type FactDigest } from '@podium/platform-facts';
import type { Get } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';

/** Keeps each edition as it stands; its definition lies in the storage, fetched now so that nobody waits for it later. */
export const editionCopy = (get: Get): Copy =>
  copy(editionV1, {
    held: (tx) => tx.query<FactDigest>(`SELECT ${DIGEST} FROM (SELECT code AS key, version FROM edition) AS held`),
    prepare: ({ body }) => get(Documents).text(body.definition),
    async keep(tx, { version, ended, body: { code, revision, definition, calendar } }) {
      await tx.execute(
        `INSERT INTO edition (code, revision, definition_hash, calendar, version, ended) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, definition_hash = excluded.definition_hash,
           calendar = excluded.calendar, version = excluded.version, ended = excluded.ended
         WHERE edition.version < excluded.version`,
        [code, revision, definition, JSON.stringify(calendar), version, ended],
      );
    },
  });
