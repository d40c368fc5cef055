import { Locale } from './locale.js';

const BY_SCRIPT: Readonly<Record<string, Locale>> = { Hant: Locale.ZH_HANT, Hans: Locale.ZH_HANS };
/** Browsers send up to a dozen; whoever sends more is not asking for a language. */
const MOST_RANGES = 20;

/**
 * The language of an Accept-Language header (RFC 9110 §12.5.4) that Podium speaks and that weighs most; of equal ones the first.
 * Chinese is told apart by script as CLDR's likely subtags say: `zh-HK` and `yue` are traditional, `zh` and `zh-SG` simplified.
 * @returns undefined when none is asked for
 */
export function localeOf(header: string | undefined): Locale | undefined {
  if (header === undefined || header === '') return undefined;
  let best: { locale: Locale; weight: number } | undefined;
  for (const range of header.slice(0, 500).split(',', MOST_RANGES)) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const weight = weightOf(parameters);
    const locale = weight > (best?.weight ?? 0) ? localeOfTag(tag) : undefined;
    if (locale) best = { locale, weight };
  }
  return best?.locale;
}

/** How a locale is written in Accept-Language and Content-Language. */
export const LANGUAGE_TAG: Readonly<Record<Locale, string>> = {
  [Locale.EN]: 'en',
  [Locale.ZH_HANT]: 'zh-Hant',
  [Locale.ZH_HANS]: 'zh-Hans',
};

function weightOf(parameters: string[]): number {
  const given = parameters.find((parameter) => /^q=/i.test(parameter));
  if (given === undefined) return 1;
  const weight = Number(given.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}

const known = new Map<string, Locale | undefined>();

function localeOfTag(tag: string): Locale | undefined {
  const name = tag.toLowerCase();
  if (known.has(name)) return known.get(name);
  let locale: Locale | undefined;
  try {
    const { language, script = '' } = new Intl.Locale(name).maximize();
    if (language === 'en') locale = Locale.EN;
    else if (language === 'zh' || language === 'yue') locale = BY_SCRIPT[script];
  } catch {
    // `*`, or no language tag at all.
  }
  // Tags in use are few; others must not fill the memory.
  if (known.size < 200) known.set(name, locale);
  return locale;
}
