import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase } from '@podium/platform-database';
import { discardPostgres, startPostgres, type Postgres } from '@podium/platform-embedded-postgres';
import {
  brokenInvariants,
  rowsOf,
  SeasonRun,
  startPodium,
  untilSettled,
  type RunningPodium,
  type SeasonOutcome,
} from '@podium/testing';
import { ask, signedIn } from './asking.fixture.js';
import { Door } from './door.fixture.js';
import { MailServer } from './mail-server.fixture.js';
import { hasRedisServer, RedisServer } from './redis-server.fixture.js';
import { inDatabase, SMALL, told } from './season.fixture.js';
import { SmallDisk } from './small-disk.fixture.js';

const MINUTES = 60_000;
/** Longer than the first tries again of everything that tries again. */
const AWAY_MS = 6_000;

/** Something that Podium stands on, which goes away once the database has so many rows. */
interface Outage {
  what: string;
  rows: string;
  least: number;
  goAway(): Promise<void> | void;
  comeBack(): Promise<void> | void;
}

const disk = SmallDisk.mount();
const withRedis = hasRedisServer();
if (!disk) it.skip('a full disk in mid-season: left out, no file system can be mounted here', () => undefined);
if (!withRedis) it.skip('a Redis that is away in mid-season: left out, there is no redis-server', () => undefined);

describe('a season while what it stands on goes away and comes back', () => {
  let folder: string;
  let postgres: Postgres;
  let door: Door;
  let mail: MailServer;
  let redis: RedisServer | undefined;
  let podium: RunningPodium;
  let running: SeasonRun | undefined;
  let season: SeasonOutcome;
  const happened: string[] = [];

  const outages: Outage[] = [
    {
      what: 'the mail server',
      rows: 'accounts.session',
      least: 12,
      goAway: () => mail.goAway(),
      comeBack: () => mail.comeBack(),
    },
    {
      what: 'PostgreSQL',
      rows: `registrations.entry WHERE state <> 'draft'`,
      least: 20,
      goAway: () => postgres.stop(),
      async comeBack() {
        postgres = await startPostgres({ dataDir: folder, durable: false });
        door.leadTo(postgres.url);
      },
    },
    {
      what: 'room on the disk',
      rows: `registrations.entry WHERE state = 'admitted'`,
      least: 8,
      goAway: () => disk?.fill(),
      comeBack: () => disk?.makeRoom(),
    },
    {
      what: 'Redis',
      rows: 'judging.sheet',
      least: 60,
      goAway: () => redis?.goAway(),
      comeBack: () => redis?.comeBack(),
    },
  ];
  const tried = outages.filter(({ what }) =>
    what === 'Redis' ? withRedis : what === 'room on the disk' ? disk : true,
  );

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'podium-away-'));
    postgres = await startPostgres({ dataDir: folder, durable: false });
    door = await Door.to(postgres.url);
    mail = await MailServer.start();
    if (withRedis) redis = await RedisServer.start();
    podium = await startPodium(
      { way: 'one process' },
      {
        databaseUrl: await createDatabase(door.url, 'podium'),
        env: {
          SMTP_URL: mail.smtpUrl,
          ...(redis ? { REDIS_URL: redis.url } : {}),
          ...(disk ? { PODIUM_DATA_DIR: disk.folder } : {}),
        },
      },
    );
    running = await SeasonRun.begin({ ...podium, mailboxUrl: mail.url }, SMALL);
    for (const outage of tried) await through(outage, running);
    season = await running.outcome().catch((error: Error) => {
      const faults = podium
        .output()
        .split('\n')
        .filter((line) => line.includes('"level":50'));
      throw new Error(`${error.message}\nPodium said:\n${faults.slice(-5).join('\n').slice(-6_000)}`);
    });
    await settleDoubts();
    await untilSettled(podium.databaseUrl);
  }, 10 * MINUTES);
  afterAll(async () => {
    await running?.stop();
    await podium?.close();
    await redis?.close();
    await mail?.close();
    await door?.close();
    await postgres?.stop();
    await discardPostgres({ dataDir: folder, durable: false });
    disk?.unmount();
  }, MINUTES);

  /**
   * A letter in the server's hands when that went away may have arrived or not: nobody but a person who looks into the
   * server's log can tell, and here somebody does.
   */
  async function settleDoubts(): Promise<void> {
    const token = await signedIn(podium, 'administrator@podium.example', mail.url);
    const headers = { authorization: `Bearer ${token}` };
    const { data } = await ask(podium.url, '{ lettersInDoubt(first: 100) { nodes { id messageId } } }', {}, headers);
    for (const { id, messageId } of data?.['lettersInDoubt'].nodes as { id: string; messageId: string }[]) {
      const resolution = mail.letters.some((letter) => letter.id === messageId) ? 'SENT' : 'SEND_AGAIN';
      const answer = await ask(
        podium.url,
        `mutation ($input: ResolveLetterInDoubtInput!) { resolveLetterInDoubt(input: $input) { __typename } }`,
        { input: { letterId: id, resolution } },
        headers,
      );
      expect(answer.data).toEqual({ resolveLetterInDoubt: { __typename: 'Letter' } });
    }
  }

  /** Waits for its moment, then lets it be away for a while. */
  async function through({ what, rows, least, goAway, comeBack }: Outage, season: SeasonRun): Promise<void> {
    while (season.goesOn) {
      const [row] = await rowsOf<{ count: number }>(podium.databaseUrl, `SELECT count(*)::int FROM ${rows}`);
      if ((row?.count ?? 0) >= least) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    if (!season.goesOn) return;
    await goAway();
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
    await comeBack();
    happened.push(what);
  }

  it(`goes on by itself, without ${tried.map(({ what }) => what).join(', ')} for a while each`, () => {
    expect(happened).toEqual(tried.map(({ what }) => what));
    expect(season.retries).toBeGreaterThan(0);
    expect(podium.processes.get('podium')?.lives).toBe(true);
  });

  it('lost nothing that was acknowledged, and did nothing twice', async () => {
    expect(await inDatabase(podium, season.editionCode)).toEqual(told(season));
    expect(season.counts['entries submitted']).toBe(SMALL.entries);
    expect(await brokenInvariants({ ...podium, ...(disk ? { dataDir: disk.folder } : {}) })).toEqual([]);
  });

  it('sent every letter once', async () => {
    const written = await rowsOf<{ id: string }>(
      podium.databaseUrl,
      'SELECT message_id AS id FROM mailer.letter ORDER BY 1',
    );
    expect(mail.letters.map(({ id }) => id).sort()).toEqual(written.map(({ id }) => id));
  });
});
