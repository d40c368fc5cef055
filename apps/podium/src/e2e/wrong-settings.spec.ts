import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rowsOf, ServerProcess, throwAwayDatabase, TEST_SECRET, type ThrowAwayDatabase } from '@podium/testing';

let folder: string;
let database: ThrowAwayDatabase;
let taken: Server;
let port: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'podium-settings-'));
  chmodSync(folder, 0o755);
  database = await throwAwayDatabase();
  taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  port = String((taken.address() as AddressInfo).port);
});
afterAll(async () => {
  await new Promise((resolve) => taken.close(resolve));
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a process that is to refuse, and gives everything it said. */
async function refusal(env: Record<string, string>, script = 'apps/podium/dist/main.js'): Promise<string> {
  const podium = new ServerProcess('podium', {
    script,
    env: { PODIUM_DATA_DIR: join(folder, 'data'), PORT: '0', ...env },
  });
  podium.start();
  expect(await podium.ended()).toBe(1);
  // A sentence, not a stack, and nothing that only whoever wrote the code could read.
  expect(podium.output).not.toMatch(/\n\s+at |node:internal|secret\.\d/);
  return podium.output;
}

const with_ = (change: (url: URL) => void) => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};

const schemas = async () =>
  (
    await rowsOf<{ name: string }>(
      database.url,
      `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^(pg_|information)'`,
    )
  ).map(({ name }) => name);

describe('Podium says in a sentence what to change, and has changed nothing by then, when', () => {
  afterAll(async () => expect(await schemas()).toEqual(['public']));

  it('its port is taken', async () => {
    const said = await refusal({ DATABASE_URL: database.url, PORT: port });
    expect(said).toMatch(new RegExp(`Port ${port} .* is in use by another program.*PORT`));
  });

  it('its host is none of this machine', async () =>
    expect(await refusal({ DATABASE_URL: database.url, HOST: '203.0.113.1' })).toMatch(
      /no address 203\.0\.113\.1.*HOST/,
    ));

  it('nobody answers at its database', async () =>
    expect(await refusal({ DATABASE_URL: with_((url) => (url.port = port === '1' ? '2' : '1')) })).toMatch(
      /Nobody answers as PostgreSQL at 127\.0\.0\.1:1 .*DATABASE_URL/,
    ));

  it('its database refuses the password, which is not shown', async () => {
    const said = await refusal({ DATABASE_URL: with_((url) => (url.password = 'guessed-wrong')) });
    expect(said).toMatch(/refuses the password of the user "postgres".*DATABASE_URL/);
    expect(said).not.toContain('guessed-wrong');
  });

  it('there is no such database', async () =>
    expect(await refusal({ DATABASE_URL: with_((url) => (url.pathname = '/nowhere')) })).toMatch(
      /no database "nowhere".*DATABASE_URL/,
    ));

  it('its login may not make others', async () => {
    await rowsOf(
      database.url,
      `DO $$ BEGIN CREATE ROLE podium_nobody LOGIN PASSWORD 'x'; EXCEPTION WHEN duplicate_object THEN END $$`,
    );
    const said = await refusal({
      DATABASE_URL: with_((url) => {
        url.username = 'podium_nobody';
        url.password = 'x';
      }),
    });
    expect(said).toMatch(/may not create roles and schemas/);
  });

  it.each([
    ['DATABASE_URL', 'mysql://root@127.0.0.1/podium', /DATABASE_URL: .*postgresql:\/\//],
    ['PORT', 'many', /PORT: /],
  ])('%s is %s', async (name, value, sentence) => expect(await refusal({ [name]: value })).toMatch(sentence));

  it('a variable is misspelt, which is no reason to refuse but is said', async () =>
    expect(await refusal({ PODIUM_DATADIR: '/data', PORT: port })).toMatch(
      /PODIUM_DATADIR is no setting.*Is PODIUM_DATA_DIR meant\?/,
    ));

  it('a service apart has no credentials, or those of another', async () =>
    expect(await refusal({}, 'apps/judging/dist/main.js')).toMatch(/npm run migrate.*PODIUM_CREDENTIALS/));

  it('the migrating job is not given what it needs', async () =>
    expect(await refusal({}, 'apps/podium/dist/migrate.js')).toMatch(/DATABASE_URL.*PODIUM_SECRET/));
});

const onlyForOthers = process.getuid?.() === 0 ? it.skip : it;

describe('a data folder that cannot be used', () => {
  onlyForOthers('because it may not be written is told', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    expect(await refusal({ PODIUM_DATA_DIR: join(closed, 'data') })).toMatch(
      /data folder .* cannot be used.*PODIUM_DATA_DIR/,
    );
    expect(readdirSync(closed)).toEqual([]);
  });

  it('because a part of its path is a file is told', async () =>
    expect(await refusal({ PODIUM_DATA_DIR: '/dev/null/data' })).toMatch(
      /data folder .* cannot be used.*PODIUM_DATA_DIR/,
    ));
});

describe('another secret than the one before', () => {
  it('is refused, and nothing is changed, unless it is said to be on purpose', async () => {
    const own = await throwAwayDatabase();
    try {
      const migrate = async (env: Record<string, string>) => {
        const job = new ServerProcess('migrate', {
          script: 'apps/podium/dist/migrate.js',
          env: { DATABASE_URL: own.url, PODIUM_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', ...env },
        });
        job.start();
        return { code: await job.ended(), said: job.output };
      };
      // The roles of this run's server have passwords that follow from its secret: another one is only ever refused here.
      expect(await migrate({ PODIUM_SECRET: TEST_SECRET })).toMatchObject({ code: 0 });
      const { code, said } = await migrate({ PODIUM_SECRET: 'another secret that is long enough to be one' });
      expect([code, said]).toEqual([
        1,
        expect.stringMatching(/PODIUM_SECRET is another one.*PODIUM_SECRET_CHANGED=yes/),
      ]);
      expect(await migrate({ PODIUM_SECRET: TEST_SECRET })).toMatchObject({ code: 0 });
    } finally {
      await own.drop();
    }
  });
});
