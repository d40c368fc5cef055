import type { Locale } from './locale.js';

/**
 * One wording in each language, none missing: the compiler sees to it. `{name}` is filled in. Where English counts, it says one
 * and several: the first when `{count}` is 1.
 */
export type Wording = Readonly<{
  en: string | readonly [one: string, several: string];
  zhHant: string;
  zhHans: string;
}>;
export type Catalogue = Readonly<Record<string, Wording>>;

const KEY: Record<Locale, keyof Wording> = { en: 'en', 'zh-Hant': 'zhHant', 'zh-Hans': 'zhHans' };

export type Filled = Readonly<Record<string, string | number>>;

export function wordsIn<C extends Catalogue>(locale: Locale, catalogue: C): (key: keyof C, filled?: Filled) => string {
  return (key, filled = {}) => {
    const wording = (catalogue[key] as Wording)[KEY[locale]];
    const text = typeof wording === 'string' ? wording : wording[filled['count'] === 1 ? 0 : 1];
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in filled ? String(filled[name]) : whole));
  };
}
