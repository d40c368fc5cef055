import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpEndpoint, mountSubgraph, type SubgraphEndpoint } from '@podium/platform-graphql';
import { fastify, type FastifyInstance } from 'fastify';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { serverAudits } from 'graphql-http';
import { threeSubgraphs, type ThreeSubgraphs } from '../cases/three-subgraphs.js';
import { composeSupergraph } from './compose/compose.js';
import { createGateway, type Gateway } from './create-gateway.js';

const DOWN: SubgraphEndpoint = { execute: () => Promise.reject(new Error('ECONNREFUSED 10.1.2.3')) };

let three: ThreeSubgraphs;
let supergraph: string;
const servers: FastifyInstance[] = [];
const overHttp: Record<string, HttpEndpoint> = {};

beforeAll(async () => {
  three = await threeSubgraphs();
  const { entries, marks, awards } = three.executors;
  supergraph = composeSupergraph({ entries: entries.sdl, marks: marks.sdl, awards: awards.sdl });
  for (const [name, executor] of Object.entries(three.executors)) {
    const server = fastify({ forceCloseConnections: true });
    servers.push(server);
    mountSubgraph(server, executor, { gatewaySecret: 'open sesame' });
    const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
    overHttp[name] = new HttpEndpoint({ url, gatewaySecret: 'open sesame' });
  }
});
afterAll(async () => {
  Object.values(overHttp).forEach((endpoint) => endpoint.close());
  await Promise.all(servers.map((server) => server.close()));
  await three.close();
});

type Answer = {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown; extensions: { code: string } }[];
};

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    body: typeof body === 'string' ? JSON.stringify({ query: body }) : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

describe.each([
  ['planner', 'local'],
  ['planner', 'http'],
  ['stitching', 'local'],
  ['stitching', 'http'],
] as const)('the graph with %s over %s endpoints', (engine, where) => {
  let gateway: Gateway;
  const endpoints = () => (where === 'local' ? { ...three.executors } : { ...overHttp });
  const ask = (body: unknown, headers?: Record<string, string>) => post(gateway.url, body, headers);
  const withDown = async (name: string, query: string): Promise<Answer> => {
    const crippled = await createGateway({ endpoints: { ...endpoints(), [name]: DOWN }, supergraph, engine });
    try {
      return await post(crippled.url, query);
    } finally {
      await crippled.close();
    }
  };

  beforeAll(async () => {
    gateway = await createGateway({ endpoints: endpoints(), supergraph, engine });
  });
  beforeEach(() => void three.calls.splice(0));
  afterAll(() => gateway.close());

  it('uses that engine', () => expect(gateway.engine).toBe(engine));

  it('passes an operation of one subgraph on as it is', async () => {
    const query = 'query Page($n: Int!) { entries(first: $n) { nodes { id team { name(locale: ZH_HANS) members } } } }';
    const { data, errors } = await ask({ query, variables: { n: 2 }, operationName: 'Page' });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      entries: {
        nodes: [
          { id: 'e1', team: { name: '队伍 1', members: ['Ada', 'Ming'] } },
          { id: 'e2', team: { name: '队伍 2', members: ['Ada', 'Ming'] } },
        ],
      },
    });
    expect(three.calls.map(({ subgraph }) => subgraph)).toEqual(['entries']);
  });

  it('joins entities of several subgraphs', async () => {
    const query = `query ($locale: Locale! = ZH_HANT) {
      winners { name(locale: $locale) entry { ...both } }
      entries(first: 1) { nodes { ...both } }
    }
    fragment both on Entry { title average sheets team { name(locale: $locale) } }`;
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      winners: [
        { name: '金獎 1', entry: { title: 'Entry 1', average: 1.5, sheets: 1, team: { name: '隊伍 1' } } },
        { name: '金獎 2', entry: { title: 'Entry 2', average: 3, sheets: 2, team: { name: '隊伍 2' } } },
      ],
      entries: { nodes: [{ title: 'Entry 1', average: 1.5, sheets: 1, team: { name: '隊伍 1' } }] },
    });
  });

  it('answers unions of results and refusals, also where the result goes on elsewhere', async () => {
    const query = `mutation ($input: SubmitInput!) {
      submitEntry(input: $input) { __typename ... on Entry { title average } ... on Refusal { message } ... on EntriesClosed { closedAt } }
      mark(id: "e2") { __typename ... on Refusal { message } ... on Entry { title } }
    }`;
    const early = await ask({ query, variables: { input: { title: 'Ours', at: '2026-01-05T08:00:00+08:00' } } });
    expect(early).toEqual({
      data: {
        submitEntry: { __typename: 'Entry', title: 'Ours', average: 1.5 },
        mark: { __typename: 'NotAssigned', message: 'You are not assigned to this entry.' },
      },
    });
    const late = await ask({ query, variables: { input: { title: 'Ours', at: '2026-02-01T08:00:00+08:00' } } });
    expect(late.data?.['submitEntry']).toEqual({
      __typename: 'EntriesClosed',
      message: 'The call for entries has closed.',
      closedAt: '2026-02-01T00:00:00.000Z',
    });
  });

  it('tells refusals of one name apart by who refused', async () => {
    const query = `mutation ($input: SubmitInput!) {
      submitEntry(input: $input) { ... on EntriesClosed { message closedAt } }
      mark(id: "e3") { __typename ... on EntriesClosed { message closedAt } }
    }`;
    expect((await ask({ query, variables: { input: { title: 'Ours', at: '2026-02-05T08:00:00Z' } } })).data).toEqual({
      submitEntry: { message: 'The call for entries has closed.', closedAt: '2026-02-01T00:00:00.000Z' },
      mark: { __typename: 'EntriesClosed', message: 'Marking has closed.', closedAt: '2026-03-01T00:00:00.000Z' },
    });
  });

  it('gives null and one coded error for the entity that failed, and the others whole', async () => {
    const { data, errors } = await ask('{ entry(id: "e13") { title average } other: entry(id: "e2") { average } }');
    expect(data).toEqual({ entry: { title: 'Entry 13', average: null }, other: { average: 3 } });
    expect(errors).toMatchObject([
      { message: 'The sheets of this round are sealed.', extensions: { code: 'SHEETS_SEALED' } },
    ]);
  });

  it('lets null move up from a place that must not be null', async () => {
    const { data, errors } = await ask('{ entry(id: "e13") { title sheets } other: entry(id: "e2") { sheets } }');
    expect(data).toEqual({ entry: null, other: { sheets: 2 } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SHEETS_SEALED']);
  });

  it('masks what nobody planned for', async () => {
    for (const query of ['{ entry(id: "broken") { id } }', '{ entry(id: "broken") { id average } }']) {
      const answer = await ask(query);
      expect(answer).toMatchObject({
        data: { entry: null },
        errors: [{ path: ['entry'], extensions: { code: 'INTERNAL' } }],
      });
      expect(JSON.stringify(answer)).not.toMatch(/secret|stack|node_modules/);
    }
  });

  it('answers what does not exist with null', async () => {
    expect(await ask('{ entry(id: "none") { title average } }')).toEqual({ data: { entry: null } });
  });

  it.each([
    ['the only subgraph', 'entries', '{ entry(id: "e1") { title } }', { entry: null }],
    ['the first subgraph', 'entries', '{ entry(id: "e1") { title average } }', { entry: null }],
    [
      'a later subgraph',
      'marks',
      '{ entry(id: "e1") { title average } }',
      { entry: { title: 'Entry 1', average: null } },
    ],
    ['a later subgraph with a non-null field', 'marks', '{ entry(id: "e1") { title sheets } }', { entry: null }],
    ['the subgraph of a list that must be', 'awards', '{ winners { id } }', null],
  ])('says that %s cannot be reached', async (_, name, query, expected) => {
    const { data, errors = [] } = await withDown(name, query);
    expect(data).toEqual(expected);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(JSON.stringify(errors)).not.toContain('10.1.2.3');
  });

  it('passes the call on to every subgraph', async () => {
    const headers = { authorization: 'Bearer good', 'idempotency-key': 'k1', 'x-forwarded-for': '203.0.113.9' };
    await ask({ query: 'query ($many: Int) { marked(many: $many) { id title } }', variables: { many: 1 } }, headers);
    const call = {
      authorization: 'Bearer good',
      idempotencyKey: 'k1',
      clientAddress: '203.0.113.9',
      requestHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      requestId: expect.any(String),
    };
    expect(three.calls).toEqual([
      { ...call, subgraph: 'marks' },
      { ...call, subgraph: 'entries' },
    ]);
    expect(new Set(three.calls.map(({ requestHash }) => requestHash)).size).toBe(1);
  });

  it('says what is wrong with variables before anything runs', async () => {
    const one = await ask({ query: 'query ($id: ID!) { entry(id: $id) { title } }', variables: {} });
    const two = await ask({ query: 'query ($id: ID!) { entry(id: $id) { title average } }', variables: {} });
    for (const { data, errors } of [one, two]) {
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([
        { message: expect.stringContaining('$id'), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it('refuses a token that a subgraph refuses', async () => {
    const { data, errors } = await ask('{ mine }', { authorization: 'Bearer rotten' });
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'UNAUTHENTICATED']);
  });

  it('answers introspection and __typename itself, also beside other fields', async () => {
    const { data } = await ask(getIntrospectionQuery());
    const schema = buildClientSchema(data as unknown as IntrospectionQuery);
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual([
      'entries',
      'entry',
      'language',
      'marked',
      'mine',
      'winners',
    ]);
    expect(schema.getType('join__Graph') ?? schema.getType('_Any') ?? schema.getDirective('cacheFor')).toBeFalsy();
    expect(three.calls).toEqual([]);
    expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
    expect(three.calls).toEqual([]);
    const mixed = `query ($name: String!, $id: ID!) { ...root }
      fragment root on Query { kind: __typename __type(name: $name) { name } entry(id: $id) { ...e } }
      fragment e on Entry { title average }`;
    expect(await ask({ query: mixed, variables: { name: 'Team', id: 'e1' } })).toEqual({
      data: { kind: 'Query', __type: { name: 'Team' }, entry: { title: 'Entry 1', average: 1.5 } },
    });
  });

  it('runs the one operation that is named', async () => {
    const query =
      'query A { language(locale: ZH_HANT) } query B { entry(id: "e1") { ...t average } } fragment t on Entry { title }';
    expect(await ask({ query, operationName: 'A' })).toEqual({ data: { language: 'zhHant' } });
    expect(await ask({ query, operationName: 'B' })).toEqual({ data: { entry: { title: 'Entry 1', average: 1.5 } } });
    expect((await ask({ query, operationName: 'C' })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('heeds @skip and @include across subgraphs', async () => {
    const query = 'query ($a: Boolean!) { entry(id: "e1") { title @skip(if: $a) average @include(if: $a) } }';
    expect((await ask({ query, variables: { a: true } })).data).toEqual({ entry: { average: 1.5 } });
    expect((await ask({ query, variables: { a: false } })).data).toEqual({ entry: { title: 'Entry 1' } });
  });
});

describe('GraphQL over HTTP', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await createGateway({ endpoints: three.executors, supergraph });
  });
  afterAll(() => gateway.close());

  it('passes every audit of graphql-http', async () => {
    const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn: fetch });
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    expect(results.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(61);
  });

  it.each([
    ['no JSON', '{', 'application/json', 400, 'BAD_REQUEST'],
    ['no body', '', 'application/json', 400, 'BAD_REQUEST'],
    ['a list', '[]', 'application/json', 400, 'BAD_REQUEST'],
    ['no query', '{}', 'application/json', 400, 'BAD_REQUEST'],
    ['another syntax', '{"query": "{"}', 'application/json', 200, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{"query": "{ nothing }"}', 'application/json', 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription', '{"query": "subscription { a }"}', 'application/json', 200, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_, body, type, status, code) => {
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', body, headers: { 'content-type': type } });
    const text = await response.text();
    expect([response.status, (JSON.parse(text) as Answer).errors?.[0]?.extensions.code]).toEqual([status, code]);
    expect(text).not.toMatch(/stack|node_modules/);
  });

  it('takes no mutation by GET and no other method', async () => {
    const mutation = encodeURIComponent('mutation { mark(id: "e1") { __typename } }');
    expect((await fetch(`${gateway.url}/graphql?query=${mutation}`)).status).toBe(405);
    expect((await fetch(`${gateway.url}/graphql`, { method: 'DELETE' })).status).toBe(405);
  });

  it('lets front ends of other origins in', async () => {
    const asked = await fetch(`${gateway.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://partner.example' },
    });
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'authorization, content-type, idempotency-key',
    ]);
    const answered = await fetch(`${gateway.url}/graphql?query={__typename}`, {
      headers: { origin: 'https://partner.example' },
    });
    expect([answered.status, answered.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  });

  it('answers with INTERNAL and no more when the gateway itself fails', async () => {
    const failures: unknown[] = [];
    const broken = await createGateway({
      endpoints: { ...three.executors, entries: { execute: () => Promise.resolve(null as never) } },
      supergraph,
      log: { failed: ({ error }) => failures.push(error) },
    });
    const { data, errors } = await post(broken.url, '{ entry(id: "e1") { title } }');
    expect([data, errors?.map(({ extensions }) => extensions.code)]).toEqual([undefined, ['INTERNAL']]);
    expect(failures).toHaveLength(1);
    await broken.close();
  });

  it('tells that it lives and whether it is ready', async () => {
    let ready = true;
    const other = await createGateway({ endpoints: three.executors, supergraph, ready: () => ready });
    const status = async (path: string) => (await fetch(`${other.url}/health/${path}`)).status;
    expect([await status('live'), await status('ready')]).toEqual([200, 200]);
    ready = false;
    expect([await status('live'), await status('ready')]).toEqual([200, 503]);
    await other.close();
  });

  it('shows an explorer that loads nothing from anywhere', async () => {
    const response = await fetch(`${gateway.url}/explorer`);
    const page = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page).toContain('graphiql');
    const head = page.replace(/<script>[^]*?<\/script>|<style>[^]*?<\/style>/g, '');
    expect(head).not.toMatch(/(?:src|href)="?(?!data:)[^"]*\/\//);
    const tags = [...page.matchAll(/<(?:script|link|img|iframe)\b[^>]*(?:src|href)=["']([^"']+)/g)].map(
      ([, to]) => to as string,
    );
    expect(tags.filter((to) => /^(?:https?:)?\/\//.test(to))).toEqual([]);
    const styles = [...page.matchAll(/url\(["']?(https?:[^)"']+)|@import[^;]*https?:[^;]+/g)].map(([found]) => found);
    expect(styles).toEqual([]);
    const etag = response.headers.get('etag') as string;
    expect((await fetch(`${gateway.url}/explorer`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('will not start without an endpoint for every subgraph', async () => {
    const { entries } = three.executors;
    await expect(createGateway({ endpoints: { entries }, supergraph })).rejects.toThrow('no endpoint for');
  });
});

describe('limits', () => {
  const limits = { bodyBytes: 4000, characters: 900, tokens: 120, depth: 4, aliases: 3, directives: 2, cost: 500 };
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await createGateway({ endpoints: three.executors, supergraph, limits });
  });
  beforeEach(() => void three.calls.splice(0));
  afterEach(() => expect(three.calls).toEqual([]));
  afterAll(() => gateway.close());
  const code = async (body: unknown) =>
    (await post(gateway.url, body)).errors?.map(({ extensions }) => extensions.code);

  it.each([
    ['too many characters', `{ entry(id: "${'x'.repeat(900)}") { id } }`, 'QUERY_TOO_LONG'],
    ['too many words', `{ entry(id: "e1") { ${'id '.repeat(120)} } }`, 'QUERY_TOO_LONG'],
    ['too deep', '{ entry(id: "e1") { related { related { related { id } } } } }', 'QUERY_TOO_DEEP'],
    [
      'too deep through fragments',
      '{ entry(id: "e1") { ...a } } fragment a on Entry { related { ...b } } fragment b on Entry { related { related { id } } }',
      'QUERY_TOO_DEEP',
    ],
    ['too many aliases', '{ a: __typename b: __typename c: __typename d: __typename }', 'QUERY_HAS_TOO_MANY_ALIASES'],
    [
      'too many directives',
      '{ entry(id: "e1") { id @skip(if: true) @include(if: true) title @skip(if: true) } }',
      'QUERY_HAS_TOO_MANY_DIRECTIVES',
    ],
    [
      'too costly',
      '{ entries(first: 100) { nodes { id title submittedAt team { id name members } } } }',
      'QUERY_TOO_COSTLY',
    ],
    ['too costly below a list', '{ entries(first: 30) { nodes { related { id title } } } }', 'QUERY_TOO_COSTLY'],
  ])('refuse what is %s', async (_, query, expected) => {
    expect(await code(query)).toEqual([expected]);
  });

  it('refuse a variable that makes it too costly', async () => {
    const query = 'query ($n: Int = 20) { entries(first: $n) { nodes { id title team { id name } } } }';
    expect(await code({ query, variables: { n: 100 } })).toEqual(['QUERY_TOO_COSTLY']);
    expect((await post(gateway.url, query)).errors).toBeUndefined();
    three.calls.splice(0);
  });

  it('refuse fragments that multiply, at once', async () => {
    const query = `{ entries { nodes { ...a } } }
      fragment a on Entry { related { ...b } r: related { ...b } }
      fragment b on Entry { id title submittedAt }`;
    expect(await code(query)).toEqual(['QUERY_TOO_COSTLY']);
  });

  it('refuse fragments that go in circles', async () => {
    expect(
      await code('{ entry(id: "e1") { ...a } } fragment a on Entry { ...b } fragment b on Entry { ...a }'),
    ).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('refuse a body that is too large', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ __typename }', variables: { x: 'y'.repeat(4000) } }),
      headers: { 'content-type': 'application/json' },
    });
    expect([response.status, await response.json()]).toMatchObject([
      413,
      { errors: [{ extensions: { code: 'REQUEST_TOO_LARGE' } }] },
    ]);
  });

  it('leave room for the explorer', async () => {
    const wide = await createGateway({ endpoints: three.executors, supergraph });
    const { errors } = await post(wide.url, getIntrospectionQuery({ inputValueDeprecation: true, descriptions: true }));
    expect(errors).toBeUndefined();
    await wide.close();
  });
});

describe('the cache of public answers', () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await createGateway({ endpoints: three.executors, supergraph });
  });
  afterEach(() => gateway.close());
  const times = async (work: () => Promise<unknown>): Promise<number> => {
    const before = three.winnersAsked();
    await work();
    return three.winnersAsked() - before;
  };

  it('answers the same public question once', async () => {
    const query = '{ winners { id name } }';
    const answers: unknown[] = [];
    expect(
      await times(async () => void answers.push(await post(gateway.url, query), await post(gateway.url, query))),
    ).toBe(1);
    expect(answers[0]).toEqual(answers[1]);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await times(() => Promise.all(Array.from({ length: 5 }, () => post(gateway.url, query))))).toBe(1);
  });

  it('is not for who is signed in, for other fields, or for errors', async () => {
    const query = '{ winners { id } }';
    const signedIn = { authorization: 'Bearer good' };
    expect(await times(() => post(gateway.url, query).then(() => post(gateway.url, query, signedIn)))).toBe(2);
    const mixed = '{ winners { id } language }';
    expect(await times(() => post(gateway.url, mixed).then(() => post(gateway.url, mixed)))).toBe(2);
    const failing = await createGateway({ endpoints: { ...three.executors, entries: DOWN }, supergraph });
    const broken = '{ winners { id entry { related { id } } } }';
    expect(await times(() => post(failing.url, broken).then(() => post(failing.url, broken)))).toBe(2);
    await failing.close();
  });
});
