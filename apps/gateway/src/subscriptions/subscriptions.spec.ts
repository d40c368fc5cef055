import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SubgraphEndpoint } from '@podium/platform-graphql';
import { post } from '../../cases/harness.js';
import { WatchedRounds } from '../../cases/watched-rounds.js';
import { createGateway, type Gateway, type GatewayOptions } from '../create-gateway.js';

const SUBSCRIBE = `subscription ($id: ID!) { ...On } fragment On on Subscription { now: roundProgress(roundId: $id) { id handedIn } }`;

let rounds: WatchedRounds;
const closing: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  rounds = new WatchedRounds();
  rounds.handedIn.set('r1', 0);
});
afterEach(async () => void (await Promise.all(closing.splice(0).map((close) => close()))));

async function aGateway(
  endpoint: SubgraphEndpoint = rounds.endpoint(),
  more: Partial<GatewayOptions> = {},
): Promise<Gateway> {
  const gateway = await createGateway({ endpoints: { judging: endpoint }, supergraph: rounds.supergraph, ...more });
  closing.push(() => gateway.close());
  return gateway;
}

interface Heard {
  id?: string;
  event?: string;
  data?: { data?: Record<string, unknown>; errors?: { extensions: { code: string; reason?: string } }[] };
}

/** What one reader of a stream hears, event by event. */
class Listener {
  private text = '';
  private constructor(
    readonly response: Response,
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly leave: AbortController,
  ) {}

  static async to(
    gateway: Gateway,
    id: string,
    headers: Record<string, string> = {},
    query = SUBSCRIBE,
  ): Promise<Listener> {
    const leave = new AbortController();
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      signal: leave.signal,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query, variables: { id } }),
    });
    const listener = new Listener(response, (response.body as ReadableStream<Uint8Array>).getReader(), leave);
    closing.push(() => listener.stop());
    return listener;
  }

  /** The next event that says something; `end` once there is no more. */
  async next(): Promise<Heard | 'end'> {
    for (;;) {
      const at = this.text.indexOf('\n\n');
      if (at >= 0) {
        const block = this.text.slice(0, at);
        this.text = this.text.slice(at + 2);
        if (block === ':') continue;
        const fields = Object.fromEntries(
          block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
        );
        return { ...fields, ...(fields['data'] ? { data: JSON.parse(fields['data']) } : {}) } as Heard;
      }
      const { value, done } = await this.reader.read();
      if (done) return 'end';
      this.text += new TextDecoder().decode(value);
    }
  }

  async handedIn(): Promise<unknown> {
    const heard = await this.next();
    return heard === 'end' ? heard : (heard.data?.data?.['now'] as { handedIn: number } | undefined)?.handedIn;
  }

  /** The reason of its last event but `complete`. */
  async reason(): Promise<unknown> {
    const last = (await this.next()) as Heard;
    const complete = (await this.next()) as Heard;
    return [last.data?.errors?.at(-1)?.extensions, complete.event, await this.next()];
  }

  async stop(): Promise<void> {
    this.leave.abort();
    await this.reader.cancel().catch(() => undefined);
  }
}

const ended = (reason: string) => [{ code: 'SUBSCRIPTION_ENDED', reason }, 'complete', 'end'];

describe('a subscription', () => {
  it('hears the answer at once, then each time that it differs, and nothing between', async () => {
    const listener = await Listener.to(await aGateway(), 'r1');
    expect(listener.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await listener.next()).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      event: 'next',
      data: { data: { now: { id: 'r1', handedIn: 0 } } },
    });
    rounds.touch('r1');
    rounds.change('r1', 1);
    expect(await listener.handedIn()).toBe(1);
    rounds.change('r2', 9);
    rounds.change('r1', 2);
    expect(await listener.handedIn()).toBe(2);
  });

  it('is resumed by the id of what was heard last, at any gateway', async () => {
    const first = await Listener.to(await aGateway(), 'r1');
    const { id } = (await first.next()) as Heard;
    const other = await aGateway();
    const again = await Listener.to(other, 'r1', { 'last-event-id': String(id) });
    const behind = await Listener.to(other, 'r1', { 'last-event-id': 'long ago' });
    expect(await behind.handedIn()).toBe(0);
    rounds.change('r1', 1);
    expect([await again.handedIn(), await behind.handedIn()]).toEqual([1, 1]);
  });

  it('asks once for all who ask the same, and for each token of its own', async () => {
    const gateway = await aGateway();
    const many = await Promise.all(Array.from({ length: 30 }, () => Listener.to(gateway, 'r1')));
    expect(await Promise.all(many.map((each) => each.handedIn()))).toEqual(many.map(() => 0));
    const asked = rounds.asked.length;
    expect(asked).toBe(1);
    const own = await Listener.to(gateway, 'r1', { authorization: 'Bearer ann' });
    await own.handedIn();
    expect(rounds.asked.slice(asked).map(({ call }) => call.authorization)).toEqual(['Bearer ann']);
  });

  it('ends, saying why, when the round may not be seen any more, or nobody is signed in any more', async () => {
    const gateway = await aGateway();
    const [ann, bob] = [
      await Listener.to(gateway, 'r1', { authorization: 'Bearer ann' }),
      await Listener.to(gateway, 'r1', { authorization: 'Bearer bob' }),
    ];
    expect([await ann.handedIn(), await bob.handedIn()]).toEqual([0, 0]);
    rounds.hidden.add('Bearer ann');
    rounds.signedOut.add('Bearer bob');
    rounds.touch('r1');
    expect(await ann.next()).toMatchObject({ data: { data: { now: null } } });
    expect(await ann.reason()).toEqual(ended('NOT_VISIBLE'));
    expect(await bob.reason()).toEqual(ended('UNAUTHENTICATED'));
    expect(await (await Listener.to(gateway, 'r1', { authorization: 'Bearer forbidden' })).reason()).toEqual(
      ended('FORBIDDEN'),
    );
  });

  it('ends with its token, though nothing changes', async () => {
    const exp = Math.floor(Date.now() / 1000);
    const token = `Bearer x.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.y`;
    const listener = await Listener.to(await aGateway(), 'r1', { authorization: token });
    expect(await listener.handedIn()).toBe(0);
    rounds.signedOut.add(token);
    expect(await listener.reason()).toEqual(ended('UNAUTHENTICATED'));
  });

  it('outlasts a service that is away for a while', async () => {
    const listener = await Listener.to(await aGateway(), 'r1');
    expect(await listener.handedIn()).toBe(0);
    rounds.away = true;
    rounds.change('r1', 1);
    while (rounds.asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    rounds.away = false;
    expect(await listener.handedIn()).toBe(1);
  });

  it('ends when the gateway stops', async () => {
    const gateway = await aGateway();
    const listener = await Listener.to(gateway, 'r1');
    await listener.handedIn();
    const closed = gateway.close();
    expect(await listener.reason()).toEqual(ended('STOPPING'));
    await closed;
  });

  it('is one of so many', async () => {
    const gateway = await aGateway(rounds.endpoint(), { subscriptions: { perClient: 2 } });
    const [first] = [await Listener.to(gateway, 'r1'), await Listener.to(gateway, 'r1')];
    const third = await Listener.to(gateway, 'r1');
    expect([third.response.status, third.response.headers.get('retry-after')]).toEqual([429, '30']);
    expect((await Listener.to(gateway, 'r1', { 'x-forwarded-for': '203.0.113.9' })).response.status).toBe(200);
    await first?.stop();
  });

  it('keeps the newest answer alone for whoever does not read on', async () => {
    const gateway = await aGateway();
    const body = JSON.stringify({ query: SUBSCRIBE.replace('handedIn', 'handedIn note'), variables: { id: 'r1' } });
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.pause();
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    const reader = await Listener.to(gateway, 'r1', {}, SUBSCRIBE.replace('handedIn', 'handedIn note'));
    await reader.handedIn();
    for (let at = 1; at <= 12; at++) {
      rounds.change('r1', at);
      expect(await reader.handedIn()).toBe(at);
    }
    let heard = '';
    await new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        heard += String(chunk);
        if (heard.includes('"handedIn":12')) resolve();
      });
      socket.resume();
    });
    socket.destroy();
    expect(heard.split('event: next').length - 1).toBeLessThan(13);
  }, 30_000);
});

describe('at the same address', () => {
  it('Apollo hears its multipart form', async () => {
    const gateway = await aGateway();
    const accept = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json';
    const listener = await Listener.to(gateway, 'r1', { accept });
    expect(listener.response.headers.get('content-type')).toContain('multipart/mixed');
    const reader = (listener as unknown as { reader: ReadableStreamDefaultReader<Uint8Array> }).reader;
    let text = '';
    while (!text.includes('handedIn')) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).toBe(
      '\r\n--graphql\r\ncontent-type: application/json\r\n\r\n{"payload":{"data":{"now":{"id":"r1","handedIn":0}}}}\r\n--graphql\r\n',
    );
    rounds.handedIn.delete('r1');
    rounds.touch('r1');
    while (!text.endsWith('--graphql--\r\n')) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).toContain(
      '{"payload":null,"errors":[{"message":"There is nothing to see here for you, or not any more."',
    );
    const plain = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(await plain.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('an EventSource hears a subscription by GET, and a query once', async () => {
    const gateway = await aGateway();
    const get = async (query: string) => {
      const url = `${gateway.url}/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent('{"id":"r1"}')}`;
      return (await fetch(url, { headers: { accept: 'text/event-stream' } })).text();
    };
    expect(await get('{ __typename }')).toBe(
      ':\n\nevent: next\ndata: {"data":{"__typename":"Query"}}\n\nevent: complete\ndata: \n\n',
    );
    expect(await get('subscription { nothing }')).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(await get('subscription {')).toContain('GRAPHQL_PARSE_FAILED');
    rounds.handedIn.delete('r1');
    expect(await get('subscription ($id: ID!) { roundProgress(roundId: $id) { id } }')).toContain('NOT_VISIBLE');
  });

  it('introspection tells of subscriptions, and nothing of how they are answered', async () => {
    const { data } = await post(
      (await aGateway()).url,
      '{ __schema { subscriptionType { fields { name } } directives { name } } }',
    );
    expect(data).toMatchObject({ __schema: { subscriptionType: { fields: [{ name: 'roundProgress' }] } } });
    expect(JSON.stringify(data)).not.toContain('answeredBy');
  });
});

describe('two gateways before two replicas', () => {
  it('hear of every change, whichever replica it was', async () => {
    const replicas = [await rounds.replica(), await rounds.replica()];
    closing.push(...replicas.map(({ close }) => close));
    const gateways = await Promise.all(replicas.map(({ endpoint }) => aGateway(endpoint)));
    const listeners = await Promise.all(gateways.map((gateway) => Listener.to(gateway, 'r1')));
    expect(await Promise.all(listeners.map((each) => each.handedIn()))).toEqual([0, 0]);
    rounds.change('r1', 1);
    expect(await Promise.all(listeners.map((each) => each.handedIn()))).toEqual([1, 1]);
    expect(
      await (await Listener.to(gateways[0] as Gateway, 'r1', { authorization: 'Bearer forbidden' })).reason(),
    ).toEqual(ended('FORBIDDEN'));
  });
});
