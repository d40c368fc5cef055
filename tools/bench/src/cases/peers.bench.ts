import type { Stage } from '../graph/bench-edition.js';
import { compare } from '../load/interleaved.js';
import { post, type Target } from '../load/load.js';
import { installPeers, newerNode, startPeer, type Peer } from '../process/peers.js';
import type { BenchRow } from '../row.js';
import { COPY } from '../graph/bench-edition.js';
import { listTargets, PAGE } from './list.bench.js';

interface Asked {
  name: string;
  start(stage: Stage): Promise<Peer>;
  query: string;
}

const peersOf = (stage: Stage) => ({ BENCH_DATABASE_URL: stage.databaseUrl, BENCH_SCHEMA: COPY });

const PEERS: Asked[] = [
  {
    name: 'PostGraphile 5 (Node 22)',
    start: (stage) => startPeer('postgraphile.mjs', peersOf(stage), newerNode()),
    query: `query($editionCode: String!, $first: Int!) {
      list: allEntries(condition: { editionCode: $editionCode }, first: $first, orderBy: CODE_ASC) {
        nodes { id code title state version categoryCode streamCode submittedAt
          teamByTeamId { id name teamMembersByTeamId(orderBy: POSITION_ASC) { nodes { displayName leader } } } }
        pageInfo { hasNextPage } } }`,
  },
  {
    name: 'NestJS 12 with Apollo Server 5',
    start: (stage) => startPeer('nest-apollo.mjs', peersOf(stage)),
    query: `query($editionCode: String!, $first: Int!) {
      list: entries(editionCode: $editionCode, first: $first) {
        nodes { id code title state version categoryCode streamCode submittedAt team { id name members { displayName leader } } }
        pageInfo { hasNextPage } } }`,
  },
];

/**
 * The same page of entries from the same rows: Podium through its gateway, with rights and languages, against servers that only
 * read it. Each pair runs in turn.
 */
export async function peersBench(stage: Stage, seconds: number): Promise<BenchRow[]> {
  await installPeers();
  const { measured } = await listTargets(stage, stage.urls.gateway);
  const rows: BenchRow[] = [];
  for (const { name, start, query } of PEERS) {
    const peer = await start(stage);
    try {
      const body = JSON.stringify({ query, variables: { editionCode: stage.code, first: PAGE } });
      const against = listOf(peer.url, body);
      rows.push(
        await compare({
          name: `list ${PAGE} entries with their teams ÷ ${name}`,
          goal: 1,
          base: `${name}, same rows`,
          seconds,
          measured,
          against,
          rest: stage.rest,
        }),
      );
    } finally {
      await peer.stop();
    }
  }
  return rows;
}

/** Each answer must hold as many entries as were asked for, each with a team. */
function listOf(url: string, body: string): Target {
  const bytes = post('/graphql', body);
  let length: number | undefined;
  return {
    url,
    request: () => bytes,
    check(answer) {
      if (answer.length === length) return;
      const { data } = JSON.parse(answer.toString()) as { data?: { list: { nodes: Record<string, unknown>[] } } };
      const whole = data?.list.nodes.filter((node) => node['team'] ?? node['teamByTeamId']).length;
      if (whole !== PAGE) throw new Error(`another answer: ${answer.toString().slice(0, 500)}`);
      length = answer.length;
    },
  };
}
