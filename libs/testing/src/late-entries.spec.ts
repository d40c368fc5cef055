import { expect, it } from '@jest/globals';
import { enteringOf, shippedDefinition, type Edition } from '@podium/programmes';
import { late, type CalendarChange, type Submitted } from './late-entries.js';

const edition = shippedDefinition('hkicta-2023');
const [category] = edition.categories as [Edition['categories'][number]];
const window = enteringOf(edition, category.code);
const [opens, closes] = [window?.opensAt as Date, window?.closesAt as Date];
const from = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const at = (submittedAt: Date): Submitted[] => [
  { code: 'E-1', editionCode: edition.code, categoryCode: category.code, submittedAt },
];
const moved = (was: Date | null, changedAt: Date, categoryCode: string | null = null): CalendarChange => ({
  editionCode: edition.code,
  milestone: window?.milestoneIds.closes as string,
  categoryCode,
  was,
  changedAt,
});

it.each([
  ['when entering opens', opens, false],
  ['before', from(opens, -1), true],
  ['in the last moment', from(closes, -1), false],
  ['at the very instant', closes, true],
])('an entry submitted %s', (_, instant, isLate) =>
  expect(late(at(instant), [edition], [])).toEqual(isLate ? ['E-1'] : []),
);

it('is measured by the deadline that stood when it was submitted', () => {
  const instant = from(closes, 5_000);
  // Brought forward since: it stood later then.
  expect(late(at(instant), [edition], [moved(from(closes, 10_000), from(closes, 6_000))])).toEqual([]);
  expect(late(at(instant), [edition], [moved(from(closes, 10_000), from(closes, 4_000))])).toEqual(['E-1']);
  // Extended since: it was over then.
  expect(late(at(from(closes, -1)), [edition], [moved(from(closes, -2), from(closes, 0))])).toEqual(['E-1']);
});

it('knows of a category that got a deadline of its own afterwards', () => {
  const own = {
    ...(window?.closes as Edition['calendar'][number]),
    category: category.code,
    at: from(closes, -60_000).toISOString(),
  };
  const withOwn = { ...edition, calendar: [...edition.calendar, own] };
  const instant = from(closes, -30_000);
  expect(late(at(instant), [withOwn], [])).toEqual(['E-1']);
  expect(late(at(instant), [withOwn], [moved(null, from(closes, -20_000), category.code)])).toEqual([]);
});

it('does not pass over an entry of an edition that is not there', () =>
  expect(late(at(opens), [], [])).toEqual(['E-1']));
