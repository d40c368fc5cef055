import { describe, expect, it } from '@jest/globals';
import { instantIn } from './local-time.js';

describe('a local time', () => {
  it.each([
    ['2026-05-02T17:00', 'Asia/Hong_Kong', '2026-05-02T09:00:00.000Z'],
    ['2026-01-15T12:00', 'Europe/London', '2026-01-15T12:00:00.000Z'],
    ['2026-07-15T12:00', 'Europe/London', '2026-07-15T11:00:00.000Z'],
    ['2026-03-29T00:30', 'Europe/London', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29T02:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    ['2026-12-31T23:59', 'Asia/Kathmandu', '2026-12-31T18:14:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(instantIn(local, zone)).toBe(instant);
  });

  it('that is none is refused', () => {
    expect(() => instantIn('', 'Asia/Hong_Kong')).toThrow(RangeError);
  });
});
