import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { harness, post, type Harness } from '../../cases/harness.js';
import { createGateway, type Gateway } from '../create-gateway.js';

let three: Harness;
let supergraph: string;
beforeAll(async () => {
  three = await harness();
  supergraph = three.supergraph;
});
afterAll(() => three.close());

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

  it.each([20, 100, 1000])('refuse at once fragments that double %i times', async (deep) => {
    const wide = await createGateway({
      endpoints: three.executors,
      supergraph,
      limits: { characters: 100_000, tokens: 50_000, fragments: 2_000 },
    });
    const fragments = Array.from(
      { length: deep },
      (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`,
    );
    const query = `{ ...F0 } ${fragments.join(' ')} fragment F${deep} on Query { __typename }`;
    // Doubling twenty times used to take fifteen seconds, and a hundred times for ever: then this would not end.
    expect((await post(wide.url, query)).errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
    await wide.close();
  });

  it('take fragments that are spread twice where they do not multiply', async () => {
    const wide = await createGateway({ endpoints: three.executors, supergraph });
    const query = `{ ...A ...A kind: __typename }
      fragment A on Query { ...B ...B } fragment B on Query { winners { id } t: __typename }`;
    expect((await post(wide.url, query)).data).toEqual({
      winners: [{ id: 'a1' }, { id: 'a2' }],
      t: 'Query',
      kind: 'Query',
    });
    await wide.close();
    three.calls.splice(0);
  });

  it.each([
    ['brackets', `{ entry(id: ${'['.repeat(100)}) }`, 'QUERY_TOO_DEEP'],
    ['inline fragments', `${'{ ... '.repeat(100)}`, 'QUERY_TOO_DEEP'],
    [
      'fragments',
      Array.from({ length: 101 }, (_, at) => `fragment F${at} on Query { a }`).join(' '),
      'QUERY_TOO_COSTLY',
    ],
    ['repetitions', `{ ${'winners { id } '.repeat(31)} }`, 'QUERY_TOO_COSTLY'],
    [
      'introspections',
      `{ ${Array.from({ length: 11 }, (_, at) => `a${at}: __schema { types { name } }`).join(' ')} }`,
      'QUERY_TOO_COSTLY',
    ],
  ])('refuse too many %s', async (_, query, expected) => {
    const wide = await createGateway({ endpoints: three.executors, supergraph });
    expect((await post(wide.url, query)).errors).toMatchObject([{ extensions: { code: expected } }]);
    await wide.close();
  });

  it.each([
    ['ten thousand lists in each other', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['a number that no double holds', '1e400'],
    ['half a character', String.raw`"\ud800"`],
    ['half a character in a name', String.raw`{"\udfff": 1}`],
  ])('refuse %s in variables, with a key and without', async (_, value) => {
    const wide = await createGateway({ endpoints: three.executors, supergraph });
    const body = `{"query": "query($id: ID!) { entry(id: $id) { id } }", "variables": {"id": ${value}}}`;
    for (const key of ['', 'k1']) {
      const response = await fetch(`${wide.url}/graphql`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
      });
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    }
    await wide.close();
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
