import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPodium, waysToRun, type RunningPodium } from '@podium/testing';
import { ask, signedIn } from './asking.fixture.js';

const MINUTE = 60_000;
const ADMINISTRATOR = 'administrator@podium.example';
const OPEN = `mutation { openEdition(input: {definition: "hkicta-2023", datesMayHavePassed: true, calendar: [{code: "ceremony", at: "2123-11-03T19:00:00+08:00"}]}) { __typename } }`;
const MOVE = `mutation ($at: DateTime!) { moveMilestone(input: {editionCode: "HKICTA23", milestone: "ceremony", at: $at, reason: "A typhoon."}) { __typename ... on Refusal { message } } }`;
const WATCH = `subscription { editionChanged(editionCode: "HKICTA23") { revision winners { totalCount } } }`;

/** What an EventSource hears. */
async function* events(url: string, query: string, headers: Record<string, string> = {}): AsyncGenerator<string> {
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { accept: 'text/event-stream', ...headers },
  });
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += new TextDecoder().decode(chunk);
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      if (block !== ':') yield block;
    }
  }
}

/** @throws for an event that says something else */
function revisionIn(block: string): number {
  const [, revision] = /"revision":(\d+)/.exec(block) ?? [];
  if (revision === undefined) throw new Error(`no revision in ${block}`);
  return Number(revision);
}

describe.each(waysToRun())('the edge, in $way', (way) => {
  let podium: RunningPodium;
  let token: string;
  beforeAll(async () => {
    podium = await startPodium(way);
    token = await signedIn(podium, ADMINISTRATOR);
    const opened = await ask(podium.url, OPEN, {}, { authorization: `Bearer ${token}` });
    expect(opened.data).toEqual({ openEdition: { __typename: 'Edition' } });
  }, 3 * MINUTE);
  afterAll(() => podium?.close(), MINUTE);

  it('forwards what services state as routes, and nothing of what they say to each other', async () => {
    const get = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(`${podium.url}${path}`, { headers })).status;
    const open = [
      '/registrations/editions/HKICTA23/calendar.ics',
      '/results/HKICTA23/winners.json',
      '/.well-known/jwks.json',
    ];
    expect(await Promise.all(open.map((path) => get(path)))).toEqual([200, 200, 200]);
    const none = '/judging/rounds/0197a000-0000-7000-8000-000000000000/standing.json';
    expect([await get(none), await get(none, { authorization: `Bearer ${token}` })]).toEqual([401, 404]);
    expect([await get('/internal/keys'), await get('/mailbox/letters')]).toEqual([404, 403]);
    const apart = podium.addresses.get('results');
    if (apart) expect((await fetch(`${apart}/results/HKICTA23/winners.json`)).status).toBe(403);
  });

  it(
    'tells subscribers of a commit, goes on from what they heard last, and lets them go when it stops',
    async () => {
      const stream = events(podium.url, WATCH);
      const first = String((await stream.next()).value);
      const revision = revisionIn(first);
      const id = /^id: (\S+)$/m.exec(first)?.[1] ?? '';
      const resumed = events(podium.url, WATCH, { 'last-event-id': id });
      const next = resumed.next();
      const moved = await ask(
        podium.url,
        MOVE,
        { at: '2123-11-04T19:00:00+08:00' },
        { authorization: `Bearer ${token}` },
      );
      expect(moved.data).toEqual({ moveMilestone: { __typename: 'Edition' } });
      expect(revisionIn(String((await stream.next()).value))).toBe(revision + 1);
      expect(revisionIn(String((await next).value))).toBe(revision + 1);
      const codes = podium.stop();
      const last = [await stream.next(), await stream.next(), await stream.next()].map(({ value }) => value as unknown);
      expect(last).toEqual([expect.stringContaining('"reason":"STOPPING"'), 'event: complete\ndata: ', undefined]);
      expect(new Set(Object.values(await codes))).toEqual(new Set([0]));
    },
    MINUTE,
  );
});
