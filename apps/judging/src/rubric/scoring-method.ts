import type { Method } from '@podium/programmes';
import type { Aggregation, TieRule } from '@podium/scoring';

type Made = { [Name in Aggregation['name']]: (given: Method['aggregation']) => Aggregation | null };

const oneOf = <Value extends string>(given: string | undefined, values: readonly Value[]): Value | null =>
  values.find((value) => value === given) ?? null;

/** What a definition says of a method, as the scoring library takes it. */
const made: Made = {
  mean: () => ({ name: 'mean' }),
  median: () => ({ name: 'median' }),
  'drop-highest-and-lowest': () => ({ name: 'drop-highest-and-lowest' }),
  'trimmed-mean': ({ trim }) => (trim === undefined ? null : { name: 'trimmed-mean', trim }),
  'z-score': (given) => {
    const deviation = oneOf(given['deviation'], ['population', 'sample']);
    return deviation && { name: 'z-score', deviation };
  },
  'severity-corrected': () => ({ name: 'severity-corrected' }),
  'ranked-ballots': (given) => {
    const rule = oneOf(given['rule'], ['borda', 'copeland', 'schulze', 'irv']);
    return rule && { name: 'ranked-ballots', rule };
  },
  pairs: () => ({ name: 'pairs' }),
};

/** @returns null for a method that the scoring library does not have */
export function aggregationOf({ aggregation }: Method): Aggregation | null {
  const name = oneOf(aggregation.name, Object.keys(made) as Aggregation['name'][]);
  return name && made[name](aggregation);
}

const TIE_RULES: readonly TieRule['name'][] = [
  'criterion-by-weight',
  'earlier-round',
  'head-to-head',
  'panel-vote',
  'public-draw',
];

/** @returns null when one of the rules is none of the scoring library's */
export function tieRuleNames({ tieRules }: Method): TieRule['name'][] | null {
  const names = tieRules.flatMap(({ name }) => oneOf(name, TIE_RULES) ?? []);
  return names.length === tieRules.length ? names : null;
}
