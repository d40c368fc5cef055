import type { ToldFact } from '@podium/contracts';
import type { Database } from '@podium/platform-database';

/** How many facts of a type there are, and a sum over key and version of each that does not heed their order. */
export interface FactDigest {
  count: number;
  /** Decimal digits. */
  sum: string;
}

export interface FactPage {
  facts: Required<ToldFact>[];
  /** Where the next page begins; null: this was the last. */
  next: number | null;
}

/** Where the facts of a service are read: in the same process from its database, else through its internal route. */
export interface FactSource {
  digest(type: string): Promise<FactDigest>;
  /** @param after  sequence of the last fact that was read; 0 from the beginning */
  page(type: string, after: number): Promise<FactPage>;
  one(type: string, key: string): Promise<Required<ToldFact> | null>;
}

/** A source that is not up yet: whoever asks waits for it. */
export const onceUp = (source: Promise<FactSource>): FactSource => ({
  digest: async (type) => (await source).digest(type),
  page: async (type, after) => (await source).page(type, after),
  one: async (type, key) => (await source).one(type, key),
});

const PAGE = 200;

/** What is selected of rows of key and version. PostgreSQL's own hash functions may change; md5 does not. */
export const DIGEST = `count(*)::int AS count,
  coalesce(sum(('x' || substr(md5(key || ' ' || version), 1, 15))::bit(60)::bigint), 0)::text AS sum`;

/** The facts as they lie in the teller's schema. */
export class FactReader implements FactSource {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  async digest(type: string): Promise<FactDigest> {
    const [row] = await this.database.query<FactDigest>(`SELECT ${DIGEST} FROM fact WHERE type = $1`, [type]);
    return row as FactDigest;
  }

  async page(type: string, after: number): Promise<FactPage> {
    const rows = await this.database.query<Required<ToldFact> & { sequence: number }>(
      `SELECT key, version, ended, hash, body, sequence::float8 AS sequence FROM fact
       WHERE type = $1 AND sequence > $2 ORDER BY sequence LIMIT ${PAGE}`,
      [type, after],
    );
    const last = rows.at(-1);
    return {
      facts: rows.map(({ sequence: _sequence, ...fact }) => fact),
      next: last && rows.length === PAGE ? last.sequence : null,
    };
  }

  async one(type: string, key: string): Promise<Required<ToldFact> | null> {
    const [row] = await this.database.query<Required<ToldFact>>(
      'SELECT key, version, ended, hash, body FROM fact WHERE type = $1 AND key = $2',
      [type, key],
    );
    return row ?? null;
  }
}
