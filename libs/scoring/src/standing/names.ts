import type { Aggregation, Rounding, StandingInput, TieRule } from './types.js';

/** Every name once, and none that the type does not have: one missing or one too many does not compile. */
function all<Name extends string>(names: Record<Name, true>): [Name, ...Name[]] {
  return Object.keys(names) as [Name, ...Name[]];
}

/** How sheets become one total. */
export const AGGREGATIONS = all<Aggregation['name']>({
  mean: true,
  median: true,
  'drop-highest-and-lowest': true,
  'trimmed-mean': true,
  'z-score': true,
  'severity-corrected': true,
  'ranked-ballots': true,
  pairs: true,
});

/** How equal totals are told apart. */
export const TIE_RULES = all<TieRule['name']>({
  'criterion-by-weight': true,
  'earlier-round': true,
  'head-to-head': true,
  'panel-vote': true,
  'public-draw': true,
});

/** How ranked ballots are counted. */
export const BALLOT_RULES = all<Extract<Aggregation, { name: 'ranked-ballots' }>['rule']>({
  borda: true,
  copeland: true,
  schulze: true,
  irv: true,
});

/** Over which number of marks a deviation is taken. */
export const DEVIATIONS = all<Extract<Aggregation, { name: 'z-score' }>['deviation']>({
  population: true,
  sample: true,
});
export const ROUNDING_MODES = all<Rounding['mode']>({ 'half-up': true, 'half-even': true, down: true });
export const PLACE_STYLES = all<StandingInput['placeStyle']>({ '1224': true, '1223': true, '1334': true });
