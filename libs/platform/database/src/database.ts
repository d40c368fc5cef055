import { createHash } from 'node:crypto';
import type pg from 'pg';
import { openPool, type OpenPool } from './pool.js';
import { saysUnavailable, Unavailable } from './unavailable.js';
import { passOn } from './unstorable-text.js';

/** What runs inside one transaction. Rows come back as plain objects, `timestamptz` as Date. */
export interface Tx {
  query<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Runs a statement and says how many rows it touched. */
  execute(sql: string, values?: unknown[]): Promise<number>;
  /** The database's clock at this moment, not at the transaction's start. Read it after taking the lock it decides about. */
  now(): Promise<Date>;
  /** Runs once the transaction has committed; never when it rolled back. */
  afterCommit(effect: () => void): void;
}

export interface DatabaseOptions {
  /** Settings of PostgreSQL that every transaction sets unless it says otherwise; statements outside one set nothing. */
  settings?: Record<string, string>;
  /** Most connections; 10 when absent. */
  max?: number;
  /** How the connections are called in `pg_stat_activity`. */
  name?: string;
  /** Told of faults of the connections, and of statements that found the database unavailable. */
  onError?: (error: Error) => void;
  /** How long one statement may take; half a minute when absent, as long as the gateway waits. */
  statementMs?: number;
}

// SQLSTATE, not the condition's name: the driver reports '40P01' and never says 'deadlock_detected'.
const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;
/** How long statements in hand may go on when the pool is closed. */
const ENDS_WITHIN_MS = 2_000;
/** The server breaks a statement off by itself; so much later nobody believes any more that it is there. */
const SILENCE_MS = 5_000;

// The server parses and plans a named statement once per connection. Statement texts are constants of the code, so the set is bounded.
const names = new Map<string, string>();
function statementName(sql: string): string {
  let name = names.get(sql);
  if (!name) {
    name = createHash('sha256').update(sql).digest('base64url').slice(0, 22);
    names.set(sql, name);
  }
  return name;
}

/** What holds while one transaction lasts. */
export interface TransactionOptions {
  /** Settings of PostgreSQL, set with the transaction's BEGIN and gone with its end: row security may look at them. */
  settings?: Record<string, string>;
  /** Nothing may be written. */
  readOnly?: boolean;
}

/** One login's pool. Every statement is prepared; every use case is one transaction. */
export class Database {
  /** How many statements were issued, transactions' own included. */
  statements = 0;
  /** Told of each statement before it is issued. */
  onStatement: ((sql: string) => void) | undefined;
  private readonly opened: OpenPool;
  private readonly onError: (error: Error) => void;
  private readonly settings: Record<string, string>;

  constructor(
    private readonly url: string,
    private readonly options: DatabaseOptions = {},
  ) {
    const { max = 10, name = 'podium', onError, statementMs = 30_000, settings = {} } = options;
    this.settings = settings;
    this.onError = onError ?? (() => undefined);
    this.opened = openPool(
      {
        connectionString: url,
        max,
        application_name: name,
        statement_timeout: statementMs,
        query_timeout: statementMs + SILENCE_MS,
        // A lock that nobody gives back must become an answer, not a hang; so must a pool that has run dry.
        lock_timeout: 10_000,
        connectionTimeoutMillis: 15_000,
        idle_in_transaction_session_timeout: 60_000,
      } as pg.PoolConfig,
      this.onError,
    );
  }

  get pool(): pg.Pool {
    return this.opened.pool;
  }

  /** For a connection beside the pool. */
  get connectionConfig(): { connectionString: string; application_name: string } {
    return { connectionString: this.url, application_name: this.options.name ?? 'podium' };
  }

  /** Another pool of the same login, for work that must not take connections from those who wait for an answer. */
  beside(options: Omit<DatabaseOptions, 'onError'>): Database {
    return new Database(this.url, { ...this.options, ...options });
  }

  async query<Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.run(sql, values)).rows as Row[];
  }

  async execute(sql: string, values: unknown[] = []): Promise<number> {
    return (await this.run(sql, values)).rowCount ?? 0;
  }

  private issuing(sql: string): void {
    this.statements++;
    this.onStatement?.(sql);
  }

  private run(sql: string, values: unknown[]): Promise<pg.QueryResult> {
    this.issuing(sql);
    return this.pool.query({ name: statementName(sql), text: sql, values }).catch(this.passOn);
  }

  /** An error as the code above may meet it. */
  private readonly passOn = (error: unknown): never => {
    if (!saysUnavailable(error)) return passOn(error);
    this.onError(error as Error);
    throw new Unavailable(error);
  };

  /**
   * Runs one use case in one transaction and gives what it returns once that has committed.
   * A serialisation failure or deadlock is tried again, so the work must not have effects of its own; see `afterCommit`.
   * @throws {Unavailable} when the database cannot do it at the moment. Had it begun to commit, whether it did is not known.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work, options);
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
    const client = await this.pool.connect().catch(this.passOn);
    const effects: (() => void)[] = [];
    let broken: Error | undefined;
    // While it is lent out the pool does not listen: a server that goes away now must fail this use case, not the process.
    const onError = (error: Error) => (broken = error);
    client.on('error', onError);
    try {
      this.issuing('BEGIN');
      await client.query(this.beginning(client, options)).catch(this.passOn);
      const result = await work(this.within(client, effects));
      this.issuing('COMMIT');
      const { command } = await client.query('COMMIT').catch(this.passOn);
      // A statement failed and the work went on: PostgreSQL answers COMMIT with ROLLBACK, and says nothing else.
      if (command !== 'COMMIT')
        throw new Error('nothing was committed: an earlier statement of the transaction failed');
      for (const effect of effects) effect();
      return result;
    } catch (error) {
      // A connection that did not answer is not asked again.
      if (error instanceof Unavailable) broken ??= error;
      else await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.removeListener('error', onError);
      client.release(broken);
    }
  }

  /** One message and one round trip, however many settings. */
  private beginning(client: pg.PoolClient, { settings, readOnly }: TransactionOptions): string {
    const set = Object.entries({ ...this.settings, ...settings }).map(
      ([name, value]) => `; SET LOCAL ${name} = ${client.escapeLiteral(value)}`,
    );
    return `BEGIN${readOnly ? ' READ ONLY' : ''}${set.join('')}`;
  }

  private within(client: pg.PoolClient, effects: (() => void)[]): Tx {
    const run = (sql: string, values: unknown[] = []) => {
      this.issuing(sql);
      return client.query({ name: statementName(sql), text: sql, values }).catch(this.passOn);
    };
    return {
      query: async <Row>(sql: string, values?: unknown[]) => (await run(sql, values)).rows as Row[],
      execute: async (sql, values) => (await run(sql, values)).rowCount ?? 0,
      now: async () => (await run('SELECT clock_timestamp() AS now')).rows[0].now as Date,
      afterCommit: (effect) => void effects.push(effect),
    };
  }

  /** Statements in hand may go on for two seconds; then their connections are cut. */
  async close(): Promise<void> {
    await this.opened.close(ENDS_WITHIN_MS);
  }
}
