import pg from 'pg';

/**
 * A database clock that stands where it is put. `clock_timestamp` of the judging schema is found before PostgreSQL's own by
 * whoever connects from now on; open connections are cut, so that the service connects anew.
 */
export class StoppedClock {
  private constructor(private readonly client: pg.Client) {}

  static async in(databaseUrl: string): Promise<StoppedClock> {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    await client.query(`
      CREATE TABLE judging.stopped_clock (at timestamptz NOT NULL);
      GRANT SELECT ON judging.stopped_clock TO podium_judging;
      CREATE FUNCTION judging.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
        'SELECT coalesce((SELECT max(at) FROM judging.stopped_clock), pg_catalog.clock_timestamp())';
      ALTER ROLE podium_judging IN DATABASE ${rows[0]?.name} SET search_path = judging, pg_catalog;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE usename = 'podium_judging' AND datname = current_database();
    `);
    // The pool hears of the cut connections in its own time.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return new StoppedClock(client);
  }

  async at(instant: string): Promise<void> {
    await this.client.query('DELETE FROM judging.stopped_clock');
    await this.client.query('INSERT INTO judging.stopped_clock VALUES ($1)', [instant]);
  }

  async close(): Promise<void> {
    await this.client.query('DELETE FROM judging.stopped_clock');
    await this.client.end();
  }
}
