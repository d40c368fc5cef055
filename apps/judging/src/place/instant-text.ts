import type { WholeText } from '@podium/platform-graphql';

const parts = (at: Date, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone }).format(at);

/** An instant as the wall clock of an edition's zone shows it, with the zone's name. */
export const instantText = (at: Date, timeZone: string): WholeText => ({
  en: `${parts(at, timeZone, 'en-GB')} (${timeZone})`,
  zhHant: `${parts(at, timeZone, 'zh-Hant-HK')}（${timeZone}）`,
  zhHans: `${parts(at, timeZone, 'zh-Hans-CN')}（${timeZone}）`,
});
