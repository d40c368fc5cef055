import { byTexts } from '../exact/order.js';
import { refuse } from '../refusal.js';
import { mustBePossible, mustBeServed } from './infeasible.js';
import { readProblem, type Problem } from './problem.js';
import type { Programmes } from './programme.js';
import { Search, sums, type Found, type Outcome } from './search.js';
import { Transport } from './transport.js';
import type { Assignment, AssignmentInput } from './types.js';

/**
 * Gives every dossier exactly its judges.
 *
 * The plain case is a network and is solved and proved in integers; HiGHS is loaded only for what no network can
 * express: judges kept apart, groups that must hang together, the worst-served dossier.
 * @throws {NotComputable} Infeasible with its cause and shortfall; NotFound when the search gave up without an answer
 */
export async function assign(input: AssignmentInput): Promise<Assignment> {
  const problem = readProblem(input);
  mustBePossible(problem);
  const transport = new Transport(problem);
  transport.solve();
  mustBeServed(problem, transport);
  const search = new Search(problem, transport, loadProgrammes);
  const best = mustBeFound(problem, await search.bestTotal(0));
  if (input.objective === 'sum') return report(problem, best, best, { optimal: best.optimal, bound: null });
  return fairest(problem, search, best);
}

/** The solver is three and a half megabytes: it is loaded when it is first needed. */
const loadProgrammes = async (): Promise<Programmes> => (await import('./programme.js')).Programmes.load();

interface WorstProof {
  optimal: boolean;
  bound: number | null;
}

async function fairest(problem: Problem, search: Search, best: Found): Promise<Assignment> {
  const ceiling = ceilingOf(problem);
  if (worstOf(problem, best.assigned) === ceiling)
    return report(problem, best, best, { optimal: true, bound: ceiling });
  const atCeiling = await search.bestTotal(ceiling);
  if (typeof atCeiling === 'object') return report(problem, atCeiling, best, { optimal: true, bound: ceiling });
  if (!search.small) return climbed(problem, search, best, ceiling);
  const worst = mustBeFound(problem, await search.bestWorst());
  const proof = { optimal: worst.optimal, bound: Math.min(ceiling, worst.bound) };
  const fair = await search.bestTotal(worst.value);
  return report(problem, typeof fair === 'object' ? fair : unproved(problem, worst, best), best, proof);
}

/** Shares of the way from the ceiling down to what is reached: tried in turn until one is within reach. */
const DESCENTS = [1 / 32, 1 / 8, 1 / 3];
/** Halvings of what is still open after that. */
const HALVINGS = 1;
/** Share of the total that is left open on the way. */
const OPEN = 1e-4;

/**
 * Many entries: looks for the highest least sum that can be reached, from above, then by halving. What is not reached
 * is not proved impossible, so the bound says how much better the worst entry might be served.
 */
async function climbed(problem: Problem, search: Search, best: Found, ceiling: number): Promise<Assignment> {
  let [found, reached] = [best, worstOf(problem, best.assigned)];
  let missed = Math.min(ceiling, search.worstBound + 1);
  const attempt = async (least: number): Promise<boolean> => {
    const outcome = await search.bestTotal(least, OPEN);
    if (typeof outcome === 'string') {
      missed = least;
      return false;
    }
    [found, reached] = [outcome, worstOf(problem, outcome.assigned)];
    return true;
  };
  const top = missed;
  for (const share of DESCENTS) {
    const least = Math.max(reached + 1, Math.floor(top - (top - reached) * share));
    if (least >= missed || (await attempt(least))) break;
  }
  for (let halving = 0; halving < HALVINGS && missed - reached > 1; halving += 1) {
    await attempt(Math.floor((reached + missed) / 2));
  }
  const bound = Math.min(ceiling, search.worstBound);
  return report(problem, found, best, { optimal: reached === bound, bound });
}

/** The fair assignment as it came, when no better total could be looked for: the best total is all that bounds it. */
const unproved = (problem: Problem, { assigned, proof }: Found, best: Found): Found => {
  const value = totalOf(problem, assigned);
  return { assigned, value, bound: best.bound, optimal: value === best.bound, proof };
};

/** No assignment serves the worst entry better than the entry that could be served worst with every judge to itself. */
function ceilingOf({ entries, judges, worth, demand, kept }: Problem): number {
  const n = judges.length;
  return entries.reduce((least, _, e) => {
    const own = judges.map((__, j) => e * n + j).filter((at) => worth[at]! >= 0);
    const held = own.filter((at) => kept[at]).map((at) => worth[at]!);
    const free = own.filter((at) => !kept[at]).map((at) => worth[at]!);
    const best = [...held, ...free.sort((a, b) => b - a).slice(0, demand[e]! - held.length)];
    return Math.min(
      least,
      best.reduce((a, b) => a + b, 0),
    );
  }, Infinity);
}

const worstOf = (problem: Problem, assigned: Uint8Array): number =>
  sums(problem, assigned).reduce((a, b) => Math.min(a, b), Infinity);
const totalOf = (problem: Problem, assigned: Uint8Array): number => sums(problem, assigned).reduce((a, b) => a + b, 0);

function mustBeFound(problem: Problem, outcome: Outcome): Found {
  if (outcome === 'infeasible') {
    const causes = [
      ...(problem.apart.length > 0 ? ['kept-apart judges'] : []),
      ...(problem.groups.length > 0 ? ['connected groups'] : []),
    ];
    const because = `There are judges enough, but not together with: ${causes.join(', ')}.`;
    return refuse('Infeasible', because, { cause: 'side-conditions', shortfall: 0, conditions: causes });
  }
  if (outcome === 'not-found') {
    return refuse('NotFound', 'The search gave up before it found an assignment or a proof that there is none.');
  }
  return outcome;
}

function report(problem: Problem, found: Found, best: Found, worst: WorstProof): Assignment {
  const { entries, judges, units } = problem;
  const n = judges.length;
  const pairs = [...found.assigned.keys()]
    .filter((at) => found.assigned[at])
    .map((at): [string, string] => [entries[Math.floor(at / n)]!, judges[at % n]!])
    .sort(
      byTexts<[string, string]>(
        ([entry]) => entry,
        ([, judge]) => judge,
      ),
    );
  return {
    pairs,
    total: units.toNumber(found.value),
    worst: units.toNumber(worstOf(problem, found.assigned)),
    optimal: found.optimal && worst.optimal,
    bound: { total: units.toNumber(found.bound), worst: worst.bound === null ? null : units.toNumber(worst.bound) },
    proof: found.proof,
    priceOfFairness: best.value === 0 ? 0 : (best.value - found.value) / best.value,
  };
}
