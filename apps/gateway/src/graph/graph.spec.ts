import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { DOWN, harness, post, type Answer, type Harness } from '../../cases/harness.js';
import { createGateway, type Gateway } from '../create-gateway.js';

let three: Harness;
let supergraph: string;
beforeAll(async () => {
  three = await harness();
  supergraph = three.supergraph;
});
afterAll(() => three.close());

describe.each([
  ['planner', 'local'],
  ['planner', 'http'],
  ['stitching', 'local'],
  ['stitching', 'http'],
] as const)('the graph with %s over %s endpoints', (engine, where) => {
  let gateway: Gateway;
  const endpoints = () => (where === 'local' ? { ...three.executors } : { ...three.overHttp });
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

  it('gives each request that a plan makes of one mutation a key of its own', async () => {
    const input = '{ title: "Ours", at: "2026-01-05T08:00:00Z" }';
    const query = `mutation { a: submitEntry(input: ${input}) { __typename } mark(id: "e1") { __typename } b: submitEntry(input: ${input}) { __typename } }`;
    expect((await ask(query, { 'idempotency-key': 'k1' })).errors).toBeUndefined();
    expect(three.calls.map(({ subgraph, idempotencyKey }) => [subgraph, idempotencyKey])).toEqual([
      ['entries', 'k1'],
      ['marks', 'k1'],
      ['entries', 'k1:1'],
    ]);
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
