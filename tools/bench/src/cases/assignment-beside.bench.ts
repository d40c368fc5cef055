import type { Stage } from '../graph/bench-edition.js';
import { load } from '../load/load.js';
import { median } from '../load/percentile.js';
import type { BenchRow } from '../row.js';
import { listTargets, PAGE } from './list.bench.js';

const ROUNDS = 3;
const MOST_TIMES = 1.5;

/** The list, while judges are assigned in the same process: the longest waits beside those of the same list undisturbed, in turn. */
export async function assignmentBesideBench(stage: Stage, seconds: number): Promise<BenchRow[]> {
  const { measured } = await listTargets(stage, stage.urls.gateway);
  await load(measured, 2);
  const times: { alone: number; beside: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const alone = (await load(measured, seconds)).p99ms;
    await stage.server.ask('assign.start');
    const beside = (await load(measured, seconds)).p99ms;
    await stage.server.ask('assign.stop');
    times.push({ alone, beside });
  }
  const most = median(times.map(({ alone, beside }) => beside / alone));
  const beside = median(times.map((each) => each.beside));
  return [
    {
      name: `list ${PAGE} entries while 1313 × 160 × 5 are assigned, p99`,
      ratio: MOST_TIMES / most,
      goal: 1,
      base: `at most ${MOST_TIMES} times the ${median(times.map(({ alone }) => alone)).toFixed(0)} ms undisturbed`,
      p99ms: beside,
      value: Number(beside.toFixed(0)),
      unit: `ms, ${most.toFixed(2)} times`,
    },
  ];
}
