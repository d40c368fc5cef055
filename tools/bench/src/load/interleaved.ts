import type { BenchRow } from '../row.js';
import { load, type Load, type Target } from './load.js';
import { median } from './percentile.js';

const ROUNDS = 3;
const WARM_UP_SECONDS = 4;

export interface Compared {
  name: string;
  goal: number;
  base: string;
  measured: Target;
  against: Target;
  seconds: number;
  /** Between two runs: lets what the last one left behind come to rest. */
  rest: () => Promise<void>;
}

/**
 * Runs two targets in turn and gives the median of the ratios of neighbours, so that whatever else the machine does
 * meets both alike. Which of the two goes first changes from round to round.
 */
export async function compare({ name, goal, base, measured, against, seconds, rest }: Compared): Promise<BenchRow> {
  for (const target of [measured, against]) {
    await load(target, WARM_UP_SECONDS);
    await rest();
  }
  const rounds: { measured: Load; against: Load }[] = [];
  const run = async (target: Target) => {
    const done = await load(target, seconds);
    await rest();
    return done;
  };
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 2 === 0) {
      const first = await run(measured);
      rounds.push({ measured: first, against: await run(against) });
    } else {
      const first = await run(against);
      rounds.push({ measured: await run(measured), against: first });
    }
  }
  const ratios = rounds.map((each) => each.measured.perSecond / each.against.perSecond);
  return {
    name,
    ratio: median(ratios),
    goal,
    base,
    p99ms: median(rounds.map((each) => each.measured.p99ms)),
    value: Math.round(median(rounds.map((each) => each.measured.perSecond))),
    unit: `per second, against ${Math.round(median(rounds.map((each) => each.against.perSecond)))}`,
  };
}
