import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { harness, post, type Answer, type Harness } from '../../cases/harness.js';
import { createGateway, type Gateway } from '../create-gateway.js';

let three: Harness;
let supergraph: string;
beforeAll(async () => {
  three = await harness();
  supergraph = three.supergraph;
});
afterAll(() => three.close());

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
      'authorization, content-type, idempotency-key, last-event-id, prefer, tus-resumable, upload-length, upload-metadata, upload-offset',
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
    let missing: string[] = [];
    const other = await createGateway({
      endpoints: three.executors,
      supergraph,
      ready: () => Promise.resolve(missing),
    });
    const status = async (path: string) => (await fetch(`${other.url}/health/${path}`)).status;
    expect([await status('live'), await status('ready')]).toEqual([200, 200]);
    missing = ['the queues'];
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
