import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { brokenInvariants, startPodium, type RunningPodium } from '@podium/testing';
import {
  getNullableType,
  isInputObjectType,
  isListType,
  isEnumType,
  isScalarType,
  type GraphQLInputType,
} from 'graphql';
import { ask, signedIn } from './asking.fixture.js';
import { pick, randomness, type Chance } from './chance.fixture.js';
import { atOnce, Connections, halfOpen, type RawAnswer } from './requests.fixture.js';
import { nothingThere, rootFields, type RootField } from './root-fields.fixture.js';

const MINUTE = 60_000;
const CONNECTIONS = 50;
const MEGABYTES_10 = 10 * 1024 * 1024;

let podium: RunningPodium;
let bearer: { authorization: string };
let fields: RootField[];
let connections: Connections;
beforeAll(async () => {
  podium = await startPodium(
    { way: 'one process' },
    { env: { REQUESTS_PER_CLIENT_PER_SECOND: '0', NEW_OPERATIONS_PER_CLIENT_PER_SECOND: '0' } },
  );
  bearer = { authorization: `Bearer ${await signedIn(podium, 'administrator@podium.example')}` };
  const open = `mutation { openEdition(input: {definition: "hkicta-2023", calendar: [], datesMayHavePassed: true}) { __typename } }`;
  await ask(podium.url, open, {}, bearer);
  // Whoever signs out is nobody afterwards.
  fields = (await rootFields(podium.url)).filter(({ name }) => !/^(signOut|end.*Session)/.test(name));
  connections = new Connections(podium.url, CONNECTIONS);
}, 3 * MINUTE);
afterEach(async () => expect(await brokenInvariants(podium)).toEqual([]));
afterAll(async () => {
  connections?.close();
  await podium?.close();
}, MINUTE);

const isFault = ({ status, text }: RawAnswer) => status === 0 || status >= 500 || text.includes('"INTERNAL"');

describe('ten thousand requests that were bent a little, over fifty connections', () => {
  it(
    'are each answered, and none with a fault',
    async () => {
      const chance = randomness(20_261_127);
      const bent = Array.from({ length: 10_000 }, () => bend(chance, pick(chance, fields)));
      const faults: unknown[] = [];
      await atOnce(CONNECTIONS, bent, async ({ body, headers }) => {
        const answer = await connections.post(body, { ...bearer, ...headers });
        if (isFault(answer)) faults.push({ body: body.toString().slice(0, 600), headers, ...answer });
      });
      expect(faults).toEqual([]);
      expect(podium.output()).not.toMatch(/"msg":"fault"/);
      expect((await ask(podium.url, '{ me { email } }', {}, bearer)).data?.['me']).toBeTruthy();
    },
    4 * MINUTE,
  );
});

describe('every part of every input', () => {
  const WRONG: unknown[] = [null, true, 7.5, -1, 'nothing', [], {}, [[null]], { nothing: 1 }, 1e300, ''];

  it(
    'given as another type, is a mistake that is named, or a refusal',
    async () => {
      const faults: unknown[] = [];
      const wrong = fields
        .filter(({ kind }) => kind === 'mutation')
        .flatMap((field) => {
          const whole = field.variables(nothingThere);
          return field.args.flatMap(({ name, type }) =>
            pathsOf(type, [name]).flatMap((path) =>
              WRONG.map((value) => ({ field, variables: placed(whole, path, value) })),
            ),
          );
        });
      expect(wrong.length).toBeGreaterThan(1_000);
      await atOnce(CONNECTIONS, wrong, async ({ field, variables }) => {
        const answer = await connections.post(JSON.stringify({ query: field.text, variables }), bearer);
        const { data, errors } = JSON.parse(answer.text) as {
          data?: Record<string, { __typename: string }>;
          errors?: unknown[];
        };
        const named = (errors?.length ?? 0) > 0 || data?.[field.name]?.__typename !== undefined;
        if (isFault(answer) || !named) faults.push({ name: field.name, variables, ...answer });
      });
      expect(faults).toEqual([]);
    },
    4 * MINUTE,
  );
});

describe('while strangers waste its time', () => {
  const others = async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        connections.post(JSON.stringify({ query: '{ editions(first: 1) { nodes { code } } }' })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  };

  it(
    'others are answered: slow heads, bodies that never come, connections that say nothing',
    async () => {
      const head = 'POST /graphql HTTP/1.1\r\nhost: podium\r\ncontent-type: application/json\r\n';
      const kinds = ['', 'POST /gra', `${head}x-slow: `, `${head}content-length: 500\r\n\r\n{"query"`];
      const open = Array.from({ length: 200 }, (_, at) => halfOpen(podium.url, kinds[at % kinds.length] as string));
      try {
        await others();
      } finally {
        for (const { socket } of open) socket.destroy();
      }
      await others();
    },
    MINUTE,
  );

  it(
    'others are answered: bodies of ten megabytes, which are refused',
    async () => {
      const large = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(MEGABYTES_10) } });
      const refused = Array.from({ length: 10 }, () =>
        connections.post(large).then(
          ({ status }) => status,
          // The server may hang up on what is far too long before all of it was sent.
          () => 413,
        ),
      );
      await others();
      expect(new Set(await Promise.all(refused))).toEqual(new Set([413]));
    },
    MINUTE,
  );

  it(
    'others are answered: a thousand operations that differ in nothing but what pads them',
    async () => {
      const padded = Array.from({ length: 1_000 }, (_, at) => `{ __typename ${'#'.padEnd(1_500, String(at))}\n }`);
      const statuses = new Set<number>();
      const flood = atOnce(CONNECTIONS / 2, padded, async (query) => {
        statuses.add((await connections.post(JSON.stringify({ query }))).status);
      });
      await others();
      await flood;
      expect([...statuses]).toEqual([200]);
    },
    MINUTE,
  );
});

interface Bent {
  body: Buffer;
  headers: Record<string, string>;
}

/** A request that was right, with one thing or a few changed about it. */
function bend(chance: Chance, field: RootField): Bent {
  const variables = field.variables((scalar) => (chance() < 0.3 ? pick(chance, VALUES) : nothingThere(scalar)));
  let body: Buffer = Buffer.from(JSON.stringify({ query: field.text, variables }));
  for (let times = Math.floor(chance() * 4); times > 0; times--) body = pick(chance, CHANGES)(chance, body);
  return { body, headers: pick(chance, HEADERS) };
}

const at = (chance: Chance, body: Buffer) => Math.floor(chance() * body.length);

const CHANGES: ((chance: Chance, body: Buffer) => Buffer)[] = [
  // one byte becomes another
  (chance, body) => {
    const changed = Buffer.from(body);
    if (body.length > 0) changed[at(chance, body)] = Math.floor(chance() * 256);
    return changed;
  },
  // a piece is missing
  (chance, body) => {
    const from = at(chance, body);
    return Buffer.concat([body.subarray(0, from), body.subarray(from + 1 + Math.floor(chance() * 20))]);
  },
  // a piece comes twice
  (chance, body) => {
    const [from, length] = [at(chance, body), Math.floor(chance() * 60)];
    return Buffer.concat([body.subarray(0, from + length), body.subarray(from)]);
  },
  // something is put in
  (chance, body) => {
    const from = at(chance, body);
    return Buffer.concat([body.subarray(0, from), Buffer.from(pick(chance, PIECES)), body.subarray(from)]);
  },
  // it breaks off
  (chance, body) => body.subarray(0, at(chance, body)),
];

const PIECES = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\u0000',
  '\\ud800',
  '@include(if: false)',
  '...{__typename}',
  '$x',
  '\u0000',
  'é',
  '0',
  'null',
  '#',
  '"""',
];

const VALUES: unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  true,
  [],
  {},
  '\u0000',
  '\ud800',
  '🏆',
  'x'.repeat(5_000),
  'HKICTA23',
  'SL',
  '2026-02-30',
  { en: 'x' },
  ['x'],
];

const HEADERS: Record<string, string>[] = [
  {},
  {},
  {},
  { 'idempotency-key': 'the same one' },
  { 'idempotency-key': 'x'.repeat(1_000) },
  { 'accept-language': 'zh-HK,zh;q=0.9,*;q=0' },
  { 'accept-language': ';;;q=q' },
  { accept: 'text/html' },
  { accept: 'text/event-stream' },
  { 'content-type': 'application/json; charset=big5' },
  { 'content-type': 'text/plain' },
  { authorization: 'Bearer x' },
  { authorization: '' },
  { origin: 'https://elsewhere.example' },
  { 'x-forwarded-for': '::1, nonsense' },
];

/** The way to every part of an input, two objects deep. */
function pathsOf(type: GraphQLInputType, path: string[]): string[][] {
  const bare = getNullableType(type);
  if (path.length > 4 || isListType(bare) || isEnumType(bare) || isScalarType(bare)) return [path];
  if (!isInputObjectType(bare)) return [path];
  return [path, ...Object.values(bare.getFields()).flatMap((field) => pathsOf(field.type, [...path, field.name]))];
}

function placed(whole: unknown, [key, ...rest]: string[], value: unknown): Record<string, unknown> {
  const held = whole as Record<string, unknown>;
  return { ...held, [key as string]: rest.length === 0 ? value : placed(held[key as string], rest, value) };
}
