import { assign, rank, recount, type AssignmentInput, type Standing, type StandingInput } from '@podium/scoring';
import type { BenchRow } from './row.js';

const ENTRIES = 1313;
const JUDGES = 160;
const PER_ENTRY = 5;
const RUNS = 5;

/** Assigning judges and ranking a round at the size of the largest known edition. */
export async function scoringStandingBench(): Promise<BenchRow[]> {
  const entries = `${ENTRIES} entries × ${JUDGES} judges × ${PER_ENTRY}`;
  return [
    await assignment(`assign, best sum: ${entries}`, anyField(), 'sum', 5),
    await assignment(`assign, best worst: ${entries}`, anyField(), 'maxmin', 30),
    await assignment(`assign, best worst, eight fields of expertise: ${entries}`, eightFields(), 'maxmin', 30),
    ...standings(),
  ];
}

type Suitability = NonNullable<AssignmentInput['suitability']>;

async function assignment(
  name: string,
  suitability: Suitability,
  objective: AssignmentInput['objective'],
  limitSeconds: number,
): Promise<BenchRow> {
  const load = { min: 38, max: 44 };
  const started = performance.now();
  const found = await assign({ suitability, conflicts: [], perDossier: PER_ENTRY, load, objective, seed: 'bench' });
  const seconds = (performance.now() - started) / 1000;
  const { worst, optimal, bound } = found;
  const stated = optimal ? 'proved optimal' : `worst ${worst}, at most ${bound.worst}`;
  return absolute(`${name} (${stated})`, seconds, limitSeconds);
}

function standings(): BenchRow[] {
  const input = round();
  let standing: Standing = rank(input);
  const ranked = timed(() => (standing = rank(input)));
  const recounted = timed(() => {
    if (!recount(standing).same) throw new Error('A standing differs from its own recount.');
  });
  const size = `${ENTRIES} entries × ${PER_ENTRY} sheets × 6 criteria`;
  return [absolute(`standing: ${size}`, ranked, 1), absolute(`recount: ${size}`, recounted, 1)];
}

/** Seconds; the middle of five runs. */
function timed(work: () => void): number {
  const took = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return took[Math.floor(RUNS / 2)]! / 1000;
}

const absolute = (name: string, seconds: number, limitSeconds: number): BenchRow => ({
  name,
  ratio: limitSeconds / seconds,
  goal: 1,
  base: `at most ${limitSeconds} s`,
  p99ms: null,
  value: Number(seconds.toFixed(3)),
  unit: 's',
});

/** Lehmer's generator: the same numbers in every run (Park & Miller 1988). */
function numbers(): () => number {
  let state = 20260101;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

function table(value: (entry: number, judge: number) => number): Suitability {
  const row = (entry: number): [string, Record<string, number>] => [
    `E${entry}`,
    Object.fromEntries(Array.from({ length: JUDGES }, (_, judge) => [`J${judge}`, value(entry, judge)])),
  ];
  return Object.fromEntries(Array.from({ length: ENTRIES }, (_, entry) => row(entry)));
}

function anyField(): Suitability {
  const next = numbers();
  return table(() => thousandths(next()));
}

/** Judges know one field of eight well; fields are of unequal size, so some are short of judges. */
function eightFields(): Suitability {
  const next = numbers();
  const fieldOf = (count: number) => Array.from({ length: count }, () => Math.floor(next() * 8));
  const [entryField, judgeField] = [fieldOf(ENTRIES), fieldOf(JUDGES)];
  return table((entry, judge) =>
    thousandths(entryField[entry] === judgeField[judge] ? 0.5 + next() / 2 : next() * 0.3),
  );
}

function round(): StandingInput {
  const next = numbers();
  const criteria = [30, 20, 20, 15, 10, 5].map((weight, index) => ({
    id: `C${index}`,
    weight: String(weight),
    attributes: [],
  }));
  const dossiers = Array.from({ length: ENTRIES }, (_, entry) => `E${entry}`);
  const mark = (): string => String(Math.round(next() * 200) / 2);
  const sheets = dossiers.flatMap((dossier, entry) =>
    Array.from({ length: PER_ENTRY }, (_, index) => ({
      id: `${dossier}-${index}`,
      version: 1,
      judge: `J${(entry * PER_ENTRY + index * 31) % JUDGES}`,
      dossier,
      marks: Object.fromEntries(criteria.map(({ id }) => [id, mark()])),
    })),
  );
  return {
    round: 'bench',
    rubric: { criteria, scale: { min: '0', max: '100', step: '0.5' }, notApplicable: 'share-in-proportion' },
    method: { name: 'mean' },
    rounding: { decimals: 2, mode: 'half-up' },
    tieRules: [{ name: 'criterion-by-weight' }, { name: 'head-to-head' }, { name: 'public-draw', seed: 'bench' }],
    placeStyle: '1224',
    dossiers,
    sheets,
    recusals: [],
  };
}
