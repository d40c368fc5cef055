import { describe, expect, it } from '@jest/globals';
import {
  mustBeUsable,
  rank,
  recount,
  NotComputable,
  type Aggregation,
  type Sheet,
  type StandingInput,
  type TieRule,
} from '@podium/scoring';
import {
  AGGREGATIONS,
  BALLOT_RULES,
  DEVIATIONS,
  PLACE_STYLES,
  ROUNDING_MODES,
  TIE_RULES,
} from '@podium/scoring/definition';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import type { Stage } from './edition.js';
import { loadEdition } from './load.js';
import { shippedDefinition, shippedDefinitions } from './shipped.js';
import { SMALL } from './small.fixture.js';

type Group = Record<string, unknown>;

/** Decimals as people write them, and as they should not: the check must refuse whatever the arithmetic would. */
const decimal = fc.oneof(
  fc.integer({ min: 0, max: 120 }),
  fc.integer({ min: 1, max: 1200 }).map((tenths) => tenths / 10),
  fc.integer({ min: 0, max: 100 }).map(String),
  fc.constantFrom(
    '060',
    '60.0',
    '33.30',
    '.5',
    '5.',
    '1e1',
    ' 60',
    '-1',
    '+1',
    '0x10',
    '',
    '1,5',
    '33.333333',
    '0.0000001',
    '６０',
    1e-7,
    0.1,
  ),
);
const weights = fc.oneof(
  { arbitrary: fc.constantFrom([100], [60, 40], ['60', '40'], ['33.333333', '66.666667'], [33.3, 66.7]), weight: 8 },
  fc.constantFrom<(number | string)[]>(
    [60, 40],
    ['60', '40'],
    ['60.0', 40],
    ['060', '40'],
    [33.3, 66.7],
    ['33.333333', '66.666667'],
    [100],
    [99.999999, 0.000001],
    [0, 100],
  ),
  fc.array(decimal, { minLength: 1, maxLength: 3 }),
);
const scale = fc.oneof(
  { arbitrary: fc.constantFrom({ min: 0, max: 10, step: 0.5 }, { min: '0', max: '10', step: '0.1' }), weight: 8 },
  fc.constantFrom(
    { min: 0, max: 10, step: 0.5 },
    { min: '0', max: '10', step: '0.1' },
    { min: 1, max: 5, step: 1 },
    { min: 0, max: 100, step: '01' },
  ),
  fc.record({ min: decimal, max: decimal, step: decimal }),
);
const aggregation = fc.oneof(
  fc
    .constantFrom(...AGGREGATIONS.filter((name) => !['trimmed-mean', 'z-score', 'ranked-ballots'].includes(name)))
    .map((name) => ({ name })),
  decimal.map((trim) => ({ name: 'trimmed-mean', trim })),
  fc.constantFrom('0', '0.1', 0.2, '0.49', '0.5', 0.5).map((trim) => ({ name: 'trimmed-mean', trim })),
  fc.constantFrom(...DEVIATIONS).map((deviation) => ({ name: 'z-score', deviation })),
  fc.constantFrom(...BALLOT_RULES).map((rule) => ({ name: 'ranked-ballots', rule })),
);
const method = fc.record({
  aggregation,
  rounding: fc.record({
    decimals: fc.oneof({ arbitrary: fc.integer({ min: 0, max: 10 }), weight: 8 }, fc.integer({ min: -1, max: 12 })),
    mode: fc.constantFrom(...ROUNDING_MODES),
  }),
  tieRules: fc.subarray(TIE_RULES),
  placeStyle: fc.constantFrom(...PLACE_STYLES),
});
const rubric = fc.record({
  scale,
  notApplicable: fc.constantFrom('share-in-proportion', 'refuse'),
  criteria: fc.tuple(weights, weights, fc.boolean()).map(([criteria, attributes, deep]) =>
    criteria.map((weight, index) => ({
      id: `c${index}`,
      name: { en: 'C', zhHant: '丙' },
      weight,
      ...(deep && index === 0
        ? {
            attributes: attributes.map((part, at) => ({ id: `a${at}`, name: { en: 'A', zhHant: '甲' }, weight: part })),
          }
        : {}),
    })),
  ),
});

const DOSSIERS = ['D1', 'D2', 'D3', 'D4'];
const JUDGES = ['J1', 'J2', 'J3', 'J4', 'J5'];

/** A round of a stage as the judging service would close it, every judge having marked everything; null when its scale cannot tell dossiers apart. */
function roundOf(stage: Stage, at: (low: number, high: number) => number): StandingInput | null {
  const { criteria, scale: marks, notApplicable } = stage.rubric;
  const keys = criteria.flatMap(({ id, attributes }) =>
    attributes.length > 0 ? attributes.map((attribute) => `${id}/${attribute.id}`) : [id],
  );
  const [min, step] = [millionths(marks.min), millionths(marks.step)];
  const steps = Number((millionths(marks.max) - min) / step);
  // Instant run-off takes no two dossiers that a judge marked alike, which judges are told: here none does so.
  const apart = Math.floor(Math.min(steps, 1_000) / (DOSSIERS.length - 1));
  const distinct = stage.method.aggregation['rule'] === 'irv';
  if (distinct && apart === 0) return null; // a scale with too few marks for that
  const marked = (dossier: number, judge: number) =>
    distinct ? apart * ((dossier + judge) % DOSSIERS.length) : at(0, Math.min(steps, 1_000));
  const sheets = DOSSIERS.flatMap((dossier, row) =>
    JUDGES.map((judge, column): Sheet => ({
      id: `${dossier}-${judge}`,
      version: 1,
      judge,
      dossier,
      marks: Object.fromEntries(keys.map((key) => [key, written(min + step * BigInt(marked(row, column)))])),
    })),
  );
  return {
    round: stage.code,
    rubric: {
      criteria: criteria.map(({ id, weight, attributes }) => ({
        id,
        weight,
        attributes: attributes.map((attribute) => ({ id: attribute.id, weight: attribute.weight })),
      })),
      scale: marks,
      notApplicable,
    },
    method: stage.method.aggregation as Aggregation,
    rounding: stage.method.rounding,
    tieRules: stage.method.tieRules.map(({ name }) => tieRule(name as TieRule['name'])),
    placeStyle: stage.method.placeStyle,
    dossiers: DOSSIERS,
    sheets,
    recusals: [],
  };
}

function tieRule(name: TieRule['name']): TieRule {
  switch (name) {
    case 'earlier-round':
      return { name, totals: Object.fromEntries(DOSSIERS.map((dossier, index) => [dossier, String(index % 2)])) };
    case 'panel-vote':
      return { name, votes: Object.fromEntries(DOSSIERS.map((dossier, index) => [dossier, index])) };
    case 'public-draw':
      return { name, seed: 'published in the morning' };
    default:
      return { name };
  }
}

function millionths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}

function written(value: bigint): string {
  const fraction = String(value % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${value / 1_000_000n}${fraction === '' ? '' : `.${fraction}`}`;
}

/** What marks can make impossible and no definition could foresee: strengths of pairs that have no end. The chair hears of it. */
const OF_MARKS = new Set(['ComparisonIslands', 'InfiniteStrengths', 'InfiniteTieParameter', 'NoComparisons']);

/** Whether every stage runs to a standing that can be recounted; throws what the arithmetic refuses. */
function runs(stages: readonly Stage[], at: (low: number, high: number) => number): boolean {
  return stages.every((stage) => {
    const round = roundOf(stage, at);
    if (!round) return true;
    mustBeUsable(round);
    try {
      return recount(rank(round)).same;
    } catch (error) {
      if (error instanceof NotComputable && OF_MARKS.has(error.refused)) return true;
      throw error;
    }
  });
}

describe('whatever the check lets through', () => {
  it('runs to a standing that can be recounted', () => {
    let passed = 0;
    fc.assert(
      fc.property(method, rubric, fc.infiniteStream(fc.nat({ max: 1_000 })), (aMethod, aRubric, marks) => {
        const definition = parse(SMALL) as Group;
        // The first stage has no earlier round to break a tie by; the second one takes all rules.
        const first = { ...aMethod, tieRules: aMethod.tieRules.filter((name) => name !== 'earlier-round') };
        definition['methods'] = { mean: aMethod, first };
        definition['rubrics'] = { robots: aRubric };
        const [assessment] = (definition['shared'] as { stages: Group[] }).stages;
        assessment!['method'] = 'first';
        const loaded = loadEdition(stringify(definition, { aliasDuplicateObjects: false }));
        if ('mistakes' in loaded) return true;
        passed++;
        const at = (low: number, high: number) => low + ((marks.next().value as number) % (high - low + 1));
        return runs(loaded.edition.categories[0]!.stages, at);
      }),
      { numRuns: 150 },
    );
    // Otherwise nothing was tried.
    expect(passed).toBeGreaterThan(20);
  });

  it('and so do the shipped definitions', () => {
    let turn = 0;
    for (const { id } of shippedDefinitions()) {
      const stages = shippedDefinition(id).categories.flatMap((category) => category.stages);
      const different = new Map(stages.map((stage) => [JSON.stringify([stage.method, stage.rubric]), stage]));
      expect([id, runs([...different.values()], (low, high) => low + (turn++ % (high - low + 1)))]).toEqual([id, true]);
    }
  });
});
