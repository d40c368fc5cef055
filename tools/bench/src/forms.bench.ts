import { checkForm, checkRules, compileForm, compileRules } from '@podium/programmes';
import { answersOf, context, factsOf, fifteenRules, largeForm, milestones, sizes } from './forms.fixture.js';
import type { BenchRow } from './row.js';

const WANTED_PER_SECOND = 5_000;
const DIFFERENT_ANSWERS = 64;
const WARM_UP_MS = 500;
const MEASURED_MS = 3_000;

/**
 * How many times a second one core evaluates a large form with its rules. The rate is by processor time, collector included,
 * so that a neighbour on the machine neither helps nor hurts; p99 is by the clock on the wall.
 */
export async function formsBench(): Promise<BenchRow[]> {
  const { fields, conditions, rules } = sizes();
  const mistakes = [...checkForm(largeForm), ...checkRules(fifteenRules, largeForm)];
  if (fields !== 60 || conditions !== 30 || rules !== 15 || mistakes.length > 0)
    throw new Error(
      `The form is not what is to be measured: ${JSON.stringify({ fields, conditions, rules, mistakes })}`,
    );
  const form = compileForm(largeForm);
  const eligibility = compileRules(fifteenRules);
  const answers = Array.from({ length: DIFFERENT_ANSWERS }, (_, n) => answersOf(n));
  const evaluate = (n: number): number => {
    const moment = { now: '2023-06-25T00:00:00Z', milestones, timeZone: 'Asia/Hong_Kong', stream: 'A' };
    const verdict = form.evaluate(answers[n % DIFFERENT_ANSWERS], moment);
    return verdict.problems.length + eligibility.evaluate(factsOf(n, verdict.effectiveAnswers), context).length;
  };
  run(evaluate, WARM_UP_MS);
  const { perSecond, p99ms } = run(evaluate, MEASURED_MS);
  return [
    {
      name: `forms: evaluate ${fields} fields, ${conditions} conditions, ${rules} rules`,
      ratio: perSecond / WANTED_PER_SECOND,
      goal: 1,
      base: 'at least 5,000 per second on one core',
      p99ms,
      value: Math.round(perSecond),
      unit: 'per second',
    },
  ];
}

function run(evaluate: (n: number) => number, forMs: number): { perSecond: number; p99ms: number } {
  const took: number[] = [];
  let checked = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  let before = start;
  while (before - start < forMs) {
    checked += evaluate(took.length);
    const now = performance.now();
    took.push(now - before);
    before = now;
  }
  const { user, system } = process.cpuUsage(cpu);
  // Every evaluation gives fifteen verdicts; a sum that is less means that nothing was measured.
  if (checked < took.length * 15) throw new Error('Evaluations gave no verdicts');
  const p99ms = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0;
  return { perSecond: (took.length * 1_000_000) / (user + system), p99ms };
}
