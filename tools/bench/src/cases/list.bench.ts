import type { Stage } from '../graph/bench-edition.js';
import { compare } from '../load/interleaved.js';
import { post, type Target } from '../load/load.js';
import type { BenchRow } from '../row.js';
import { LIST } from '../server/bare-list.js';
import { recorded, statementsOf } from './recorded.js';

export const PAGE = 50;
const QUERY = `query($editionCode: String!, $first: Int!) { entries(editionCode: $editionCode, first: $first) {
  nodes { id code title state version categoryCode streamCode submittedAt roster { name members { displayName leader } } }
  pageInfo { hasNextPage } } }`;

/** A page of 50 entries with their teams, as an organiser reads it. */
export async function listBench(stage: Stage, seconds: number): Promise<BenchRow[]> {
  const statements = await sameStatementsForAnyPage(stage);
  const { measured, against } = await listTargets(stage, stage.urls.gateway);
  const row = await compare({
    name: `list ${PAGE} entries with their teams (${statements} statements for 1, 3 and ${PAGE} rows)`,
    goal: 0.8,
    base: 'bare Fastify route, same SQL',
    seconds,
    measured,
    against,
    rest: stage.rest,
  });
  return [row];
}

/** The list through a graph, and through the bare route. Throws unless both give the same. */
export async function listTargets(stage: Stage, graphUrl: string): Promise<{ measured: Target; against: Target }> {
  const { administrator, code } = stage;
  await stage.bare.ask('list', await recorded(stage.server, request(stage, PAGE), LIST));
  const variables = { editionCode: code, first: PAGE };
  const authorization = `Bearer ${administrator.token}`;
  const graphBody = JSON.stringify({ query: QUERY, variables });
  const bareBody = JSON.stringify({ personId: administrator.personId, ...variables });
  const [viaGraph, viaBare] = [
    await answerOf(`${graphUrl}/graphql`, graphBody, { authorization }),
    await answerOf(`${stage.bareUrl}/list`, bareBody, {}),
  ];
  // An entry that was submitted again has another version and instant in the copy.
  const alike = (text: string) => text.replace(/"version":\d+|"submittedAt":"[^"]*"/g, '');
  if (alike(viaGraph) !== alike(viaBare))
    throw new Error(`other lists:\n${viaGraph.slice(0, 800)}\n${viaBare.slice(0, 800)}`);
  const asking = (url: string, bytes: Buffer, length: number): Target => ({
    url,
    request: () => bytes,
    check: (body) => {
      if (Math.abs(body.length - length) > PAGE * 8)
        throw new Error(`another answer: ${body.toString().slice(0, 500)}`);
    },
  });
  const length = Buffer.byteLength(viaGraph);
  return {
    measured: asking(graphUrl, post('/graphql', graphBody, { authorization }), length),
    against: asking(stage.bareUrl, post('/list', bareBody), length),
  };
}

const request = ({ code, administrator }: Stage, first: number) => ({
  query: QUERY,
  variables: { editionCode: code, first },
  call: { authorization: `Bearer ${administrator.token}`, requestId: 'bench' },
});

async function sameStatementsForAnyPage(stage: Stage): Promise<number> {
  const counts = new Set<number>();
  for (const first of [1, 3, PAGE]) counts.add((await statementsOf(stage.server, request(stage, first))).length);
  const [count] = counts;
  if (counts.size === 1 && count !== undefined && count > 0) return count;
  throw new Error(`pages of 1, 3 and ${PAGE} entries take ${[...counts].join(', ')} statements`);
}

async function answerOf(url: string, body: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return response.text();
}
