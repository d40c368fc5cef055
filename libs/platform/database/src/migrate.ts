import type { ServiceName } from '@podium/contracts';
import { DataSource, type MigrationInterface } from 'typeorm';

export type Migration = new () => MigrationInterface;

/**
 * Brings one service's schema up to date as its owner role. A lock of its own keeps two replicas from migrating together.
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
