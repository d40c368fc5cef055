import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { harness, type Harness } from '../../cases/harness.js';
import { createGateway, type Gateway } from '../create-gateway.js';

let three: Harness;
let gateway: Gateway;
beforeAll(async () => {
  three = await harness();
  gateway = await createGateway({
    endpoints: { ...three.executors, awards: { execute: () => Promise.reject(new Error('away')) } },
    supergraph: three.supergraph,
    limits: { bodyBytes: 4000, characters: 900, tokens: 120, depth: 4, aliases: 3, directives: 2, cost: 50 },
  });
});
afterAll(async () => {
  await gateway.close();
  await three.close();
});

/** The code and the words of the first error. */
async function heard(query: string, language?: string) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(language ? { 'accept-language': language } : {}) },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect(Object.keys(errors[0]?.extensions ?? {})).not.toContain('inEveryLanguage');
  return { code: errors[0]?.extensions.code, message: errors[0]?.message ?? '' };
}

describe('what the gateway refuses', () => {
  it.each([
    ['REQUEST_TOO_LARGE', 'x'.repeat(5000), '最多 4000 位元組。', '最多 4000 字节。'],
    ['QUERY_TOO_LONG', `{ entry(id: "${'x'.repeat(900)}") { id } }`, '個字元', '个字符'],
    ['QUERY_TOO_DEEP', '{ entry(id: "e1") { related { related { related { id } } } } }', '層欄位', '层字段'],
    [
      'QUERY_HAS_TOO_MANY_ALIASES',
      '{ a: __typename b: __typename c: __typename d: __typename }',
      '最多 3 個別名，現有 4 個。',
      '最多 3 个别名，现有 4 个。',
    ],
    ['QUERY_TOO_COSTLY', '{ __schema { types { fields { args { name } } } } }', '個欄位可同時查詢', '个字段可同时查询'],
    [
      'SUBGRAPH_UNAVAILABLE',
      '{ winners { id } }',
      '暫時未能連接 awards，請稍後再試。',
      '暂时无法连接 awards，请稍后再试。',
    ],
  ])(
    'as %s it says in the language of the request, and in English where none is asked for',
    async (code, query, hant, hans) => {
      expect(await heard(query)).toEqual({ code, message: expect.stringMatching(/^[\x20-\x7e]+$/) });
      expect(await heard(query, 'fr')).toEqual(await heard(query));
      expect(await heard(query, 'zh-HK')).toEqual({ code, message: expect.stringContaining(hant) });
      expect(await heard(query, 'zh-CN')).toEqual({ code, message: expect.stringContaining(hans) });
    },
  );

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{'],
    ['GRAPHQL_VALIDATION_FAILED', '{ nosuch }'],
  ])('what is wrong with a text, %s, is for developers, and in English', async (code, query) => {
    expect(await heard(query, 'zh-HK')).toEqual({ code, message: (await heard(query)).message });
  });
});
