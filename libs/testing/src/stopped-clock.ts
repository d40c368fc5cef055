import type { ServiceName } from '@podium/platform-database';
import pg from 'pg';

/**
 * A service's database clock that stands where it is put. `clock_timestamp` of the service's schema is found before PostgreSQL's
 * own by whoever connects from now on; open connections are cut, so that the service connects anew. What a policy or a column's
 * default says was bound to PostgreSQL's own clock when it was made, and goes on.
 */
export class StoppedClock {
  private constructor(
    private readonly client: pg.Client,
    private readonly schema: ServiceName,
  ) {}

  static async in(databaseUrl: string, schema: ServiceName): Promise<StoppedClock> {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    await client.query(`
      CREATE TABLE ${schema}.stopped_clock (at timestamptz NOT NULL);
      GRANT SELECT ON ${schema}.stopped_clock TO podium_${schema};
      CREATE FUNCTION ${schema}.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
        'SELECT coalesce((SELECT max(at) FROM ${schema}.stopped_clock), pg_catalog.clock_timestamp())';
      ALTER ROLE podium_${schema} IN DATABASE ${rows[0]?.name} SET search_path = ${schema}, pg_catalog;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE usename = 'podium_${schema}' AND datname = current_database();
    `);
    // The pool hears of the cut connections in its own time.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return new StoppedClock(client, schema);
  }

  async at(instant: string): Promise<void> {
    await this.client.query(`DELETE FROM ${this.schema}.stopped_clock`);
    await this.client.query(`INSERT INTO ${this.schema}.stopped_clock VALUES ($1)`, [instant]);
  }

  /** Lets the clock go on as if it had never stopped. */
  async goOn(): Promise<void> {
    await this.client.query(`DELETE FROM ${this.schema}.stopped_clock`);
  }

  async close(): Promise<void> {
    await this.goOn();
    await this.client.end();
  }
}
