import type { Count, CountReport, PreparedElection, Round } from './election.js';

/**
 * An order from a relation "ranks above", which must be transitive: scores, or Schulze's paths. Candidates neither of
 * whom ranks above the other are a tie, and so is a chain of such pairs. Elected without doubt is whoever keeps a seat
 * even when all who are not below them stand before them.
 */
export function rankByRelation(
  { names, seats, tieRank }: PreparedElection,
  above: (a: number, b: number) => boolean,
  reports: readonly CountReport[],
): Count {
  const all = names.map((_, candidate) => candidate);
  const beaten = all.map((a) => all.filter((b) => above(a, b)).length);
  const beatenBy = all.map((b) => all.filter((a) => above(a, b)).length);
  const linear = [...all].sort((a, b) => beaten[b]! - beaten[a]! || a - b);
  const order = tieRank ? extend(all, above, tieRank) : linear;
  const groups = tiedGroups(linear, above);
  const elected = tieRank
    ? order.slice(0, seats)
    : order.filter((candidate) => names.length - 1 - beaten[candidate]! < seats);

  const namesOf = (candidates: readonly number[]) => candidates.map((candidate) => names[candidate]!);
  const ties = groups.filter((group) => group.length > 1).map((group) => [...group].sort((a, b) => a - b));
  const rounds: Round[] = [...reports];
  for (const tie of ties) {
    const changesElected = tie.some(
      (candidate) => beatenBy[candidate]! < seats && names.length - 1 - beaten[candidate]! >= seats,
    );
    rounds.push({ tie: namesOf(tie), for: 'place', brokenBy: tieRank ? 'tie-order' : null, changesElected });
  }
  return { elected: namesOf(elected), order: namesOf(order), ties: ties.map(namesOf), rounds };
}

/** Takes, again and again, the favoured one among those whom nobody left ranks above. */
function extend(
  all: readonly number[],
  above: (a: number, b: number) => boolean,
  tieRank: readonly number[],
): number[] {
  const left = [...all].sort((a, b) => tieRank[a]! - tieRank[b]!);
  const order: number[] = [];
  while (left.length > 0) {
    const next = left.findIndex((candidate) => !left.some((other) => above(other, candidate)));
    order.push(...left.splice(next, 1));
  }
  return order;
}

/** Runs of the order whose neighbours, directly or through others, are not told apart. */
function tiedGroups(linear: readonly number[], above: (a: number, b: number) => boolean): number[][] {
  const groups: number[][] = [];
  for (const candidate of linear) {
    const last = groups[groups.length - 1];
    // A new group begins where everybody before ranks above everybody from here on.
    const from = linear.indexOf(candidate);
    const cut = linear.slice(0, from).every((before) => linear.slice(from).every((after) => above(before, after)));
    if (!last || cut) groups.push([candidate]);
    else last.push(candidate);
  }
  return groups;
}
