import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AT_ONCE, fromNow, LONG_FROM_NOW, ResultsUnderTest, type Entrant } from '../results.fixture.js';

let test: ResultsUnderTest;
beforeAll(async () => void (test = await ResultsUnderTest.start()));
afterAll(() => test.stop());

const read = async (headers: Record<string, string> = {}) => {
  const { status, headers: answered, body } = await test.under.visit('/results/HKICTA23/winners.json', { headers });
  return { status, headers: answered, winners: body === '' ? [] : JSON.parse(body).winners };
};
const released = async (at: string, streamCode: string, categoryCode = 'SL') => {
  const [entrant] = (await test.entrants(1, categoryCode)) as [Entrant];
  await test.gold(entrant, streamCode);
  const approved = await test.approve(await test.propose(at));
  expect(approved.__typename).toBe('Release');
  return entrant;
};

describe('winners as open data', () => {
  it('are those that the public reads, and none before their instant', async () => {
    await released(LONG_FROM_NOW, 'OPEN');
    const nothing = await read();
    expect([nothing.status, nothing.headers['cache-control'], nothing.winners]).toEqual([
      200,
      'public, max-age=60',
      [],
    ]);
    const { entryCode } = await released(AT_ONCE, 'OPEN', 'FT');
    const { winners, headers } = await read();
    expect(winners).toEqual([
      expect.objectContaining({ entryCode, awardCode: 'gold', place: 1, releasedAt: expect.any(String) }),
    ]);
    expect(JSON.stringify(winners)).not.toContain('private-');
    expect((await read({ 'if-none-match': String(headers['etag']) })).status).toBe(304);
  });

  it('are kept by nobody beyond the instant of the next release', async () => {
    await released(fromNow(20_000), 'HW', 'ST');
    const [, seconds] = /max-age=(\d+)/.exec(String((await read()).headers['cache-control'])) ?? [];
    expect(Number(seconds)).toBeLessThan(20);
    expect(Number(seconds)).toBeGreaterThan(0);
  });

  it('are not there for an edition that is not', async () =>
    expect((await test.under.visit('/results/NONE/winners.json')).status).toBe(404));
});
