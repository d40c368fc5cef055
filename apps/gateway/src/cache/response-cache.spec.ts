import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DOWN, harness, post, type Harness } from '../../cases/harness.js';
import { ResponseCache, type ResponseCacheOptions } from './response-cache.js';
import { createGateway, type Gateway } from '../create-gateway.js';

let three: Harness;
let supergraph: string;
beforeAll(async () => {
  three = await harness();
  supergraph = three.supergraph;
});
afterAll(() => three.close());

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
  });

  it('keeps one answer for each media type and language that is asked for', async () => {
    const query = '{ winners { id } }';
    const asked = (accept: string, language: string) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query }),
        headers: { 'content-type': 'application/json', accept, 'accept-language': language },
      });
    const json = await asked('application/json', 'en');
    const own = await asked('application/graphql-response+json', 'en');
    expect([json, own].map(({ headers }) => headers.get('content-type'))).toEqual([
      'application/json; charset=utf-8',
      'application/graphql-response+json; charset=utf-8',
    ]);
    expect(json.headers.get('vary')).toBe('accept, accept-language');
    expect(await times(() => asked('application/json', 'zh-HK'))).toBe(1);
    expect(await times(() => asked('application/json', 'zh-TW, en;q=0.5'))).toBe(0);
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

describe('an answer kept', () => {
  const answer = (body: string) => ({ status: 200, headers: {}, body: Buffer.from(body) });
  const aCache = (options: ResponseCacheOptions = {}) => {
    let milliseconds = 0;
    const tooLarge: number[] = [];
    const onTooLarge = (bytes: number) => void tooLarge.push(bytes);
    const cache = new ResponseCache({ onTooLarge, ...options, now: () => milliseconds });
    return { cache, tooLarge, pass: (more: number) => void (milliseconds += more) };
  };

  it('is fresh for its seconds and not at their end', async () => {
    const { cache, pass } = aCache();
    await cache.renew('q', async () => ({ answer: answer('one'), seconds: 2 }));
    pass(1999);
    expect(String(cache.find('q')?.body)).toBe('one');
    pass(1);
    expect(cache.find('q')).toBeUndefined();
  });

  it('is renewed by one of many who ask when it has gone stale', async () => {
    const { cache, pass } = aCache();
    let worked = 0;
    const work = async () => ({ answer: answer(String(++worked)), seconds: 1 });
    await cache.renew('q', work);
    pass(1000);
    const answers = await Promise.all(Array.from({ length: 5 }, () => cache.renew('q', work)));
    expect([worked, ...answers.map(({ body }) => String(body))]).toEqual([2, '2', '2', '2', '2', '2']);
  });

  it('can be renewed after a renewal failed', async () => {
    const { cache, pass } = aCache();
    const work = async () => ({ answer: answer('good'), seconds: 1 });
    await cache.renew('q', work);
    pass(1000);
    await expect(cache.renew('q', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(String((await cache.renew('q', work)).body)).toBe('good');
  });

  it('is not kept when it is too large or nobody says for how long; the oldest gives way', async () => {
    const { cache, tooLarge } = aCache({ answers: 2, bytes: 4_000, largestBytes: 300 });
    await cache.renew('large', async () => ({ answer: answer('x'.repeat(100)), seconds: 9 }));
    expect(tooLarge).toEqual([305]);
    await cache.renew('unsaid', async () => ({ answer: answer('x'), seconds: undefined }));
    for (const name of ['a', 'b', 'c']) await cache.renew(name, async () => ({ answer: answer(name), seconds: 9 }));
    const kept = ['large', 'unsaid', 'a', 'b', 'c'].filter((name) => cache.find(name));
    expect(kept).toEqual(['b', 'c']);
  });

  it('takes no more room than it was given, however many ask', async () => {
    const { cache } = aCache({ bytes: 10_000 });
    for (let at = 0; at < 500; at++) {
      await cache.renew(`q${at}`, async () => ({ answer: answer('x'.repeat(500)), seconds: 9 }));
      expect(cache.bytes).toBeLessThanOrEqual(10_000);
    }
    expect([cache.find('q0'), String(cache.find('q499')?.body).length]).toEqual([undefined, 500]);
  });

  it('gives its room back once it has been stale for a while', async () => {
    const { cache, pass } = aCache();
    for (const name of ['a', 'b']) await cache.renew(name, async () => ({ answer: answer(name), seconds: 1 }));
    pass(31_001);
    await cache.renew('c', async () => ({ answer: answer('c'), seconds: 1 }));
    expect(cache.bytes).toBe(202);
  });
});
