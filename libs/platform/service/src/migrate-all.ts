import type { Settings } from '@podium/platform-config';
import { migrate, prepareCluster } from '@podium/platform-database';
import { migrateQueues } from '@podium/platform-queue';
import { makeLogger } from '@podium/platform-telemetry';
import type { ServiceDefinition } from './definition.js';

export interface MigratingJob {
  /** May create roles and schemas. */
  databaseUrl: string;
  /** The installation's secret. */
  secret: string;
  settings: Settings;
}

/**
 * Brings a whole database up to date: roles, queues, the schema of each service. Safe to run again, and from several processes at once.
 * @returns the epoch of the secret, from which credentials follow
 * @throws {StartRefused} when the secret is another one than before
 */
export async function migrateAll(
  { databaseUrl, secret, settings }: MigratingJob,
  definitions: readonly ServiceDefinition[],
): Promise<string> {
  const epoch = await prepareCluster(databaseUrl, secret, { secretChanged: settings.PODIUM_SECRET_CHANGED === 'yes' });
  if (!settings.REDIS_URL) await migrateQueues(databaseUrl);
  await Promise.all(
    definitions.map(async ({ name, migrations }) => {
      const ran = await migrate(databaseUrl, name, migrations);
      if (ran.length > 0) makeLogger(settings.LOG_LEVEL, name).info({ ran }, 'migrated');
    }),
  );
  return epoch;
}
