import { join } from 'node:path';
import type { KeySource } from '@podium/platform-access';
import { installationSecret, refuseTakenPort, ServiceKeys, StartRefused, type Settings } from '@podium/platform-config';
import { checkServer, createDatabase, credentialsOf } from '@podium/platform-database';
import { choosePostgres } from '@podium/platform-embedded-postgres';
import { remoteDocument, RemoteFacts } from '@podium/platform-facts';
import { Documents, openStore } from '@podium/platform-storage';
import type { ServiceDefinition } from './definition.js';
import { keySetOf } from './key-set-route.js';
import { migrateAll } from './migrate-all.js';
import type { FactsOf, Runtime } from './mount.js';
import { queuesOf } from './queues-of.js';

/** Everything below the services of one process: the database, migrated, and the queues. */
export interface Ground {
  /** What one service is mounted with: its own logins and keys. */
  runtimeOf(name: ServiceDefinition['name']): Omit<Runtime, 'keys' | 'factsOf'>;
  /** The gateway's own. */
  gatewayKeys: ServiceKeys;
  close(): Promise<void>;
}

const DATABASE = 'podium';

/**
 * Makes the ground that services in one process stand on: looks whether the settings can work, starts the embedded database unless one
 * was named, and migrates. The secret and the login that may do everything stay in here; services get what is theirs.
 * @throws {StartRefused} before anything is changed, when a setting cannot work
 */
export async function prepareGround(settings: Settings, definitions: readonly ServiceDefinition[]): Promise<Ground> {
  await refuseTakenPort(settings);
  if (settings.DATABASE_URL) await checkServer(settings.DATABASE_URL, 'DATABASE_URL', 'prepare');
  const secret = installationSecret(settings);
  const postgres = await choosePostgres({
    databaseUrl: settings.DATABASE_URL,
    // A restart right after a kill meets the last moments of the process before.
    patienceMs: 5_000,
    dataDir: join(settings.PODIUM_DATA_DIR, 'postgres'),
  });
  try {
    const databaseUrl = settings.DATABASE_URL ?? (await createDatabase(postgres.url, DATABASE));
    const epoch = await migrateAll({ databaseUrl, secret, settings }, definitions);
    const credentials = (name: ServiceDefinition['name']) => credentialsOf(databaseUrl, secret, epoch, name);
    const queues = queuesOf(settings, credentials('accounts'));
    const documents = new Documents(openStore(settings));
    return {
      gatewayKeys: new ServiceKeys(credentialsOf(databaseUrl, secret, epoch, 'gateway').keys),
      runtimeOf: (name) => ({ settings, credentials: credentials(name), queues, documents }),
      async close() {
        await queues.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Where a service that runs apart finds the keys of tokens. */
export function keysOfAccounts({ ACCOUNTS_URL }: Settings, keys: ServiceKeys): KeySource {
  if (!ACCOUNTS_URL) throw new StartRefused('ACCOUNTS_URL says where the accounts service answers; it is not set.');
  return keySetOf('accounts', ACCOUNTS_URL, keys);
}

/** Where a service that runs apart reads the facts of the others. */
export function factsOfOthers(settings: Settings): FactsOf {
  return (teller, keys) => {
    const name = `${teller.toUpperCase()}_URL` as 'ACCOUNTS_URL';
    const address = settings[name];
    if (!address)
      throw new StartRefused(`${name} says where ${teller} answers, whose facts are heard here; it is not set.`);
    return new RemoteFacts(teller, address, keys);
  };
}

/**
 * The documents of a service that runs apart: in the store, which it may share with the others, else with whoever wrote them.
 */
export function documentsOfOthers(settings: Settings, keys: ServiceKeys): Documents {
  const writers = (['registrations', 'judging'] as const).filter((each) => each !== keys.name);
  return new Documents(openStore(settings), async (hash) => {
    for (const writer of writers) {
      const address = settings[`${writer.toUpperCase()}_URL` as 'JUDGING_URL'];
      const found = address ? await remoteDocument(writer, address, keys, hash) : null;
      if (found) return found;
    }
    return null;
  });
}
