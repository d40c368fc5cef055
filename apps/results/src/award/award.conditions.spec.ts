import { expect, it } from '@jest/globals';
import type { Award } from '@podium/programmes';
import { conditionNotMet, reachesMinimum } from './award.conditions.js';

const award = (conditions: Partial<Award>): Award => ({
  code: 'grand',
  name: { en: 'Grand', zhHant: '大獎' },
  scope: 'category',
  stage: 'grand',
  places: { first: 1, last: 1 },
  max: 1,
  categories: [],
  ...conditions,
});

it.each([
  [undefined, '0', true],
  ['80', '80.00', true],
  ['80', '79.99', false],
  ['80', '100', true],
  ['80', null, false],
])('a minimum of %s is reached by %s: %s', (minimumTotal, total, reached) => {
  expect(reachesMinimum(award(minimumTotal === undefined ? {} : { minimumTotal }), { total })).toBe(reached);
});

it.each([
  ['nothing is asked', {}, [], true],
  ['one of the required is held', { requires: ['gold', 'silver'] }, ['silver'], true],
  ['none of the required is held', { requires: ['gold'] }, ['silver'], false],
  ['an excluded one is held', { excludes: ['gold'] }, ['gold'], false],
  ['another than the excluded is held', { excludes: ['gold'] }, ['bronze'], true],
  ['the total is too low', { minimumTotal: '90' }, ['gold'], false],
])('when %s', (_, conditions, held, may) => {
  const reason = conditionNotMet({ awards: [] }, award(conditions), { total: '85.00' }, new Set(held));
  expect(reason === null).toBe(may);
});
