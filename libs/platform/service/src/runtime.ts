import { join } from 'node:path';
import { remoteKeys, type KeySource } from '@podium/platform-access';
import { installationSecret, type Settings } from '@podium/platform-config';
import { createDatabase, loginUrl, prepareCluster } from '@podium/platform-database';
import { choosePostgres } from '@podium/platform-embedded-postgres';
import { RemoteFacts } from '@podium/platform-facts';
import { migrateQueues, openQueues, type Queues } from '@podium/platform-queue';
import { makeLogger } from '@podium/platform-telemetry';
import type { FactsOf, Runtime } from './mount.js';

/** Everything below the services: the database with its logins, the queues. */
export interface Ground extends Omit<Runtime, 'keys' | 'factsOf'> {
  queues: Queues;
  close(): Promise<void>;
}

const DATABASE = 'podium';

/** Makes the ground that services stand on: the database that was named, else the embedded one, prepared for all of them. */
export async function prepareGround(settings: Settings): Promise<Ground> {
  const secret = installationSecret(settings);
  const postgres = await choosePostgres({
    databaseUrl: settings.DATABASE_URL,
    // A restart right after a kill meets the last moments of the process before.
    patienceMs: 5_000,
    dataDir: join(settings.PODIUM_DATA_DIR, 'postgres'),
  });
  const databaseUrl = settings.DATABASE_URL ?? (await createDatabase(postgres.url, DATABASE));
  await prepareCluster(databaseUrl, secret);
  if (!settings.REDIS_URL) await migrateQueues(databaseUrl);
  const logger = makeLogger(settings.LOG_LEVEL, 'queue');
  const queues = openQueues(
    { redisUrl: settings.REDIS_URL, queueDatabaseUrl: loginUrl(databaseUrl, 'podium_queue', secret) },
    (error) => logger.error({ err: error }, 'queue'),
  );
  return {
    settings,
    secret,
    databaseUrl,
    queues,
    async close() {
      await queues.close();
      await postgres.stop();
    },
  };
}

/** Where a service that runs apart finds the keys of tokens. */
export function keysOfAccounts({ ACCOUNTS_URL }: Settings): KeySource {
  if (!ACCOUNTS_URL) throw new Error('ACCOUNTS_URL says where the accounts service answers; it is not set.');
  return remoteKeys(new URL('/.well-known/jwks.json', ACCOUNTS_URL).href);
}

/** Where a service that runs apart reads the facts of the others. */
export function factsOfOthers(settings: Settings): FactsOf {
  return (teller, keys) => {
    const name = `${teller.toUpperCase()}_URL` as 'ACCOUNTS_URL';
    const address = settings[name];
    if (!address) throw new Error(`${name} says where ${teller} answers, whose facts are heard here; it is not set.`);
    return new RemoteFacts(teller, address, keys);
  };
}
