import type { ServiceName } from '@podium/contracts';
import { StartRefused } from '@podium/platform-config';
import { DataSource, type MigrationInterface } from 'typeorm';
import type { Database } from './database.js';

export type Migration = new () => MigrationInterface;

/**
 * Brings one service's schema up to date as its owner role. A lock of its own keeps two replicas from migrating together.
 * @param databaseUrl  the login that `prepareCluster` ran with, which may act as the owner
 * @returns the names of the migrations that ran
 */
export async function migrate(databaseUrl: string, service: ServiceName, migrations: Migration[]): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    schema: service,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    extra: { max: 2, options: `-c role=podium_${service}_owner -c search_path=${service},public` },
  });
  await source.initialize();
  const guard = source.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock(hashtext($1))', [`migrate:${service}`]);
    const ran = await source.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await guard.release();
    await source.destroy();
  }
}

/**
 * A service looks with its own login whether somebody has migrated for it.
 * @throws {StartRefused} when migrations that it was written for have not run
 */
export async function refuseUnmigrated(
  database: Database,
  service: ServiceName,
  migrations: Migration[],
): Promise<void> {
  const ran = await database
    .query<{ name: string }>('SELECT name FROM migrations')
    .catch((error: { code?: string }) => (error.code === '42P01' ? [] : Promise.reject(error)));
  const known = new Set(ran.map(({ name }) => name));
  // As TypeORM names them.
  const missing = migrations.map((each) => new each().name ?? each.name).filter((name) => !known.has(name));
  if (missing.length === 0) return;
  throw new StartRefused(
    `The database lacks ${missing.length} migrations of ${service}, ${missing[0]} first. Run \`npm run migrate\` of this version.`,
  );
}
