import { useLocale, type Locale } from './locale.js';

/** One wording in each language, none missing: the compiler sees to it. `{name}` is filled in. */
export type Wording = Readonly<{ en: string; zhHant: string; zhHans: string }>;
export type Catalogue = Readonly<Record<string, Wording>>;

const KEY: Record<Locale, keyof Wording> = { en: 'en', 'zh-Hant': 'zhHant', 'zh-Hans': 'zhHans' };

type Filled = Readonly<Record<string, string | number>>;

export function wordsIn<C extends Catalogue>(locale: Locale, catalogue: C): (key: keyof C, filled?: Filled) => string {
  return (key, filled = {}) =>
    (catalogue[key] as Wording)[KEY[locale]].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      name in filled ? String(filled[name]) : whole,
    );
}

/** The catalogue in the reader's language. */
export function useWords<C extends Catalogue>(catalogue: C): (key: keyof C, filled?: Filled) => string {
  return wordsIn(useLocale(), catalogue);
}
