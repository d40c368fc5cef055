import { expect, it } from '@jest/globals';
import { instantText } from './instant-text.js';

it('says an instant to the minute, in the zone and with its name, in three languages', () => {
  expect(instantText(new Date('2026-11-03T10:05:59Z'), 'Asia/Hong_Kong')).toEqual({
    en: '3 November 2026, 18:05 (Hong Kong time)',
    zhHant: '2026年11月3日下午6:05（香港時間）',
    zhHans: '2026年11月3日18:05（香港时间）',
  });
  expect(instantText(new Date('2026-07-01T00:00:00Z'), 'Europe/London').en).toBe(
    '1 July 2026, 01:00 (British Summer Time)',
  );
});
