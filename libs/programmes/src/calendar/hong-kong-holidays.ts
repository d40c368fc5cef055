import type { Text } from '../text.js';

/** General holidays of one year, Sundays left out: every Sunday is one too. */
export interface HolidayYear {
  /** Where the list was published, and where we read it. */
  source: string;
  /** Dates, `2023-01-02`, with what is kept on them. */
  days: Readonly<Record<string, Text>>;
}

const day = (en: string, zhHant: string, zhHans: string): Text => ({ en, zhHant, zhHans });

const NAMES = {
  newYear: day('The first day of January', '一月一日', '一月一日'),
  afterNewYear: day('The day following the first day of January', '一月一日翌日', '一月一日翌日'),
  lunar1: day('Lunar New Year’s Day', '農曆年初一', '农历年初一'),
  lunar2: day('The second day of Lunar New Year', '農曆年初二', '农历年初二'),
  lunar3: day('The third day of Lunar New Year', '農曆年初三', '农历年初三'),
  lunar4: day('The fourth day of Lunar New Year', '農曆年初四', '农历年初四'),
  chingMing: day('Ching Ming Festival', '清明節', '清明节'),
  afterChingMing: day('The day following Ching Ming Festival', '清明節翌日', '清明节翌日'),
  goodFriday: day('Good Friday', '耶穌受難節', '耶稣受难节'),
  afterGoodFriday: day('The day following Good Friday', '耶穌受難節翌日', '耶稣受难节翌日'),
  easterMonday: day('Easter Monday', '復活節星期一', '复活节星期一'),
  afterEasterMonday: day('The day following Easter Monday', '復活節星期一翌日', '复活节星期一翌日'),
  labour: day('Labour Day', '勞動節', '劳动节'),
  buddha: day('The Birthday of the Buddha', '佛誕', '佛诞'),
  afterBuddha: day('The day following the Birthday of the Buddha', '佛誕翌日', '佛诞翌日'),
  tuenNg: day('Tuen Ng Festival', '端午節', '端午节'),
  establishment: day(
    'Hong Kong Special Administrative Region Establishment Day',
    '香港特別行政區成立紀念日',
    '香港特别行政区成立纪念日',
  ),
  afterMidAutumn: day('The day following the Chinese Mid-Autumn Festival', '中秋節翌日', '中秋节翌日'),
  national: day('National Day', '國慶日', '国庆日'),
  afterNational: day('The day following National Day', '國慶日翌日', '国庆日翌日'),
  chungYeung: day('Chung Yeung Festival', '重陽節', '重阳节'),
  afterChungYeung: day('The day following Chung Yeung Festival', '重陽節翌日', '重阳节翌日'),
  christmas: day('Christmas Day', '聖誕節', '圣诞节'),
  afterChristmas: day('The first weekday after Christmas Day', '聖誕節後第一個周日', '圣诞节后第一个周日'),
} as const;

/**
 * Hong Kong’s general holidays as gazetted under the General Holidays Ordinance (Cap. 149). The table ends where published
 * lists end: a year that is not here is refused, not guessed, for substitutions are decided year by year.
 */
export const HONG_KONG_HOLIDAYS: Readonly<Record<number, HolidayYear>> = {
  2023: {
    source: 'gov.hk, General holidays for 2023; statutory ones confirmed by the list of 1823, January 2023',
    days: {
      '2023-01-02': NAMES.afterNewYear,
      '2023-01-23': NAMES.lunar2,
      '2023-01-24': NAMES.lunar3,
      '2023-01-25': NAMES.lunar4,
      '2023-04-05': NAMES.chingMing,
      '2023-04-07': NAMES.goodFriday,
      '2023-04-08': NAMES.afterGoodFriday,
      '2023-04-10': NAMES.easterMonday,
      '2023-05-01': NAMES.labour,
      '2023-05-26': NAMES.buddha,
      '2023-06-22': NAMES.tuenNg,
      '2023-07-01': NAMES.establishment,
      '2023-09-30': NAMES.afterMidAutumn,
      '2023-10-02': NAMES.afterNational,
      '2023-10-23': NAMES.chungYeung,
      '2023-12-25': NAMES.christmas,
      '2023-12-26': NAMES.afterChristmas,
    },
  },
  2024: {
    source: 'Gazette of 2023-05-25, General holidays for 2024; read in dimsumdaily.hk, 2023-05-25',
    days: {
      '2024-01-01': NAMES.newYear,
      '2024-02-10': NAMES.lunar1,
      '2024-02-12': NAMES.lunar3,
      '2024-02-13': NAMES.lunar4,
      '2024-03-29': NAMES.goodFriday,
      '2024-03-30': NAMES.afterGoodFriday,
      '2024-04-01': NAMES.easterMonday,
      '2024-04-04': NAMES.chingMing,
      '2024-05-01': NAMES.labour,
      '2024-05-15': NAMES.buddha,
      '2024-06-10': NAMES.tuenNg,
      '2024-07-01': NAMES.establishment,
      '2024-09-18': NAMES.afterMidAutumn,
      '2024-10-01': NAMES.national,
      '2024-10-11': NAMES.chungYeung,
      '2024-12-25': NAMES.christmas,
      '2024-12-26': NAMES.afterChristmas,
    },
  },
  2025: {
    source: 'gov.hk, General holidays for 2025; confirmed by hksc.edu.hk, holiday calendar 2025',
    days: {
      '2025-01-01': NAMES.newYear,
      '2025-01-29': NAMES.lunar1,
      '2025-01-30': NAMES.lunar2,
      '2025-01-31': NAMES.lunar3,
      '2025-04-04': NAMES.chingMing,
      '2025-04-18': NAMES.goodFriday,
      '2025-04-19': NAMES.afterGoodFriday,
      '2025-04-21': NAMES.easterMonday,
      '2025-05-01': NAMES.labour,
      '2025-05-05': NAMES.buddha,
      '2025-05-31': NAMES.tuenNg,
      '2025-07-01': NAMES.establishment,
      '2025-10-01': NAMES.national,
      '2025-10-07': NAMES.afterMidAutumn,
      '2025-10-29': NAMES.chungYeung,
      '2025-12-25': NAMES.christmas,
      '2025-12-26': NAMES.afterChristmas,
    },
  },
  2026: {
    source: 'info.gov.hk, press release P2025051300354 of 2025-05-16, General holidays for 2026',
    days: {
      '2026-01-01': NAMES.newYear,
      '2026-02-17': NAMES.lunar1,
      '2026-02-18': NAMES.lunar2,
      '2026-02-19': NAMES.lunar3,
      '2026-04-03': NAMES.goodFriday,
      '2026-04-04': NAMES.afterGoodFriday,
      '2026-04-06': NAMES.afterChingMing,
      '2026-04-07': NAMES.afterEasterMonday,
      '2026-05-01': NAMES.labour,
      '2026-05-25': NAMES.afterBuddha,
      '2026-06-19': NAMES.tuenNg,
      '2026-07-01': NAMES.establishment,
      '2026-09-26': NAMES.afterMidAutumn,
      '2026-10-01': NAMES.national,
      '2026-10-19': NAMES.afterChungYeung,
      '2026-12-25': NAMES.christmas,
      '2026-12-26': NAMES.afterChristmas,
    },
  },
  // Not by `Intl`'s Chinese calendar: it puts Lunar New Year on the 7th, but the new moon is at 23:56 Hong Kong time on the 6th.
  2027: {
    source:
      'news report of the Government’s list of general holidays for 2027, 2026; 1 January and 1 May by the Schedule to Cap. 149',
    days: {
      '2027-01-01': NAMES.newYear,
      '2027-02-06': NAMES.lunar1,
      '2027-02-08': NAMES.lunar3,
      '2027-02-09': NAMES.lunar4,
      '2027-03-26': NAMES.goodFriday,
      '2027-03-27': NAMES.afterGoodFriday,
      '2027-03-29': NAMES.easterMonday,
      '2027-04-05': NAMES.chingMing,
      '2027-05-01': NAMES.labour,
      '2027-05-13': NAMES.buddha,
      '2027-06-09': NAMES.tuenNg,
      '2027-07-01': NAMES.establishment,
      '2027-09-16': NAMES.afterMidAutumn,
      '2027-10-01': NAMES.national,
      '2027-10-08': NAMES.chungYeung,
      '2027-12-25': NAMES.christmas,
      '2027-12-27': NAMES.afterChristmas,
    },
  },
};
