import { shown, type Count, type PreparedElection } from './election.js';
import { rankByRelation } from './rank-by-relation.js';

/**
 * preferred[a][b]: ballots that rank a above b. A named candidate ranks above all who are not named; of two on one level neither
 * ranks above the other.
 */
export function pairwisePreferences({ names, ballots }: PreparedElection): bigint[][] {
  const preferred = names.map(() => new Array<bigint>(names.length).fill(0n));
  for (const { count, levels } of ballots) {
    const below = new Set(names.keys());
    for (const level of levels) {
      for (const candidate of level) below.delete(candidate);
      for (const candidate of level) for (const other of below) preferred[candidate]![other]! += count;
    }
  }
  return preferred;
}

/**
 * Borda's count: with m candidates the first on a ballot gets m − 1 points, the next m − 2, and so on; candidates on one
 * level share the points of their places equally, and so do those who are not named: every ballot is worth as much.
 *
 * @see Borda, J.-C. de (1784). Mémoire sur les élections au scrutin. Histoire de l'Académie Royale des Sciences, 1781.
 */
export function borda(election: PreparedElection): Count {
  const { names, ballots } = election;
  const twice = new Array<bigint>(names.length).fill(0n);
  for (const { count, levels } of ballots) {
    const unnamed = new Set(names.keys());
    for (const candidate of levels.flat()) unnamed.delete(candidate);
    let above = 0;
    for (const level of [...levels, [...unnamed]]) {
      // Places above + 1 to above + size are worth m − 1 − above down to m − above − size: twice their mean is whole.
      const shared = BigInt(2 * (names.length - 1 - above) - (level.length - 1));
      for (const candidate of level) twice[candidate]! += count * shared;
      above += level.length;
    }
  }
  const scores = Object.fromEntries(names.map((name, candidate) => [name, shown(twice[candidate]!, 2n)]));
  return rankByRelation(election, (a, b) => twice[a]! > twice[b]!, [{ scores }]);
}

/**
 * Copeland's rule: a point for each candidate beaten in a pairwise majority, half a point for each drawn with.
 *
 * @see Copeland, A. H. (1951). A reasonable social welfare function. University of Michigan seminar notes.
 */
export function copeland(election: PreparedElection): Count {
  const { names } = election;
  const preferred = pairwisePreferences(election);
  const twice = names.map((_, a) =>
    names.reduce((sum, _name, b) => {
      if (a === b) return sum;
      const [ours, theirs] = [preferred[a]![b]!, preferred[b]![a]!];
      return sum + (ours > theirs ? 2n : ours === theirs ? 1n : 0n);
    }, 0n),
  );
  const scores = Object.fromEntries(names.map((name, candidate) => [name, shown(twice[candidate]!, 2n)]));
  return rankByRelation(election, (a, b) => twice[a]! > twice[b]!, [{ pairwise: table(names, preferred) }, { scores }]);
}

/**
 * Schulze's method with winning votes: a ranks above b when the strongest path of pairwise victories from a to b is
 * stronger than the one back; a path is as strong as its weakest victory.
 *
 * @see Schulze, M. (2011). A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 *   single-winner election method. Social Choice and Welfare 36, 267–303.
 */
export function schulze(election: PreparedElection): Count {
  const { names } = election;
  const preferred = pairwisePreferences(election);
  const paths = preferred.map((row, a) => row.map((ours, b) => (ours > preferred[b]![a]! ? ours : 0n)));
  const all = [...names.keys()];
  for (const via of all) {
    for (const a of all) {
      for (const b of all) {
        if (a === b || a === via || b === via) continue;
        const [first, second] = [paths[a]![via]!, paths[via]![b]!];
        const weakest = first < second ? first : second;
        if (weakest > paths[a]![b]!) paths[a]![b] = weakest;
      }
    }
  }
  return rankByRelation(election, (a, b) => paths[a]![b]! > paths[b]![a]!, [
    { pairwise: table(names, preferred) },
    { paths: table(names, paths) },
  ]);
}

function table(names: readonly string[], cells: readonly (readonly bigint[])[]) {
  return Object.fromEntries(
    names.map((name, a) => [
      name,
      Object.fromEntries(names.flatMap((other, b) => (a === b ? [] : [[other, shown(cells[a]![b]!)]]))),
    ]),
  );
}
