import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { brokenInvariants, METRICS_TOKEN, startPodium, type RunningPodium } from '@podium/testing';
import { serverAudits } from 'graphql-http';
import { generateKeyPair, SignJWT } from 'jose';
import { ask, signedIn } from './asking.fixture.js';
import { pick, randomness, type Chance } from './chance.fixture.js';
import { nothingThere, rootFields, type RootField } from './root-fields.fixture.js';

const MINUTE = 60_000;
const ADMINISTRATOR = 'administrator@podium.example';
/** What anybody may ask; everything else needs a person. */
const PUBLIC = [
  'checkAnswers',
  ...['node', 'nodes', 'me', 'edition', 'editions', 'winners', 'requestSignInCode', 'signIn', 'renewSession'],
  // Whoever got the letter has the token, signed in or not.
  ...['invitation', 'declineInvitation'],
];
/** What no answer may ever contain: frames of a stack, paths of this machine, words of the database. */
const INSIDES = /\bat [\w.<>]+ \(|node_modules|\/dist\/|\.js:\d+|SELECT |INSERT |violates|ECONN|relation "/;

let podium: RunningPodium;
let token: string;
let fields: RootField[];
beforeAll(async () => {
  podium = await startPodium(
    { way: 'one process' },
    { env: { REQUESTS_PER_CLIENT_PER_SECOND: '0', NEW_OPERATIONS_PER_CLIENT_PER_SECOND: '0' } },
  );
  token = await signedIn(podium, ADMINISTRATOR);
  const open = `mutation { openEdition(input: {definition: "hkicta-2023", calendar: [], datesMayHavePassed: true}) { __typename } }`;
  expect((await ask(podium.url, open, {}, bearer(token))).data).toEqual({ openEdition: { __typename: 'Edition' } });
  fields = await rootFields(podium.url);
}, 3 * MINUTE);
afterAll(() => podium?.close(), MINUTE);
afterEach(async () => expect(await brokenInvariants(podium)).toEqual([]));

const bearer = (of: string) => ({ authorization: `Bearer ${of}` });

/** How many operations each service has run so far. */
async function operationsRun(): Promise<Record<string, number>> {
  const counts = ['accounts', 'registrations', 'judging', 'results', 'mailer'].map(async (name) => {
    const text = await (await fetch(`${podium.url}/metrics/${name}`, { headers: bearer(METRICS_TOKEN) })).text();
    const found = [...text.matchAll(/^podium_operation_milliseconds_count\{[^}]*\} (\d+)/gm)];
    return [name, found.reduce((sum, [, count]) => sum + Number(count), 0)] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

describe('the public address', () => {
  it('passes every audit of graphql-http', async () => {
    const audits = serverAudits({ url: () => `${podium.url}/graphql`, fetchFn: fetch });
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    expect(results.filter(({ status }) => status !== 'ok').map(({ id, name }) => [id, name])).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(61);
  });

  it('shows an explorer that asks nobody else for anything', async () => {
    const page = await (await fetch(`${podium.url}/explorer`)).text();
    const tags = [...page.matchAll(/<(?:script|link|img|iframe)\b[^>]*?(?:src|href)=["']([^"']+)/g)];
    expect(tags.map(([, to]) => to as string).filter((to) => /^(?:https?:)?\/\//.test(to))).toEqual([]);
    expect([...page.matchAll(/url\(["']?(https?:[^)"']+)|@import[^;]*https?:[^;]+/g)]).toEqual([]);
  });

  it.each([
    ['too deep', `{ edition(code: "X") ${deep(5)} }`, 'QUERY_TOO_DEEP'],
    ['too long', `{ __typename #${'x'.repeat(21_000)}\n }`, 'QUERY_TOO_LONG'],
    ['of too many words', `{ ${'__typename '.repeat(2_600)} }`, 'QUERY_TOO_LONG'],
    ['of too many aliases', `{ ${aliases(40)} }`, 'QUERY_HAS_TOO_MANY_ALIASES'],
    ['too costly', `{ ${costly()} }`, 'QUERY_TOO_COSTLY'],
  ])('refuses an operation that is %s before any service hears of it', async (_, query, code) => {
    const before = await operationsRun();
    const { codes, data } = await ask(podium.url, query, {}, bearer(token));
    expect([codes, data]).toEqual([[code], undefined]);
    expect(await operationsRun()).toEqual(before);
    await ask(podium.url, '{ me { id } }', {}, bearer(token));
    expect(await operationsRun()).not.toEqual(before);
  });
});

describe('nobody', () => {
  it('gets no answer but to what is public', async () => {
    const open: string[] = [];
    for (const { name, text, variables } of fields) {
      const { codes, data, status } = await ask(podium.url, text, variables(nothingThere));
      expect([name, status]).toEqual([name, 200]);
      if (codes.join() === 'UNAUTHENTICATED') expect([name, data?.[name] ?? null]).toEqual([name, null]);
      else open.push(name);
    }
    const known = new Set(fields.map(({ name }) => name));
    expect(open.sort()).toEqual(PUBLIC.filter((name) => known.has(name)).sort());
    expect(fields.length).toBeGreaterThan(40);
  });

  it('is not whoever brings a token that was tampered with or comes from elsewhere: that is refused', async () => {
    const [head, body, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string };
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { privateKey } = await generateKeyPair('EdDSA');
    const elsewhere = (kid: string) => new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid }).sign(privateKey);
    const hmac = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: header.kid });
    const forged = {
      'another person': `${head}.${encoded({ ...claims, sub: '00000000-0000-7000-8000-000000000000' })}.${signature}`,
      'a longer life': `${head}.${encoded({ ...claims, exp: 4_000_000_000 })}.${signature}`,
      'another signature': `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      'no signature': `${head}.${body}.`,
      'no algorithm': `${encoded({ alg: 'none' })}.${body}.`,
      'a symmetric algorithm': await hmac.sign(Buffer.from('podium podium podium podium podium')),
      'another installation': await elsewhere('another-installation'),
      'another installation that borrows the key’s name': await elsewhere(header.kid),
      'half of it': token.slice(0, token.length / 2),
    };
    const who = `{ me { id } }`;
    expect((await ask(podium.url, who, {}, bearer(token))).data?.['me']).toEqual({ id: claims['sub'] });
    for (const [what, each] of Object.entries(forged)) {
      const { data, codes } = await ask(podium.url, who, {}, bearer(each));
      expect([what, data, codes]).toEqual([what, undefined, ['UNAUTHENTICATED']]);
    }
    const two = '{ me { id } editions { nodes { code } } }';
    expect(await ask(podium.url, two, {}, bearer(forged['half of it']))).toMatchObject({ codes: ['UNAUTHENTICATED'] });
    expect((await ask(podium.url, two, {}, bearer(forged['half of it']))).data).toBeUndefined();
  });
});

describe('bad input', () => {
  const chance = randomness(20_261_123);

  it(
    'in bodies and content types never becomes a fault',
    async () => {
      const faults: unknown[] = [];
      for (let round = 0; round < 300; round++) {
        const method = pick(chance, ['POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);
        const type = pick(chance, [
          'application/json',
          'text/plain',
          'application/graphql',
          'multipart/form-data',
          '',
          'x',
        ]);
        const path = pick(chance, [
          '/graphql',
          '/graphql',
          '/graphql',
          '/graphql?query=%00',
          '/mailbox/letters/%ff',
          '/..%2f',
          '/explorer/x',
        ]);
        const body = method === 'GET' ? null : pick(chance, BODIES)(chance);
        const response = await fetch(`${podium.url}${path}`, {
          method,
          headers: type === '' ? {} : { 'content-type': type },
          body,
        });
        const text = await response.text();
        if (response.status >= 500 || (path !== '/explorer' && INSIDES.test(text))) {
          faults.push({
            method,
            path,
            type,
            body: String(body).slice(0, 200),
            status: response.status,
            text: text.slice(0, 300),
          });
        }
      }
      expect(faults).toEqual([]);
    },
    MINUTE,
  );

  it(
    'in any argument of any field, by the administrator, never becomes a fault',
    async () => {
      const faults: unknown[] = [];
      // Whoever signs out is nobody afterwards.
      const asked = fields.filter(({ name }) => name !== 'signOut');
      for (let round = 0; round < 4; round++) {
        for (const { name, text, variables } of asked) {
          const given = variables((scalar) => pick(chance, NASTY[scalar] ?? NASTY['String'] ?? []));
          const answer = await ask(podium.url, text, given, bearer(token));
          if (answer.status >= 500 || answer.codes.includes('INTERNAL') || INSIDES.test(answer.text)) {
            faults.push({ name, given: JSON.stringify(given).slice(0, 500), answer: answer.text.slice(0, 500) });
          }
        }
      }
      expect(faults).toEqual([]);
      expect(podium.output()).not.toMatch(/"msg":"fault"/);
    },
    2 * MINUTE,
  );
});

function deep(turns: number): string {
  return turns === 0 ? '{ code }' : `{ rounds(first: 1) { nodes { edition ${deep(turns - 1)} } } }`;
}

function aliases(count: number): string {
  return Array.from({ length: count }, (_, at) => `a${at}: __typename`).join(' ');
}

function costly(): string {
  const page = 'entries(editionCode: "X", first: 100) { nodes { team { members { displayName } } } }';
  return Array.from({ length: 20 }, (_, at) => `a${at}: ${page}`).join(' ');
}

const noise = (chance: Chance) =>
  Buffer.from(Array.from({ length: Math.floor(chance() * 400) }, () => Math.floor(chance() * 256)));

const BODIES: ((chance: Chance) => string | Buffer<ArrayBuffer>)[] = [
  noise,
  () => '',
  () => '{"query":',
  () => 'null',
  () => '[[[[[[]]]]]]',
  () => '{"query": null}',
  () => '{"query": "{ me { id } }", "variables": "x"}',
  () => '{"query": "query($a: Int!) { __typename }", "variables": {"a": 1e400}}',
  () => '{"__proto__": {"query": "{ __typename }"}, "constructor": 1}',
  () => '{"query": "{ edition(code: \\"\\u0000\\") { code } }"}',
  () => '{"query": "{ edition(code: \\"\\ud800\\") { code } }"}',
  () => '{"query": "\\ufeff{ __typename }", "operationName": "nothing"}',
  () => JSON.stringify({ query: '{'.repeat(5_000) }),
  () => JSON.stringify({ query: 'fragment A on Query { ...B } fragment B on Query { ...A } { ...A }' }),
  () => JSON.stringify({ query: 'query($x: [[[[String]]]]) { __typename }', variables: { x: [[[['y']]]] } }),
  (chance) => JSON.stringify({ query: noise(chance).toString('latin1') }),
  (chance) => JSON.stringify({ query: '{ me { id } }', extensions: { x: noise(chance).toString('latin1') } }),
  () => 'x'.repeat(1_200_000),
];

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  "'; DROP TABLE registrations.entry; --",
  'ZERO\u200bWIDTH',
  '🏆'.repeat(300),
  'x'.repeat(9_000),
  '../../etc/passwd',
  '{{constructor.constructor("return 1")()}}',
  'administrator@podium.example\r\nBcc: everybody@podium.example',
];
/** Codes that are there, so that the nonsense beside them comes further. */
const CODES = ['HKICTA23', 'hkicta-2023', 'SL', 'LIC', 'judging', 'grand', 'enrolment-closes', ADMINISTRATOR];
const NASTY: Record<string, unknown[]> = {
  String: [...TEXTS, ...CODES, ...CODES],
  ID: [...TEXTS, 'HKICTA23', 0, -1, '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  Int: [0, -1, 1, 100, 101, 2_147_483_647, -2_147_483_648],
  Float: [0, -0, 1e308, -1e308, 0.1],
  Boolean: [true, false],
  DateTime: [
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-02-30T00:00:00Z',
    '2026-01-01',
    'now',
    0,
    '+275760-09-13T00:00:00Z',
  ],
  JSON: [null, 0, '', [], {}, { a: { b: { c: '\u0000' } } }, '\u0000', [[[[]]]], { __proto__: 1 }],
};
