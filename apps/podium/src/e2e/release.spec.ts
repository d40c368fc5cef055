import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loginUrl } from '@podium/platform-database';
import {
  brokenInvariants,
  rowsOf,
  startPodium,
  TEST_SECRET,
  untilSettled,
  type RunningPodium,
  type SeasonOutcome,
} from '@podium/testing';
import { ask } from './asking.fixture.js';
import { heldSeason, SMALL } from './season.fixture.js';

const MINUTE = 60_000;

let podium: RunningPodium;
let season: SeasonOutcome;
beforeAll(async () => {
  podium = await startPodium({ way: 'one process' });
  season = await heldSeason(podium, { ...SMALL, entries: 52, seed: 'before the release' });
  await untilSettled(podium.databaseUrl);
}, 8 * MINUTE);
afterAll(async () => {
  expect(await brokenInvariants(podium)).toEqual([]);
  await podium?.close();
}, MINUTE);

/** Puts the instant of everything released elsewhere; the answers that the gateway keeps are given time to lapse. */
async function releaseAt(instant: string): Promise<void> {
  await rowsOf(podium.databaseUrl, `UPDATE results.released_award SET released_at = ${instant}`);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
}

const NONE = { totalCount: 0, nodes: [] };

/** Everything that anybody may read about winners, and what the login of the public read path finds. */
async function publicly() {
  const query = `query($code: String!, $edition: String!) {
    winners(editionCode: $edition, first: 100) { totalCount nodes { id title teamName } }
    ofCategory: winners(editionCode: $edition, categoryCode: "SI") { totalCount nodes { id title } }
    edition(code: $code) { code winners(first: 100) { totalCount nodes { id entryCode title } } }
    editions(first: 2) { nodes { code winners(first: 100) { totalCount nodes { id title } } } } }`;
  const { data, text, codes } = await ask(podium.url, query, { code: season.editionCode, edition: season.editionCode });
  const rows = await rowsOf(
    loginUrl(podium.databaseUrl, 'results_public', TEST_SECRET),
    'SELECT * FROM results.released_award',
  );
  return { data, text, codes, rows };
}

describe('what the public reads', () => {
  it('is nothing before the instant of the release, by any way', async () => {
    await releaseAt(`clock_timestamp() + interval '1 hour'`);
    const { data, codes, rows } = await publicly();
    expect([data, codes, rows]).toEqual([
      {
        winners: NONE,
        ofCategory: NONE,
        edition: { code: season.editionCode, winners: NONE },
        editions: { nodes: [{ code: season.editionCode, winners: NONE }] },
      },
      [],
      [],
    ]);
    const inside = `query($e: String!) { awards(editionCode: $e) { totalCount } }`;
    expect((await ask(podium.url, inside, { e: season.editionCode })).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('is every winner from that instant on, alike by every way', async () => {
    await releaseAt(`clock_timestamp() - interval '1 hour'`);
    const { data, rows } = await publicly();
    const count = season.winners.EN.length;
    for (const { totalCount, nodes } of [
      data?.['winners'],
      data?.['edition'].winners,
      data?.['editions'].nodes[0].winners,
    ]) {
      expect(totalCount).toBe(count);
      expect(nodes).toHaveLength(Math.min(count, 100));
    }
    expect(rows).toHaveLength(count);
    expect(data?.['ofCategory'].totalCount).toBeGreaterThan(0);
  });

  it('is closed to that login otherwise: it writes nothing and reads nothing else', async () => {
    const login = loginUrl(podium.databaseUrl, 'results_public', TEST_SECRET);
    for (const sql of [
      'SELECT FROM results.award',
      'SELECT FROM results.entrant',
      'SELECT FROM judging.standing',
      'SELECT FROM accounts.person',
      `SET default_transaction_read_only = off; UPDATE results.released_award SET released_at = now()`,
    ]) {
      await expect(rowsOf(login, sql)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|25006)$/) });
    }
  });
});
