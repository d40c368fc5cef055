import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  brokenInvariants,
  mailboxLetters,
  rowsOf,
  SeasonRun,
  startPodium,
  untilSettled,
  type RunningPodium,
  type SeasonOutcome,
  type WayToRun,
} from '@podium/testing';
import { heldSeason, inDatabase, SMALL, told } from './season.fixture.js';

const MINUTES = 60_000;

/** At which moment of the season which process is killed: once the database has so many rows. */
interface Kill {
  victim: string;
  rows: string;
  least: number;
}

const SESSIONS = 'accounts.session';
const ENTRIES = `registrations.entry WHERE state <> 'draft'`;
const ADMITTED = `registrations.entry WHERE state = 'admitted'`;
const SHEETS = 'judging.sheet';
const STANDINGS = 'judging.standing';
const AWARDS = 'results.award';

const plans: { way: WayToRun['way']; kills: Kill[] }[] = [
  {
    way: 'one process',
    kills: [
      { victim: 'podium', rows: SESSIONS, least: 15 },
      { victim: 'podium', rows: ENTRIES, least: 30 },
      { victim: 'podium', rows: ADMITTED, least: 20 },
      { victim: 'podium', rows: SHEETS, least: 60 },
      { victim: 'podium', rows: STANDINGS, least: 5 },
      { victim: 'podium', rows: SHEETS, least: 400 },
      { victim: 'podium', rows: AWARDS, least: 1 },
    ],
  },
  {
    way: 'separate processes',
    kills: [
      { victim: 'accounts', rows: SESSIONS, least: 15 },
      { victim: 'mailer', rows: ENTRIES, least: 5 },
      { victim: 'gateway', rows: ENTRIES, least: 20 },
      { victim: 'registrations', rows: ADMITTED, least: 10 },
      { victim: 'judging', rows: SHEETS, least: 60 },
      { victim: 'gateway', rows: SHEETS, least: 250 },
      { victim: 'judging', rows: STANDINGS, least: 20 },
      { victim: 'results', rows: AWARDS, least: 1 },
    ],
  },
];

/** Held once: a season has the same results in every way to run. */
let undisturbed: string | undefined;

describe.each(plans)('a season in $way, killed again and again', ({ way, kills }) => {
  let podium: RunningPodium;
  let season: SeasonOutcome;
  let running: SeasonRun | undefined;
  let killed: string[];
  beforeAll(async () => {
    podium = await startPodium({ way });
    running = await SeasonRun.begin(podium, SMALL);
    killed = await killThrough(podium, running, kills);
    season = await running.outcome();
    await untilSettled(podium.databaseUrl);
  }, 10 * MINUTES);
  afterAll(async () => {
    await running?.stop();
    await podium?.close();
  }, MINUTES);
  afterEach(async () => expect(await brokenInvariants(podium)).toEqual([]));

  it('was killed at every one of these moments, and noticed', () => {
    expect(killed).toEqual(kills.map(({ victim }) => victim));
    expect(season.retries).toBeGreaterThan(0);
  });

  it('lost nothing that was acknowledged, and did nothing twice', async () => {
    expect(await inDatabase(podium, season.editionCode)).toEqual(told(season));
    expect(season.counts['entries submitted']).toBe(SMALL.entries);
  });

  it('sent no letter twice and forgot none', async () => {
    const letters = await mailboxLetters(podium.dataDir);
    const queued = await rowsOf<{ messageId: string }>(
      podium.databaseUrl,
      'SELECT message_id AS "messageId" FROM mailer.letter ORDER BY 1',
    );
    expect(letters.map(({ messageId }) => messageId).sort()).toEqual(queued.map(({ messageId }) => messageId));
    const aboutEntries = letters.filter(({ text }) => /HKICTA23-[A-Z]{2}-\d{4}/.test(text));
    const contents = aboutEntries.map(({ to, subject, text }) => `${to} ${subject} ${text}`);
    expect(new Set(contents).size).toBe(contents.length);
    expect(contents.length).toBeGreaterThan(SMALL.entries);
  });

  it(
    'ended with the same bytes as one that nobody killed',
    async () => {
      undisturbed ??= (await heldSeason(podium)).results;
      expect(season.results).toBe(undisturbed);
    },
    8 * MINUTES,
  );
});

/** Kills each victim at its moment and starts it again at once. @returns the victims, in order */
async function killThrough({ databaseUrl, kill, restart }: RunningPodium, season: SeasonRun, kills: Kill[]) {
  const killed: string[] = [];
  for (const { victim, rows, least } of kills) {
    while (season.goesOn) {
      const [row] = await rowsOf<{ count: number }>(databaseUrl, `SELECT count(*)::int FROM ${rows}`);
      if ((row?.count ?? 0) >= least) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    if (!season.goesOn) break;
    await kill(victim);
    killed.push(victim);
    await restart(victim);
  }
  return killed;
}
