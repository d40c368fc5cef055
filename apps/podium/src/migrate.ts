import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  credentialsFile,
  orRefuse,
  settingsOfProcess,
  StartRefused,
  writeCredentials,
  type Party,
} from '@podium/platform-config';
import { checkServer, credentialsOf, SERVICES } from '@podium/platform-database';
import { migrateAll } from '@podium/platform-service';
import { services } from './services.js';

const PARTIES: readonly Party[] = [...SERVICES, 'gateway'];

// npm run migrate [-- --to FOLDER | --print NAME]: the one job that holds DATABASE_URL, which may do everything, and PODIUM_SECRET. It
// brings the database up to date, then hands each process that runs apart its own logins and keys.
await orRefuse(async () => {
  const { to, print } = given();
  const settings = settingsOfProcess();
  const { DATABASE_URL: databaseUrl, PODIUM_SECRET: secret } = settings;
  if (!databaseUrl || !secret) {
    throw new StartRefused(
      'Migrating for processes that run apart needs DATABASE_URL, with a login that may create roles and schemas, and PODIUM_SECRET. ' +
        '`npm start`, with everything in one process, migrates by itself.',
    );
  }
  await checkServer(databaseUrl, 'DATABASE_URL', 'prepare');
  // Where credentials go to standard output, nothing else does.
  const epoch = await migrateAll(
    { databaseUrl, secret, settings: print ? { ...settings, LOG_LEVEL: 'silent' } : settings },
    services,
  );
  const of = (name: Party) => credentialsOf(databaseUrl, secret, epoch, name);
  if (print) return void process.stdout.write(`${JSON.stringify(of(print), null, 2)}\n`);
  const folder = to ?? join(settings.PODIUM_DATA_DIR, 'credentials');
  for (const name of PARTIES) writeCredentials(credentialsFile(folder, name), of(name));
  process.stdout.write(`The database is up to date. Credentials are in ${folder}, one folder for each process.\n`);
});

function given(): { to: string | undefined; print: Party | undefined } {
  const { values } = parseArgs({ options: { to: { type: 'string' }, print: { type: 'string' } } });
  const print = PARTIES.find((name) => name === values.print);
  if (values.print !== undefined && print === undefined) {
    throw new StartRefused(`--print wants one of ${PARTIES.join(', ')}.`);
  }
  return { to: values.to, print };
}
