import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  credentialsOf,
  Database,
  loginUrl,
  migrate,
  prepareCluster,
  refuseUnmigrated,
  type Login,
} from '@podium/platform-database';
import { startThrowAwayServer } from '@podium/platform-embedded-postgres';
import { anInstallation, TEST_SECRET } from '../installation.js';
import type { ThrowAwayDatabase } from '../throw-away-database.js';

class Seats1 {
  readonly name = 'Seats1763856000000';
  up = (db: { query(sql: string): Promise<unknown> }) =>
    db.query('CREATE TABLE seat (id int PRIMARY KEY)') as Promise<void>;
  down = () => Promise.resolve();
}

let installation: ThrowAwayDatabase;
const opened: Database[] = [];
const as = (login: Login) => {
  const database = new Database(loginUrl(installation.url, login, TEST_SECRET), { max: 1 });
  opened.push(database);
  return database;
};
beforeAll(async () => {
  installation = await anInstallation();
});
afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()));
  await installation.drop();
});

const DENIED = { code: '42501' };

describe('the logins of an installation', () => {
  it('are made again and by several processes at once without harm', async () => {
    await Promise.all(Array.from({ length: 4 }, () => prepareCluster(installation.url, TEST_SECRET)));
  });

  it('find a schema that was migrated once, whoever was first', async () => {
    const ran = await Promise.all([1, 2, 3].map(() => migrate(installation.url, 'judging', [Seats1])));
    expect(ran.flat()).toEqual(['Seats1763856000000']);
  });

  it('are told when somebody forgot to migrate', async () => {
    await expect(refuseUnmigrated(as('podium_judging'), 'judging', [Seats1])).resolves.toBeUndefined();
    class Later {
      readonly name = 'Later1863856000000';
      up = () => Promise.resolve();
      down = () => Promise.resolve();
    }
    await expect(refuseUnmigrated(as('podium_judging'), 'judging', [Seats1, Later])).rejects.toThrow(
      /lacks 1 migrations of judging, Later1863856000000 first/,
    );
    await expect(refuseUnmigrated(as('podium_mailer'), 'mailer', [Seats1])).rejects.toThrow(/npm run migrate/);
  });

  it('of a service work on the rows of its own schema, and cannot change the schema', async () => {
    const judging = as('podium_judging');
    await judging.execute('INSERT INTO seat VALUES (1)');
    expect(await judging.query('SELECT id FROM seat')).toEqual([{ id: 1 }]);
    for (const sql of [
      'CREATE TABLE own (id int)',
      'ALTER TABLE seat ADD COLUMN x int',
      'DROP TABLE seat',
      'TRUNCATE seat',
    ]) {
      await expect(judging.execute(sql)).rejects.toMatchObject(DENIED);
    }
  });

  it('of a service see nothing of another', async () => {
    for (const login of ['podium_results', 'podium_mailer', 'results_public', 'podium_queue'] as const) {
      await expect(as(login).query('SELECT * FROM judging.seat')).rejects.toMatchObject(DENIED);
    }
    await expect(as('podium_judging').query('SELECT * FROM bullmq.jobs')).rejects.toMatchObject(DENIED);
  });

  it('of the auditor read everything and write nothing', async () => {
    const auditor = as('auditor');
    expect(await auditor.query('SELECT id FROM judging.seat')).toEqual([{ id: 1 }]);
    await auditor.execute('SET default_transaction_read_only = off');
    await expect(auditor.execute('DELETE FROM judging.seat')).rejects.toMatchObject(DENIED);
  });

  it('follow another secret only when that is said, and a secret that comes back brings no keys back', async () => {
    // A server of its own: the roles of this run's server have the passwords that every other suite connects with.
    const server = await startThrowAwayServer();
    try {
      const prepare = (secret: string, secretChanged = false) => prepareCluster(server.url, secret, { secretChanged });
      const first = await prepare('the first secret');
      expect(await prepare('the first secret')).toBe(first);
      await expect(prepare('the second secret')).rejects.toThrow(
        /PODIUM_SECRET is another one.*PODIUM_SECRET_CHANGED=yes/,
      );
      const second = await prepare('the second secret', true);
      const back = await prepare('the first secret', true);
      expect(new Set([first, second, back]).size).toBe(3);
      const own = (epoch: string) => credentialsOf(server.url, 'the first secret', epoch, 'accounts').keys.own;
      expect(own(back)).not.toBe(own(first));
    } finally {
      await server.stop();
    }
  });

  it('are what a service is given, and nothing of another', () => {
    const { databaseUrl, readerUrl, queueUrl } = credentialsOf(installation.url, TEST_SECRET, 'epoch', 'results');
    expect([databaseUrl, readerUrl, queueUrl].map((url) => new URL(url as string).username)).toEqual([
      'podium_results',
      'results_public',
      'podium_queue',
    ]);
    expect(credentialsOf(installation.url, TEST_SECRET, 'epoch', 'judging').readerUrl).toBeUndefined();
    expect(Object.keys(credentialsOf(installation.url, TEST_SECRET, 'epoch', 'gateway'))).toEqual(['keys']);
  });

  it('have passwords that follow from the secret of the installation alone', async () => {
    const url = (secret: string) => loginUrl(installation.url, 'podium_judging', secret);
    expect(url(TEST_SECRET)).toBe(url(TEST_SECRET));
    expect(new URL(url('another secret')).password).not.toBe(new URL(url(TEST_SECRET)).password);
  });
});
