import { prepareCluster } from '@podium/platform-database';
import { migrateQueues } from '@podium/platform-queue';
import { databaseFrom, type ThrowAwayDatabase } from './throw-away-database.js';

/** Roles belong to the whole server, so every test's installation has the same secret. */
export const TEST_SECRET = 'the secret of every installation that only tests see';

/** A database with the roles, schemas and queues that services stand on, and nothing in them yet. */
export function anInstallation(): Promise<ThrowAwayDatabase> {
  return databaseFrom('installation', async (url) => {
    await prepareCluster(url, TEST_SECRET);
    await migrateQueues(url);
  });
}
