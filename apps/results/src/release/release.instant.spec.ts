import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { awardsReleasedV1 } from '@podium/contracts';
import { loginUrl } from '@podium/platform-database';
import { StoppedClock, TEST_SECRET } from '@podium/testing';
import pg from 'pg';
import { AT_ONCE, fromNow, LONG_FROM_NOW, ResultsUnderTest, type Entrant } from '../results.fixture.js';
import { AnnounceReleases } from './announce-releases.js';

let test: ResultsUnderTest;
/** Somebody who reads by the public login. */
let reader: pg.Client;
beforeAll(async () => {
  test = await ResultsUnderTest.start();
  const edition = structuredClone(test.edition);
  for (const category of edition.categories) {
    for (let at = 1; at <= 40; at++)
      category.streams.push({ code: `S${at}`, name: { en: `Stream ${at}`, zhHant: `組別 ${at}` } });
  }
  await test.open(edition, 2);
  reader = new pg.Client(loginUrl(test.under.databaseUrl, 'results_public', TEST_SECRET));
  await reader.connect();
});
afterAll(async () => {
  await reader.end();
  await test.stop();
});

let streams = 0;
/** A gold in a stream of its own. */
async function aGold(categoryCode: string): Promise<{ entrant: Entrant; awardId: string }> {
  const [entrant] = (await test.entrants(1, categoryCode)) as [Entrant];
  return { entrant, awardId: await test.gold(entrant, `S${++streams}`) };
}
const publicly = async (code: string) =>
  (await reader.query('SELECT FROM results.released_award WHERE entry_code = $1', [code])).rowCount === 1;
const toldOf = async (releaseId: string) =>
  (await test.under.told(awardsReleasedV1)).filter((told) => told.releaseId === releaseId).length;

describe('the instant of a release', () => {
  it('is one of two: an instant that is ahead, or at once, said in so many words', async () => {
    await aGold('FT');
    const propose = (input: object) =>
      test.ask(
        `mutation ($input: ProposeReleaseInput!) { proposeRelease(input: $input) { __typename
           ... on InstantHasPassed { at message(locale: ZH_HANT) } } }`,
        { input: { editionCode: 'HKICTA23', categoryCode: 'FT', ...input } },
      );
    expect(await propose({})).toMatchObject({ __typename: 'InputRefused' });
    expect(await propose({ at: LONG_FROM_NOW, atOnce: true })).toMatchObject({ __typename: 'InputRefused' });
    expect(await propose({ at: '2023-11-03T10:00:00Z' })).toEqual({
      __typename: 'InstantHasPassed',
      at: '2023-11-03T10:00:00.000Z',
      message: '2023年11月3日下午6:00（香港時間）已過。請選擇較後的時間，或註明即時公布。',
    });
    expect(await propose({ at: '9999-12-31T23:59:59-23:59' })).toEqual({ errorCodes: ['BAD_USER_INPUT'] });
    expect(await propose({ atOnce: true })).toMatchObject({ __typename: 'Release' });
  });

  it('is bound into what is approved, with the place: another instant or place is another hash', async () => {
    await aGold('SM');
    const hashes = [];
    for (const at of [LONG_FROM_NOW, '2123-11-03T10:00:00.001Z', AT_ONCE])
      hashes.push((await test.propose(at, 'SM')).hash);
    hashes.push((await test.propose(LONG_FROM_NOW, null)).hash);
    expect(new Set(hashes).size).toBe(4);
    expect((await test.propose(LONG_FROM_NOW, 'SM')).hash).toBe(hashes[0]);
  });

  it('must be ahead when it is approved, too; the proposal may still be taken back', async () => {
    await aGold('DE');
    const proposed = await test.propose(fromNow(3_600_000), 'DE');
    const clock = await StoppedClock.in(test.under.databaseUrl, 'results');
    await clock.at('2123-11-03T10:00:00Z');
    expect(await test.approve(proposed)).toMatchObject({ __typename: 'InstantHasPassed' });
    expect(await test.cancel(proposed.id)).toMatchObject({ state: 'CANCELLED' });
    await clock.close();
  });

  it('is when somebody who takes the release back no longer can, even if they asked before it and had to wait', async () => {
    const { entrant } = await aGold('SI');
    const at = fromNow(1_500);
    const proposed = await test.propose(at, 'SI');
    await test.approve(proposed);
    // A reader in the midst of a transaction holds cancelling up beyond the instant.
    await reader.query('BEGIN');
    expect(await publicly(entrant.entryCode)).toBe(false);
    const cancelling = test.cancel(proposed.id);
    while (Date.now() < Date.parse(at)) await publicly(entrant.entryCode);
    await reader.query('COMMIT');
    expect(await cancelling).toMatchObject({ __typename: 'ReleaseHasHappened' });
    expect(await publicly(entrant.entryCode)).toBe(true);
  });

  it('parts what the public reads from what was taken back: never both, whoever comes first', async () => {
    const seen = { cancelled: 0, happened: 0 };
    for (let round = 0; round < 8; round++) {
      const { entrant } = await aGold('SB');
      const at = fromNow(2_000);
      const proposed = await test.propose(at, 'SB');
      if ((await test.approve(proposed)).__typename !== 'Release') continue;
      let read = false;
      let over = false;
      const reading = (async () => {
        while (!over) read = (await publicly(entrant.entryCode)) || read;
      })();
      while (Date.now() < Date.parse(at) - 16 + 4 * round) await new Promise((resolve) => setImmediate(resolve));
      const [cancelled] = await Promise.all([test.cancel(proposed.id), test.under.service.get(AnnounceReleases).run()]);
      while (Date.now() < Date.parse(at) + 20) await new Promise((resolve) => setImmediate(resolve));
      over = true;
      await reading;
      await test.under.service.get(AnnounceReleases).run();
      const taken = cancelled.__typename === 'Release';
      expect({ read, told: await toldOf(proposed.id) }).toEqual(
        taken ? { read: false, told: 0 } : { read: true, told: 1 },
      );
      seen[taken ? 'cancelled' : 'happened']++;
      if (!taken) continue;
      await test.withdraw(entrant);
    }
    expect(seen.cancelled + seen.happened).toBeGreaterThan(0);
  });
});

describe('an approved release', () => {
  it('loses no award to one organiser alone: it is taken back first, then two people see what is left', async () => {
    const { entrant, awardId } = await aGold('SL');
    const proposed = await test.propose(LONG_FROM_NOW, 'SL');
    await test.approve(proposed);
    expect(await test.revoke(awardId)).toMatchObject({ __typename: 'AwardIsApproved', releaseId: proposed.id });
    await test.cancel(proposed.id);
    expect(await test.revoke(awardId)).toMatchObject({ __typename: 'Award', state: 'REVOKED' });
    expect(await test.revoke(awardId)).toMatchObject({ __typename: 'AwardNotFound' });
    expect(entrant.categoryCode).toBe('SL');
  });

  it('never holds an award of an entry that is withdrawn while it is being approved', async () => {
    for (let round = 0; round < 8; round++) {
      const { entrant } = await aGold('SL');
      const proposed = await test.propose(AT_ONCE, 'SL');
      const [approved] = await Promise.all([test.approve(proposed), test.withdraw(entrant)]);
      const rows = await test.database.query(
        `SELECT a.revoked_at IS NULL AS held, r.id IS NOT NULL AS public FROM award a
           LEFT JOIN released_award r ON r.award_id = a.id WHERE a.entry_id = $1`,
        [entrant.entryId],
      );
      // Public and held, because the release came first; or gone and never public.
      expect(rows).toEqual([
        approved.__typename === 'Release' ? { held: true, public: true } : { held: false, public: false },
      ]);
      if (approved.__typename !== 'Release') await test.cancel(proposed.id);
    }
  });
});
