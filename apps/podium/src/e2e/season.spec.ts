import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  brokenInvariants,
  mailboxLetters,
  METRICS_TOKEN,
  rowsOf,
  startPodium,
  untilSettled,
  waysLeftOut,
  waysToRun,
  type RunningPodium,
  type SeasonOutcome,
} from '@podium/testing';
import { heldSeason, inDatabase, SMALL, told } from './season.fixture.js';

const CATEGORIES = ['DE', 'FT', 'SB', 'SI', 'SL', 'SM', 'SP', 'ST'];
const MINUTES = 60_000;

/** The first way's results; every other way's must be the same bytes. */
let reference: SeasonOutcome | undefined;

const ways = waysToRun();
describe.each(ways)('a season in $way', (way) => {
  let podium: RunningPodium;
  let season: SeasonOutcome;
  beforeAll(async () => {
    podium = await startPodium(way);
    season = await heldSeason(podium);
    await untilSettled(podium.databaseUrl);
    reference ??= season;
  }, 8 * MINUTES);
  afterAll(() => podium?.close(), MINUTES);

  it('ends with winners in every category and for the whole edition, in three languages', () => {
    const categories = new Set(season.winners.EN.map(({ categoryCode }) => categoryCode));
    expect([...categories].sort()).toEqual([...CATEGORIES, null].sort());
    const codes = (locale: keyof SeasonOutcome['winners']) =>
      season.winners[locale].map(({ awardCode, entryCode }) => `${awardCode} ${entryCode}`);
    expect(codes('ZH_HANT')).toEqual(codes('EN'));
    expect(codes('ZH_HANS')).toEqual(codes('EN'));
    const [english, chinese] = [season.winners.EN[0], season.winners.ZH_HANT[0]];
    expect([english?.['awardName'], chinese?.['awardName']]).toEqual([
      'Award of the Year',
      expect.stringMatching(/大獎/),
    ]);
  });

  // The first way is what the others are compared with.
  if (way !== ways[0]) {
    it('gives the same bytes as the first way', () => {
      expect(season).not.toBe(reference);
      expect(season.results).toBe(reference?.results);
    });
  }

  it('has in the database what it told', async () => {
    expect(await inDatabase(podium, season.editionCode)).toEqual(told(season));
  });

  it('leaves nothing that must never be', async () => {
    expect(await brokenInvariants(podium)).toEqual([]);
  });

  it('sent every letter once', async () => {
    const letters = await mailboxLetters(podium.dataDir);
    const [{ count } = { count: 0 }] = await rowsOf<{ count: number }>(
      podium.databaseUrl,
      'SELECT count(*)::int FROM mailer.letter',
    );
    expect([letters.length, new Set(letters.map(({ messageId }) => messageId)).size]).toEqual([count, count]);
  });

  it('says of every process that it is ready, and its numbers', async () => {
    for (const [name, address] of podium.addresses) {
      expect([name, (await fetch(`${address}/health/ready`)).status]).toEqual([name, 200]);
      const metrics = await (
        await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
      ).text();
      expect(metrics).toMatch(/^podium_operation_milliseconds_count\{[^}]*\} [1-9]/m);
    }
  });

  it('logs nobody’s address, code or token', async () => {
    const output = podium.output();
    expect(output).not.toMatch(/@season\.podium\.example/);
    expect(output).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}\./);
    const codes = (await mailboxLetters(podium.dataDir)).flatMap(
      ({ text }) => text.match(/^\s*(\d{6})\s*$/m)?.[1] ?? [],
    );
    expect(codes.length).toBeGreaterThan(SMALL.judges);
    expect(codes.filter((code) => new RegExp(`\\b${code}\\b`).test(output))).toEqual([]);
  });

  if (way.way === 'one process') {
    it(
      'gives the same bytes again on the same server, and others for another seed',
      async () => {
        const again = await heldSeason(podium);
        expect(again.editionCode).not.toBe(season.editionCode);
        expect(again.results).toBe(season.results);
        const other = await heldSeason(podium, { ...SMALL, seed: '8' });
        expect(other.results).not.toBe(season.results);
        await untilSettled(podium.databaseUrl);
        expect(await brokenInvariants(podium)).toEqual([]);
      },
      8 * MINUTES,
    );
  }

  it(
    'ends when it is asked to, every process by itself',
    async () => {
      const names = [...podium.processes.keys()];
      expect(await podium.stop()).toEqual(Object.fromEntries(names.map((name) => [name, 0])));
    },
    MINUTES,
  );
});

for (const reason of waysLeftOut()) it.skip(`a season in ${reason}`, () => undefined);
