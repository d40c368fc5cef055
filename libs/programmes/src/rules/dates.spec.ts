import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, dateIn, written, yearsBetween } from './dates.js';

const date = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

describe('dates of rules', () => {
  it.each([
    ['2022-11-30', 3, '2023-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2023-03-28', 3, '2023-06-28'],
    ['2020-02-29', 36, '2023-02-28'],
    ['2023-01-31', 0, '2023-01-31'],
    ['9999-12-31', 3, '9999-12-31'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));

  it('never come earlier by adding months', () => {
    fc.assert(fc.property(date, fc.nat(1200), (from, months) => addMonths(from, months) >= from));
  });

  it('are counted as ages are: a year older on the birthday, not the day before', () => {
    expect(yearsBetween('2010-06-28', '2023-06-28')).toBe(13);
    expect(yearsBetween('2010-06-29', '2023-06-28')).toBe(12);
  });

  it('are those of the zone: one instant, two dates', () => {
    expect(dateIn('2023-06-28T16:30:00Z', 'Asia/Hong_Kong')).toBe('2023-06-29');
    expect(dateIn('2023-06-28T16:30:00Z', 'UTC')).toBe('2023-06-28');
  });

  it('are written as people write them', () => {
    expect(written('2023-06-08')).toEqual({ en: '8 June 2023', zh: '2023年6月8日' });
  });
});
