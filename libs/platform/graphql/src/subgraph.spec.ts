import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { asked, BothServices, seen, unexpected } from '../cases/two-services.js';
import { InputRefused, Locale, subgraphExecutor, type SubgraphExecutor } from './index.js';

describe('two subgraphs in one process', () => {
  let application: INestApplicationContext;
  let entries: SubgraphExecutor;
  let panels: SubgraphExecutor;
  const call = { requestId: 'r1' };
  const run = async (query: string, variables?: Record<string, unknown>, authorization?: string, locale?: Locale) => {
    const result = await entries.execute({
      query,
      ...(variables ? { variables } : {}),
      call: { ...call, ...(authorization ? { authorization } : {}), ...(locale ? { locale } : {}) },
    });
    return JSON.parse(JSON.stringify(result)) as { data?: Record<string, unknown>; errors?: Record<string, unknown>[] };
  };

  beforeAll(async () => {
    application = await NestFactory.createApplicationContext(BothServices, { logger: false, abortOnError: false });
    entries = application.get(subgraphExecutor('entries'));
    panels = application.get(subgraphExecutor('panels'));
  });
  afterAll(() => application.close());

  it('print their own types and nothing of each other', () => {
    expect(entries.sdl).toBe(readFileSync(new URL('../cases/entries.graphql', import.meta.url), 'utf8'));
    expect(panels.sdl).toBe(readFileSync(new URL('../cases/panels.graphql', import.meta.url), 'utf8'));
  });

  it('answer lists with text, instants, JSON, renamed fields and cursors', async () => {
    const query = `query ($after: String, $locale: Locale! = ZH_HANS) {
      entries(first: 2, after: $after) {
        nodes { id title(locale: $locale) motto(locale: EN) submittedAt answers marks }
        edges { cursor node { title } }
        pageInfo { hasNextPage hasPreviousPage endCursor }
      }
    }`;
    const first = await run(query);
    const { entries: page } = first.data as {
      entries: { edges: object[]; nodes: object[]; pageInfo: { endCursor: string } };
    };
    expect(page.nodes[1]).toEqual({
      id: 'e2',
      title: '參賽作品 2',
      motto: 'en: Entry 2',
      submittedAt: '2026-01-02T00:00:00.000Z',
      answers: { members: [2] },
      marks: 20,
    });
    expect(page.edges[0]).toEqual({ cursor: expect.any(String), node: { title: 'Entry 1' } });
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await run(query, { after: page.pageInfo.endCursor });
    expect(second.data).toMatchObject({
      entries: { nodes: [{ id: 'e3' }, { id: 'e4' }], pageInfo: { hasPreviousPage: true } },
    });
  });

  it('tell a list which children are asked for', async () => {
    await run('{ entries { nodes { id } } }');
    expect(seen.wantsTeam).toBe(false);
    await run(
      '{ entries { ...page } } fragment page on EntryConnection { all: nodes { ... on Entry { team { name } } } }',
    );
    expect(seen.wantsTeam).toBe(true);
    await run('query ($with: Boolean!) { entries { nodes { id team @include(if: $with) { name } } } }', {
      with: false,
    });
    expect(seen.wantsTeam).toBe(false);
  });

  it.each([
    '{ entries(first: 0) { nodes { id } } }',
    '{ entries(first: 101) { nodes { id } } }',
    '{ entries(after: "x") { nodes { id } } }',
  ])('refuse %s', async (query) =>
    expect((await run(query)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]),
  );

  it('turn refusals into members of the union', async () => {
    const query = `mutation ($input: SubmitEntryInput!) { submitEntry(input: $input) {
      __typename ... on Entry { title submittedAt answers } ... on Refusal { message } ... on EntriesClosed { closedAt } } }`;
    const submit = (at: string, answers?: unknown) => run(query, { input: { title: 'Ours', at, answers } });
    expect(await submit('2026-01-31T08:00:00+08:00', { a: [1] })).toEqual({
      data: {
        submitEntry: {
          __typename: 'Entry',
          title: 'Ours',
          submittedAt: '2026-01-31T00:00:00.000Z',
          answers: { a: [1] },
        },
      },
    });
    expect(await submit('2026-02-01T08:00:00+08:00')).toEqual({
      data: {
        submitEntry: {
          __typename: 'EntriesClosed',
          message: 'The call for entries has closed.',
          closedAt: '2026-02-01T00:00:00.000Z',
        },
      },
    });
    const never = [
      '2026-02-30T08:00:00+08:00',
      '2026-01-31T24:00:00Z',
      '2026-01-31T08:00:00',
      '31 January 2026',
      '9999-12-31T23:59:59-23:59',
      '0000-12-31T23:59:59Z',
    ];
    for (const at of never) {
      expect((await submit(at)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('say why not in the language that is asked for, else in the request’s, else in English', async () => {
    const query = `mutation ($locale: Locale) { submitEntry(input: { title: "Late", at: "2026-03-01T00:00:00Z" }) {
      ... on Refusal { message } ... on EntriesClosed { asked: message(locale: $locale) } } }`;
    const said = async (locale?: string, ofTheRequest?: Locale) =>
      Object.values((await run(query, { locale }, undefined, ofTheRequest)).data?.['submitEntry'] as object);
    const [en, zhHant, zhHans] = ['The call for entries has closed.', '報名已經截止。', '报名已经截止。'];
    expect(await said()).toEqual([en, en]);
    expect(await said(undefined, Locale.ZH_HANT)).toEqual([zhHant, zhHant]);
    expect(await said('ZH_HANS', Locale.ZH_HANT)).toEqual([zhHant, zhHans]);
    expect((await run('{ whoAmI }', {}, 'Bearer rotten', Locale.ZH_HANS)).errors).toMatchObject([
      { message: '凭证已过期。' },
    ]);
    expect(new InputRefused('no').message).toBe('no');
  });

  it('count a list when its count is selected, and only then', async () => {
    seen.counted = 0;
    await run('query ($no: Boolean! = false) { entries(first: 1) { nodes { id } totalCount @include(if: $no) } }');
    expect(seen.counted).toBe(0);
    const { data } = await run('{ entries(first: 1) { totalCount } }');
    expect([data, seen.counted]).toEqual([{ entries: { totalCount: 5 } }, 1]);
  });

  it('resolve references to one type together', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Node { id } ... on Team { name } } }`;
    const resolve = async (...ids: unknown[]) => {
      seen.teams.length = 0;
      const of = ids.map((id) => ({ __typename: 'Team', id }));
      const { data, errors } = await run(query, { of });
      return [data?.['_entities'], errors?.length ?? 0, seen.teams];
    };
    const team = (number: number) => ({ id: `t${number}`, name: `Team ${number}` });
    expect(await resolve('t1', 't99', 't2', 't7', 't1', 5)).toEqual([
      [team(1), null, team(2), null, team(1), null],
      0,
      [['t1', 't99', 't2', 't7']],
    ]);
    expect(await resolve('t1', 't13')).toEqual([[null, null], 2, [['t1', 't13']]]);
  });

  it.each([1e400, 9007199254740993, -9007199254740993, { deep: [[1e19]] }])(
    'refuse to change the number in %j',
    async (of) => {
      const query = `mutation ($of: JSON) { submitEntry(input: { title: "x", at: "2026-01-01T00:00:00Z", answers: $of }) {
      __typename } }`;
      expect((await run(query, { of })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect((await run(query, { of: [9007199254740991, 0.1, -0.5e-300] })).errors).toBeUndefined();
    },
  );

  it('take variables inside a literal input', async () => {
    const query = `mutation ($at: DateTime!, $more: [JSON!] = [1, {deep: true}]) {
      submitEntry(input: { title: "Ours", at: $at, answers: { more: $more, twice: [$more] } }) {
        ... on Entry { submittedAt answers }
      }
    }`;
    const more = [1, { deep: true }];
    expect((await run(query, { at: '2026-01-01T00:00:00Z' })).data).toEqual({
      submitEntry: { submittedAt: '2026-01-01T00:00:00.000Z', answers: { more, twice: [more] } },
    });
  });

  it('find the type of an interface or union by class and by __typename', async () => {
    const { data } = await panels.execute({ query: '{ whyNot { __typename message } }', call });
    expect(data).toEqual({ whyNot: { __typename: 'PanelIsFull', message: 'No seat is left.' } });
    const joined = await panels.execute({
      query:
        'mutation { a: joinPanel(plain: true) { ... on Team { seats } } b: joinPanel(plain: false) { __typename } }',
      call,
    });
    expect(joined.data).toEqual({ a: { seats: 3 }, b: { __typename: 'PanelIsFull' } });
  });

  it('resolve references, each for itself', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Entry { id title } } }`;
    asked.length = 0;
    const of = ['e1', 'e99', 'e13', 'e2'].map((id) => ({ __typename: 'Entry', id }));
    const { data, errors } = await run(query, { of });
    expect(data).toEqual({
      _entities: [
        { __typename: 'Entry', id: 'e1', title: 'Entry 1' },
        null,
        null,
        { __typename: 'Entry', id: 'e2', title: 'Entry 2' },
      ],
    });
    expect(errors).toMatchObject([{ path: ['_entities', 2], extensions: { code: 'INTERNAL' } }]);
    expect(asked).toEqual(['Entry']);
    expect((await run(query, { of: [{ __typename: 'Panel' }] })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect((await run('{ _service { sdl } }')).data).toEqual({ _service: { sdl: entries.sdl } });
  });

  it('ask the guard before each root field', async () => {
    asked.length = 0;
    const { data, errors } = await run('{ whoAmI secret }', undefined, 'Bearer good');
    expect([data, errors, asked]).toEqual([
      { whoAmI: 'Bearer good', secret: 'hidden' },
      undefined,
      ['Query.whoAmI', 'Query.secret'],
    ]);
    const refused = await run('{ secret }');
    expect(refused).toMatchObject({
      data: null,
      errors: [{ message: 'Not for you.', extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('mask what nobody planned for, and nothing else', async () => {
    unexpected.length = 0;
    const { data, errors = [] } = await run('{ entry(id: "broken") { id } }');
    expect(data).toEqual({ entry: null });
    expect(JSON.stringify(errors)).not.toContain('10.0.0.5');
    const [{ reference } = { reference: '' }] = unexpected;
    expect(errors).toEqual([
      {
        message: expect.stringContaining(reference),
        locations: [{ line: 1, column: 3 }],
        path: ['entry'],
        extensions: { code: 'INTERNAL', reference },
      },
    ]);
    expect(unexpected).toMatchObject([
      { subgraph: 'entries', path: ['entry'], error: new Error('connection to 10.0.0.5 lost') },
    ]);
    expect((await run('{ entry(id: "foreign") { id } }')).errors).toMatchObject([{ message: 'not an id' }]);
    expect(await run('{ whoAmI }', undefined, 'Bearer rotten')).toEqual({
      errors: [{ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it.each([
    ['{ entries {', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($id: ID!) { entry(id: $id) { id } }', 'BAD_USER_INPUT'],
    ['mutation { submitEntry(input: { title: "x", at: "2026-02-30T00:00:00Z" }) { __typename } }', 'BAD_USER_INPUT'],
    ['query A { whoAmI } query B { whoAmI }', 'BAD_USER_INPUT'],
  ])('refuse %s with %s', async (query, code) => {
    expect((await run(query)).errors).toMatchObject([{ extensions: { code } }]);
  });

  it('leave plain fields to the compiled code', () => {
    const type = entries.schema.getType('Entry') as unknown as { getFields(): Record<string, { resolve?: unknown }> };
    const resolved = Object.entries(type.getFields()).filter(([, { resolve }]) => resolve);
    expect(resolved.map(([name]) => name).sort()).toEqual(['marks', 'motto', 'title']);
  });
});
