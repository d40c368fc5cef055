import { refuse } from '../refusal.js';
import type { Problem } from './problem.js';
import type { Transport } from './transport.js';

/**
 * Refuses what can be seen before anything is solved, the plainest cause first.
 * @throws {NotComputable} Infeasible, with `cause` and `shortfall` in judge places
 */
export function mustBePossible(problem: Problem): void {
  const { entries, judges, demand, min, max, kept } = problem;
  const n = judges.length;
  const available = entries.map((_, e) => count(problem, (at) => problem.worth[at]! >= 0, e));
  const lacking = entries
    .map((dossier, e) => ({ dossier, needs: demand[e]!, available: available[e]! }))
    .filter(({ needs, available: has }) => has < needs);
  if (lacking.length > 0) {
    const shortfall = lacking.reduce((sum, { needs, available: has }) => sum + needs - has, 0);
    const because = `${lacking.length} dossiers have fewer judges without a conflict than they need.`;
    refuse('Infeasible', because, { cause: 'dossiers-lack-judges', shortfall, dossiers: lacking });
  }
  const keptFor = entries.map((dossier, e) => ({
    dossier,
    needs: demand[e]!,
    kept: count(problem, (at) => !!kept[at], e),
  }));
  const overKept = keptFor.filter(({ needs, kept: has }) => has > needs);
  const keptBy = judges.map((judge, j) => ({
    judge,
    max: max[j]!,
    kept: entries.filter((_, e) => kept[e * n + j]).length,
  }));
  const overLoaded = keptBy.filter(({ max: most, kept: has }) => has > most);
  if (overKept.length > 0 || overLoaded.length > 0) {
    const excess = [...overKept.map((o) => o.kept - o.needs), ...overLoaded.map((o) => o.kept - o.max)];
    const shortfall = excess.reduce((a, b) => a + b, 0);
    const facts = { cause: 'kept-pairs-exceed-limits', shortfall, dossiers: overKept, judges: overLoaded };
    refuse('Infeasible', 'More pairs are to be kept than a dossier needs or a judge may take.', facts);
  }
  const needed = total(demand);
  const capacity = total(max);
  if (needed > capacity) {
    const because = `The dossiers need ${needed} places and the judges have ${capacity}.`;
    refuse('Infeasible', because, { cause: 'capacity', shortfall: needed - capacity, demand: needed, capacity });
  }
  const least = total(min);
  if (least > needed) {
    const because = `The judges must get ${least} dossiers at least, and there are ${needed} places.`;
    refuse('Infeasible', because, {
      cause: 'least-loads',
      shortfall: least - needed,
      demand: needed,
      leastLoads: least,
    });
  }
}

/**
 * Refuses a flow that leaves somebody unserved, and names the bottleneck: the least cut between dossiers and judges.
 * @throws {NotComputable} Infeasible
 */
export function mustBeServed(problem: Problem, transport: Transport): void {
  const { entries, judges, demand, max, min, worth } = problem;
  const { unserved, load, assigned } = transport.flow;
  const n = judges.length;
  const shortfall = total(unserved);
  if (shortfall > 0) {
    const stuck = entries.map((_, e) => e).filter((e) => unserved[e]! > 0);
    const full = reach(
      transport,
      n,
      stuck.flatMap((e) => open(problem, assigned, e)),
    );
    const held = entries.map((_, e) => e).filter((e) => unserved[e]! > 0 || full.some((j) => assigned[e * n + j]));
    const because = `${held.length} dossiers compete for ${full.length} judges, who are ${shortfall} places short.`;
    refuse('Infeasible', because, {
      cause: 'judges-full',
      shortfall,
      dossiers: held.map((e) => entries[e]),
      judges: full.map((j) => judges[j]),
      demand: held.reduce((sum, e) => sum + demand[e]!, 0),
      capacity: full.reduce((sum, j) => sum + max[j]!, 0),
    });
  }
  const idle = judges
    .map((judge, j) => ({
      judge,
      least: min[j]!,
      got: load[j]!,
      available: entries.filter((_, e) => worth[e * n + j]! >= 0).length,
    }))
    .filter(({ least, got }) => got < least);
  if (idle.length === 0) return;
  const missing = idle.reduce((sum, { least, got }) => sum + least - got, 0);
  const because = `${idle.length} judges cannot get the least load, however the rest is shared out.`;
  refuse('Infeasible', because, { cause: 'least-loads', shortfall: missing, judges: idle });
}

const total = (values: Int32Array): number => values.reduce((sum, value) => sum + value, 0);

const count = ({ judges }: Problem, holds: (at: number) => boolean, e: number): number =>
  judges.filter((_, j) => holds(e * judges.length + j)).length;

const open = ({ judges, worth }: Problem, assigned: Uint8Array, e: number): number[] =>
  judges.map((_, j) => j).filter((j) => worth[e * judges.length + j]! >= 0 && !assigned[e * judges.length + j]);

/** The judges that can be reached from these by handing dossiers over. */
function reach(transport: Transport, n: number, start: number[]): number[] {
  const seen = new Set(start);
  for (const j of seen) {
    for (let i = 0; i < n; i += 1) if (transport.canHop(j, i)) seen.add(i);
  }
  return [...seen].sort((a, b) => a - b);
}
