import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shippedDefinition } from '../shipped.js';
import { HONG_KONG_HOLIDAYS } from './hong-kong-holidays.js';
import { instantOf, isTimeZone, localTimeOf } from './local-time.js';
import { nextClosing, openAt } from './open-now.js';
import { sayInstant, sayZone } from './say-instant.js';
import { HolidaysUnknown, isWorkingDay, withinWorkingDays, workingDaysBetween } from './working-days.js';

describe('instants from local times', () => {
  it('are eight hours behind Hong Kong, all year round', () => {
    expect(instantOf('2023-06-28 18:00', 'Asia/Hong_Kong')).toEqual({ at: '2023-06-28T10:00:00Z' });
    expect(instantOf('2023-01-01T00:00', 'Asia/Hong_Kong')).toEqual({ at: '2022-12-31T16:00:00Z' });
  });

  it('do not exist for dates that are none, for hours that clocks skip, or show twice', () => {
    expect(instantOf('2023-02-29 12:00', 'Asia/Hong_Kong')).toEqual({ problem: 'no-such-date' });
    expect(instantOf('2023-02-28 24:30', 'Asia/Hong_Kong')).toEqual({ problem: 'no-such-date' });
    expect(instantOf('2024-03-31 02:30', 'Europe/Berlin')).toEqual({ problem: 'skipped' });
    expect(instantOf('2024-10-27 02:30', 'Europe/Berlin')).toEqual({ problem: 'twice' });
  });

  it('come back as they were written', () => {
    const minute = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(minute, (date) => {
        const local = localTimeOf(date.toISOString(), 'Asia/Hong_Kong');
        const instant = instantOf(local, 'Asia/Hong_Kong');
        return 'at' in instant && localTimeOf(instant.at, 'Asia/Hong_Kong') === local;
      }),
      { numRuns: 200 },
    );
  });
});

describe('a zone', () => {
  it.each(['Asia/Hong_Kong', 'UTC', 'America/Argentina/Buenos_Aires'])('is %s', (zone) =>
    expect(isTimeZone(zone)).toBe(true),
  );
  // Of the IANA list or read by the machine, but not as whoever wrote them meant: BST is Dhaka, IST Kolkata, CST the middle of America.
  it.each(['CST', 'BST', 'IST', 'EST', 'HST', 'PRC', 'Hongkong', 'Etc/GMT+8', 'GMT+8', '+08:00', 'Asia/HongKong', ''])(
    'is not %s',
    (zone) => expect(isTimeZone(zone)).toBe(false),
  );
});

describe('an instant in words', () => {
  it.each([
    ['2026-11-27T10:30:00Z', '27 November 2026, 18:30 (Hong Kong time)', '2026年11月27日下午6時30分（香港時間）'],
    ['2023-06-28T10:00:00Z', '28 June 2023, 18:00 (Hong Kong time)', '2023年6月28日下午6時（香港時間）'],
    ['2023-06-28T04:00:00Z', '28 June 2023, 12:00 (Hong Kong time)', '2023年6月28日中午12時（香港時間）'],
    ['2023-06-27T16:00:00Z', '28 June 2023, 00:00 (Hong Kong time)', '2023年6月28日凌晨12時（香港時間）'],
    ['2023-06-28T01:05:00Z', '28 June 2023, 09:05 (Hong Kong time)', '2023年6月28日上午9時5分（香港時間）'],
  ])('%s', (at, en, zhHant) => {
    expect(sayInstant(at, 'Asia/Hong_Kong')).toMatchObject({ en, zhHant, zhHans: expect.stringContaining('香港时间') });
  });

  it('names any other zone, too', () => {
    expect(sayZone('Asia/Tokyo').en).toMatch(/Japan/);
    expect(sayZone('UTC').zhHant).not.toBe('');
  });
});

describe('general holidays', () => {
  it.each(Object.entries(HONG_KONG_HOLIDAYS))(
    '%s has seventeen, none on a Sunday, in order',
    (year, { days, source }) => {
      const dates = Object.keys(days);
      expect(dates).toHaveLength(17);
      expect(dates).toEqual([...dates].sort());
      expect(dates.every((date) => date.startsWith(year) && new Date(date).getUTCDay() !== 0)).toBe(true);
      expect(source).toMatch(/\d{4}/);
    },
  );
});

describe('working days', () => {
  it('count from the day after, and skip weekends and holidays', () => {
    // Entered on Wednesday 21 June 2023, 23:59; Thursday is Tuen Ng.
    expect(withinWorkingDays('2023-06-21T15:59:00Z', 2)).toBe('2023-06-26T16:00:00Z');
    // Thursday before Easter 2024: Friday, Saturday and Monday are holidays, and so is Thursday, Ching Ming.
    expect(withinWorkingDays('2024-03-28T02:00:00Z', 2)).toBe('2024-04-03T16:00:00Z');
    expect(withinWorkingDays('2024-03-28T02:00:00Z', 3)).toBe('2024-04-05T16:00:00Z');
  });

  it('take the day from the clocks of Hong Kong', () => {
    // 17:00 UTC on Monday is already Tuesday there.
    expect(withinWorkingDays('2023-06-05T15:00:00Z', 1)).toBe('2023-06-06T16:00:00Z');
    expect(withinWorkingDays('2023-06-05T17:00:00Z', 1)).toBe('2023-06-07T16:00:00Z');
  });

  it('are no Saturdays, Sundays or holidays', () => {
    expect(['2023-06-22', '2023-06-23', '2023-06-24', '2023-06-25'].map((date) => isWorkingDay(date))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(workingDaysBetween('2023-12-21T01:00:00Z', '2023-12-29T01:00:00Z')).toBe(4);
  });

  it('are refused for a year whose list is not published here, and for what is no number of days', () => {
    expect(() => isWorkingDay('2031-01-02')).toThrow(HolidaysUnknown);
    expect(() => withinWorkingDays('2027-12-31T01:00:00Z', 1)).toThrow(/2028/);
    expect(() => withinWorkingDays('2023-06-21T15:59:00Z', 0)).toThrow(RangeError);
    expect(() => withinWorkingDays('soon', 1)).toThrow(RangeError);
  });
});

describe('what is open', () => {
  const edition = shippedDefinition('hkicta-2023');
  const open = (now: string, category?: string) => openAt(edition, new Date(now), category).map(({ of }) => of);

  it('opens and closes to the minute, for schools a week later', () => {
    expect(open('2023-04-20T00:59:59Z', 'SL')).toEqual([]);
    expect(open('2023-04-20T01:00:00Z', 'SL')).toEqual(['entering']);
    expect(open('2023-06-28T09:59:59Z', 'SL')).toEqual(['entering']);
    expect(open('2023-06-28T10:00:00Z', 'SL')).toEqual([]);
    expect(open('2023-06-28T10:00:00Z', 'SI')).toEqual(['entering']);
    expect(open('2023-07-05T10:00:00Z', 'SI')).toEqual([]);
  });

  it('says what closes next, anywhere or in one category', () => {
    const next = (now: string, category?: string) => nextClosing(edition, new Date(now), category);
    expect(next('2023-06-28T10:00:00Z')).toMatchObject({ id: 'enrolment-closes', category: 'SI' });
    expect(next('2023-06-28T10:00:00Z', 'SL')).toMatchObject({ id: 'assessment-closes' });
    expect(next('2024-01-01T00:00:00Z')).toBeNull();
  });
});
