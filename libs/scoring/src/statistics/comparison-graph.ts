import { refuse } from '../refusal.js';
import { connectedGroups } from './islands.js';

/** Comparisons between numbered items; counts are summed over repeated pairs. */
export interface Comparisons {
  names: readonly string[];
  /** [winner, loser, count] */
  wins: readonly (readonly [number, number, number])[];
  /** [a, b, count] */
  ties: readonly (readonly [number, number, number])[];
}

/**
 * Refuses comparisons whose maximum likelihood estimates do not exist.
 *
 * Without ties: they exist when everybody can be reached from everybody along wins (Ford 1957). With Davidson's ties,
 * ties run both ways, and besides some circle must hold more wins than ties: otherwise strengths can drift apart while
 * the tie parameter grows, and the likelihood rises for ever. (A beats B once and ties with B once, nothing else: the
 * better the model, the smaller the chance of B beating A, with no end.) Wins and ties being linear constraints on a
 * direction in which the likelihood never falls, the circle is a negative cycle of their difference constraints.
 *
 * @throws {NotComputable} NoComparisons; SelfComparison; ComparisonIslands (with the islands); InfiniteStrengths (with the
 *   groups, best first); InfiniteTieParameter
 * @see Ford, L. R. (1957). Solution of a ranking problem from binary comparisons. Amer. Math. Monthly 64 (8), 28–33.
 */
export function requireFiniteEstimates({ names, wins, ties }: Comparisons): void {
  if (wins.length + ties.length === 0) refuse('NoComparisons', 'There are no comparisons.', {});
  const self = [...wins, ...ties].find(([a, b]) => a === b);
  if (self) refuse('SelfComparison', 'Nothing is compared with itself.', { name: names[self[0]] });
  const edges = [...wins, ...ties].map(([a, b]): [number, number] => [a, b]);
  const islands = connectedGroups(names.length, edges);
  if (islands.length > 1) {
    refuse('ComparisonIslands', 'Nobody in one group was ever compared with anybody in another.', {
      islands: islands.map((island) => island.map((node) => names[node]!)),
    });
  }
  if (wins.length === 0) {
    refuse('InfiniteTieParameter', 'Every comparison was a tie: the chance of a tie has no finite estimate.', {});
  }
  const both = [...edges, ...ties.map(([a, b]): [number, number] => [b, a])];
  const groups = strongGroups(names.length, both);
  if (groups.length > 1) {
    refuse('InfiniteStrengths', 'The first group never lost to a later one, so the gap between them has no end.', {
      groups: groups.map((group) => group.map((node) => names[node]!)),
    });
  }
  if (ties.length > 0 && !someCircleHasMoreWinsThanTies(names.length, wins, ties)) {
    refuse(
      'InfiniteTieParameter',
      'No circle of comparisons holds more wins than ties: strengths and ties drift off.',
      {},
    );
  }
}

/** Strongly connected groups in the direction of the edges, sources first (Kosaraju, without recursion). */
function strongGroups(nodes: number, edges: readonly (readonly [number, number])[]): number[][] {
  const out = neighbours(nodes, edges);
  const back = neighbours(
    nodes,
    edges.map(([a, b]) => [b, a] as const),
  );
  const finished: number[] = [];
  const seen = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node++) visit(node, out, seen, (done) => finished.push(done));
  const groups: number[][] = [];
  seen.fill(0);
  for (const node of finished.reverse()) {
    const group: number[] = [];
    visit(node, back, seen, (done) => group.push(done));
    if (group.length > 0) groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

function neighbours(nodes: number, edges: readonly (readonly [number, number])[]): number[][] {
  const lists = Array.from({ length: nodes }, (): number[] => []);
  for (const [from, to] of edges) lists[from]!.push(to);
  return lists;
}

function visit(start: number, next: number[][], seen: Uint8Array, done: (node: number) => void): void {
  if (seen[start]) return;
  seen[start] = 1;
  const path = [{ node: start, at: 0 }];
  while (path.length > 0) {
    const step = path[path.length - 1]!;
    const to = next[step.node]![step.at++];
    if (to === undefined) {
      done(step.node);
      path.pop();
    } else if (!seen[to]) {
      seen[to] = 1;
      path.push({ node: to, at: 0 });
    }
  }
}

/** Bellman–Ford: a win costs −1, a tie +1 either way; more wins than ties on a circle is a negative cycle. */
function someCircleHasMoreWinsThanTies(
  nodes: number,
  wins: readonly (readonly [number, number, number])[],
  ties: readonly (readonly [number, number, number])[],
): boolean {
  const distance = new Int32Array(nodes);
  for (let round = 0; round <= nodes; round++) {
    let changed = false;
    const relax = (from: number, to: number, cost: number) => {
      if (distance[from]! + cost >= distance[to]!) return;
      distance[to] = distance[from]! + cost;
      changed = true;
    };
    for (const [winner, loser] of wins) relax(winner, loser, -1);
    for (const [a, b] of ties) {
      relax(a, b, 1);
      relax(b, a, 1);
    }
    if (!changed) return false;
  }
  return true;
}
