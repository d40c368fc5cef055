import { Agent, request, type ClientRequest } from 'node:http';
import type { Stage } from '../graph/bench-edition.js';
import { percentile } from '../load/percentile.js';
import type { BenchRow } from '../row.js';

const SUBSCRIBERS = 500;
const CHANGES = 20;
const LIMIT_MS = 250;
const LIMIT_MB = 100;
const MINUTE_MS = 60_000;
const GAP_MS = 300;

const SUBSCRIBE = `subscription ($code: String!) { editionChanged(editionCode: $code) { code revision timeZone calendar { code at } } }`;
const MOVE = `mutation ($input: MoveMilestoneInput!) { moveMilestone(input: $input) { __typename ... on Edition { revision } ... on Refusal { message } } }`;

/** How soon the last of many subscribers hears of a commit, and what they all take in memory. The commit lies within the time. */
export async function subscribersBench(stage: Stage): Promise<BenchRow[]> {
  await stage.rest();
  const before = await stage.server.ask<number>('memory');
  const crowd = await Crowd.of(stage.urls.gateway, stage.code, SUBSCRIBERS);
  try {
    const times: number[] = [];
    for (let at = 1; at <= CHANGES; at++) {
      const heard = crowd.allHear();
      const began = performance.now();
      await move(stage, at);
      await heard;
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, GAP_MS));
    }
    const p95 = percentile(times, 0.95);
    const more = Math.max(1, (await stage.server.ask<number>('memory')) - before);
    return [
      {
        name: `${SUBSCRIBERS} subscribers, from the mutation sent to the last who hears, p95 of ${CHANGES}`,
        ratio: LIMIT_MS / p95,
        goal: 1,
        base: `at most ${LIMIT_MS} ms`,
        p99ms: percentile(times, 0.99),
        value: p95,
        unit: 'ms',
      },
      {
        name: `resident memory of ${SUBSCRIBERS} subscribers`,
        ratio: LIMIT_MB / more,
        goal: 1,
        base: `at most ${LIMIT_MB} MB`,
        p99ms: null,
        value: more,
        unit: 'MB',
      },
    ];
  } finally {
    crowd.leave();
  }
}

async function move({ administrator, code }: Stage, step: number): Promise<void> {
  const at = new Date(Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS + (130_000 + step) * MINUTE_MS).toISOString();
  const input = { editionCode: code, milestone: 'ceremony', at, reason: 'measuring' };
  const answer = await administrator.person.tell<{ __typename: string; message?: string }>(`move-${at}`, MOVE, {
    input,
  });
  if (answer.__typename !== 'Edition') throw new Error(`nothing was moved: ${answer.message ?? answer.__typename}`);
}

/** Many who listen, each over a connection of its own. */
class Crowd {
  private readonly agent = new Agent({ maxSockets: Infinity });
  private readonly requests: ClientRequest[] = [];
  private left = 0;
  private done = () => {};

  static async of(gateway: string, code: string, size: number): Promise<Crowd> {
    const crowd = new Crowd();
    const heard = crowd.allHear(size);
    const body = JSON.stringify({ query: SUBSCRIBE, variables: { code } });
    for (let at = 0; at < size; at++) crowd.join(`${gateway}/graphql`, body);
    await heard;
    return crowd;
  }

  /** Resolves once each has heard one more event. */
  allHear(size = this.requests.length): Promise<void> {
    this.left = size;
    return new Promise((resolve) => (this.done = resolve));
  }

  leave(): void {
    for (const each of this.requests) each.destroy();
    this.agent.destroy();
  }

  private join(url: string, body: string): void {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const each = request(url, { method: 'POST', agent: this.agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          if (text.slice(0, end).includes('event: next') && --this.left === 0) this.done();
          text = text.slice(end + 2);
        }
      });
    });
    each.on('error', () => undefined);
    each.end(body);
    this.requests.push(each);
  }
}
