import { startPostgres, type Postgres, type PostgresOptions } from './start-postgres.js';

export type ChoiceOfPostgres = PostgresOptions & {
  /** An address of a running server, as in DATABASE_URL; empty or missing means: start our own. */
  readonly databaseUrl?: string | undefined;
};

/** The server that was named, else our own. Stopping one that was named leaves it running. */
export async function choosePostgres({ databaseUrl, ...own }: ChoiceOfPostgres): Promise<Postgres> {
  return databaseUrl ? { url: databaseUrl, stop: async () => undefined } : startPostgres(own);
}
