import type { WholeText } from '@podium/platform-graphql';

const LANGUAGES = { en: 'en-GB', zhHant: 'zh-Hant-HK', zhHans: 'zh-Hans-CN' } as const;
type Language = keyof typeof LANGUAGES;

// Making a format costs a hundred times what using it costs; refusals come in crowds, at deadlines.
const formats = new Map<string, (instant: Date) => string>();

/** An instant as people read it where a deadline is local: to the minute, with the name of the zone. */
export function inWords(instant: Date, timeZone: string): WholeText {
  const say = (language: Language) => {
    const key = `${language} ${timeZone}`;
    const known = formats.get(key) ?? formatOf(language, timeZone);
    formats.set(key, known);
    return known(instant);
  };
  return { en: say('en'), zhHant: say('zhHant'), zhHans: say('zhHans') };
}

function formatOf(language: Language, timeZone: string): (instant: Date) => string {
  const tag = LANGUAGES[language];
  const day = new Intl.DateTimeFormat(tag, { timeZone, dateStyle: 'long' });
  const time = new Intl.DateTimeFormat(tag, { timeZone, timeStyle: 'short' });
  const zone = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'long', hour: 'numeric' });
  return (instant) => {
    const name = zone.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
    // People say Hong Kong time, 香港時間.
    const spoken =
      timeZone === 'UTC' ? name : name.replace(/ Standard Time$/, ' time').replace(/(標準|标准)(?=時間|时间)/, '');
    const [date, hour] = [day.format(instant), time.format(instant)];
    return language === 'en' ? `${date}, ${hour} (${spoken})` : `${date}${hour}（${spoken}）`;
  };
}
