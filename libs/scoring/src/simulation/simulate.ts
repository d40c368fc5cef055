import { refuse } from '../refusal.js';
import { normalQuantile } from '../statistics/distributions.js';
import { connectedGroups } from '../statistics/islands.js';
import { SeededRandom } from './random.js';
import { valuesByRule, type SimulatedRule } from './rules.js';

export interface SimulationInput {
  entries: number;
  judges: number;
  judgesPerEntry: number;
  /** Standard deviations, in points: of true quality, of judges' severity, and of one mark's noise. */
  qualitySpread: number;
  severitySpread: number;
  noise: number;
  rules: readonly SimulatedRule[];
  /** Rounds judged; 2,000 when left out. */
  runs?: number;
  seed: string;
  /** Of the intervals; 0.95 when left out. */
  confidence?: number;
}

export interface SimulationResult {
  /** How often the truly best entry comes first; a shared first place counts as its share. */
  winnerRight: number;
  /** How many of the three truly best are missing from the first three, on average. */
  top3Error: number;
  /** Confidence interval of winnerRight (Wilson). */
  interval: [number, number];
  /** Confidence interval of top3Error (normal approximation over the runs; not clipped at 0). */
  top3Interval: [number, number];
}

/**
 * Judges a made-up competition many times: quality, severity and noise are normal; entries are dealt to judges evenly
 * and at random; all rules see the same marks. The same seed gives the same numbers on every machine.
 *
 * @throws {NotComputable} TooFewEntries (under 4, where a top three says nothing), TooFewJudges (fewer than judgesPerEntry),
 *   NoQualitySpread (no entry is better than another), JudgingIslands when entries and judges cannot be connected
 * @see Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209–212.
 */
export function simulate(input: SimulationInput): Partial<Record<SimulatedRule, SimulationResult>> {
  const { entries, judges, judgesPerEntry, rules, seed, runs = 2000, confidence = 0.95 } = input;
  if (entries < 4) refuse('TooFewEntries', 'With fewer than four entries a top three says nothing.', { entries });
  if (judges < judgesPerEntry) {
    refuse('TooFewJudges', 'An entry cannot have more judges than there are.', { judges, judgesPerEntry });
  }
  if (!(input.qualitySpread > 0)) {
    refuse('NoQualitySpread', 'When all entries are equally good, no winner is right.', {});
  }
  const random = new SeededRandom(seed);
  const names = Array.from({ length: entries }, (_, entry) => `E${entry}`);
  const needsConnection = rules.includes('severity-corrected');
  const sums = rules.map(() => ({ right: 0, error: 0, errorSquares: 0 }));
  for (let run = 0; run < runs; run++) {
    const quality = names.map(() => input.qualitySpread * random.normal());
    const severity = Array.from({ length: judges }, () => input.severitySpread * random.normal());
    const dealt = deal(random, entries, judges, judgesPerEntry, needsConnection);
    const marks: Record<string, Record<string, number>> = {};
    dealt.forEach((panel, entry) => {
      const own: Record<string, number> = (marks[names[entry]!] = {});
      for (const judge of panel) own[`J${judge}`] = quality[entry]! + severity[judge]! + input.noise * random.normal();
    });
    rules.forEach((rule, index) => {
      const { right, error } = compare(quality, valuesByRule(rule, marks, names));
      const sum = sums[index]!;
      sum.right += right;
      sum.error += error;
      sum.errorSquares += error * error;
    });
  }
  const quantile = normalQuantile(confidence);
  return Object.fromEntries(
    rules.map((rule, index) => {
      const { right, error, errorSquares } = sums[index]!;
      const mean = error / runs;
      const deviation = Math.sqrt(Math.max(0, errorSquares / runs - mean * mean) / runs);
      const result: SimulationResult = {
        winnerRight: right / runs,
        top3Error: mean,
        interval: wilson(right, runs, quantile),
        top3Interval: [mean - quantile * deviation, mean + quantile * deviation],
      };
      return [rule, result];
    }),
  );
}

/** Panels of `each` different judges per entry, loads as even as can be, redrawn until connected when that is needed. */
function deal(random: SeededRandom, entries: number, judges: number, each: number, connected: boolean): number[][] {
  for (let attempt = 0; attempt < 200; attempt++) {
    let deck: number[] = [];
    const panels = Array.from({ length: entries }, () => {
      const panel: number[] = [];
      while (panel.length < each) {
        if (deck.every((judge) => panel.includes(judge))) {
          deck = [...deck, ...random.shuffle(Array.from({ length: judges }, (_, judge) => judge))];
        }
        const next = deck.findIndex((judge) => !panel.includes(judge));
        panel.push(...deck.splice(next, 1));
      }
      return panel;
    });
    random.shuffle(panels);
    const edges = panels.flatMap((panel, entry) => panel.map((judge): [number, number] => [entry, entries + judge]));
    const used = new Set(edges.map(([, judge]) => judge));
    // A judge without entries is an island of one, but says nothing and harms nothing.
    const groups = connectedGroups(entries + judges, edges).filter(([first]) => first! < entries || used.has(first!));
    if (!connected || groups.length === 1) return panels;
  }
  return refuse('JudgingIslands', 'With so few judges per entry no deal connected all entries.', {
    entries,
    judges,
    judgesPerEntry: each,
  });
}

/** Against the truth: the share of first place that the best entry has, and how many of the best three are missing. */
function compare(quality: readonly number[], values: readonly number[]): { right: number; error: number } {
  const best = topThree(quality);
  const top = Math.max(...values);
  const first = values.flatMap((value, entry) => (value === top ? [entry] : []));
  const chosen = topThree(values);
  return {
    right: first.includes(best[0]!) ? 1 / first.length : 0,
    error: best.filter((entry) => !chosen.includes(entry)).length,
  };
}

const topThree = (values: readonly number[]): number[] =>
  values
    .map((value, entry) => ({ value, entry }))
    .sort((a, b) => b.value - a.value || a.entry - b.entry)
    .slice(0, 3)
    .map(({ entry }) => entry);

function wilson(successes: number, runs: number, quantile: number): [number, number] {
  const share = successes / runs;
  const square = (quantile * quantile) / runs;
  const middle = (share + square / 2) / (1 + square);
  const reach = Math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square);
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
