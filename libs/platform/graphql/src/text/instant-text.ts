import { Locale, type WholeText } from './locale.js';

const LANGUAGES: Record<Locale, string> = {
  [Locale.EN]: 'en-GB',
  [Locale.ZH_HANT]: 'zh-Hant-HK',
  [Locale.ZH_HANS]: 'zh-Hans-CN',
};

// Making a format costs a hundred times what using it costs, and refusals come in crowds, at deadlines. Zones are few.
const formats = new Map<string, (instant: Date) => string>();

/**
 * An instant as people read it where a deadline is local: to the minute, with the name of the zone.
 * @param timeZone  IANA name
 */
export function instantText(instant: Date, timeZone: string): WholeText {
  const say = (locale: Locale) => {
    const key = `${locale} ${timeZone}`;
    const known = formats.get(key) ?? formatOf(locale, timeZone);
    formats.set(key, known);
    return known(instant);
  };
  return { en: say(Locale.EN), zhHant: say(Locale.ZH_HANT), zhHans: say(Locale.ZH_HANS) };
}

function formatOf(locale: Locale, timeZone: string): (instant: Date) => string {
  const tag = LANGUAGES[locale];
  const day = new Intl.DateTimeFormat(tag, { timeZone, dateStyle: 'long' });
  const time = new Intl.DateTimeFormat(tag, { timeZone, timeStyle: 'short' });
  const zone = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'long', hour: 'numeric' });
  return (instant) => {
    const name = zone.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
    // People say Hong Kong time, 香港時間.
    const spoken = name.replace(/ Standard Time$/, ' time').replace(/(標準|标准)(?=時間|时间)/, '');
    return locale === Locale.EN
      ? `${day.format(instant)}, ${time.format(instant)} (${spoken})`
      : `${day.format(instant)}${time.format(instant)}（${spoken}）`;
  };
}
