import { personV1 } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { copy, DIGEST, type Copy, type FactDigest } from '@podium/platform-facts';

/** What a service keeps of a person: a row an address. */
export interface KnownPerson {
  personId: string;
  addresses: string[];
  locale: 'en' | 'zhHant' | 'zhHans';
  /** Whether the person chose the language. */
  chosen: boolean;
}

/** The tables that keep it, each in its service's schema; columns email_key, person_id, locale, version. */
type PersonTable = 'person' | 'known_person' | 'reader';

/**
 * Keeps whose address is whose, and in which language they read. Whoever names an address joins it with this when it is read, so
 * it does not matter which comes first.
 * @param then  what else follows from somebody's becoming known; it may be said again
 */
export function personCopy(table: PersonTable, then?: (tx: Tx, person: KnownPerson) => Promise<void>): Copy {
  return copy(personV1, {
    held: (tx) =>
      tx.query<FactDigest>(
        `SELECT ${DIGEST} FROM (SELECT person_id::text AS key, min(version) AS version FROM ${table} GROUP BY person_id) AS held`,
      ),
    async knows(db, personId) {
      const rows = await db.query<{ known: boolean }>(
        `SELECT true AS known FROM ${table} WHERE person_id = $1 LIMIT 1`,
        [personId],
      );
      return rows.length > 0;
    },
    async keep(tx, { version, body: { personId, addresses, locale, chosen = false } }) {
      await tx.execute(`DELETE FROM ${table} WHERE person_id = $1 AND version < $2 AND email_key <> ALL($3::text[])`, [
        personId,
        version,
        addresses,
      ]);
      await tx.execute(
        `INSERT INTO ${table} AS k (email_key, person_id, locale, version)
         SELECT email_key, $1::uuid, $2::text, $3::int FROM unnest($4::text[]) AS email_key
         ON CONFLICT (email_key) DO UPDATE SET person_id = excluded.person_id, locale = excluded.locale,
           version = excluded.version
         WHERE k.person_id <> excluded.person_id OR k.version < excluded.version`,
        [personId, locale, version, addresses],
      );
      await then?.(tx, { personId, addresses, locale, chosen });
    },
  });
}
