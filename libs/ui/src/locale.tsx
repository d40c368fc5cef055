import { createContext, useContext, type ReactNode } from 'react';

export const LOCALES = ['en', 'zh-Hant', 'zh-Hans'] as const;
export type Locale = (typeof LOCALES)[number];

/** What each language calls itself. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', 'zh-Hant': '繁體', 'zh-Hans': '简体' };

/** As the graph names them. */
export const GRAPH_LOCALES = { en: 'EN', 'zh-Hant': 'ZH_HANT', 'zh-Hans': 'ZH_HANS' } as const;

const Current = createContext<Locale>('en');

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <Current value={locale}>{children}</Current>;
}

export function useLocale(): Locale {
  return useContext(Current);
}

export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text);
}

/** The language that a browser would rather read, of those there are. */
export function preferredLocale(wanted: readonly string[]): Locale {
  for (const each of wanted.map((tag) => tag.toLowerCase())) {
    if (each.startsWith('en')) return 'en';
    if (/^zh-(hant|hk|tw|mo)/.test(each)) return 'zh-Hant';
    if (each.startsWith('zh')) return 'zh-Hans';
  }
  return 'en';
}

/** Text that people wrote in one language, two or all three. */
export interface Text {
  en?: string | null | undefined;
  zhHant?: string | null | undefined;
  zhHans?: string | null | undefined;
}

const ORDER: Record<Locale, readonly (readonly [keyof Text, Locale])[]> = {
  en: [
    ['en', 'en'],
    ['zhHant', 'zh-Hant'],
    ['zhHans', 'zh-Hans'],
  ],
  'zh-Hant': [
    ['zhHant', 'zh-Hant'],
    ['zhHans', 'zh-Hans'],
    ['en', 'en'],
  ],
  'zh-Hans': [
    ['zhHans', 'zh-Hans'],
    ['zhHant', 'zh-Hant'],
    ['en', 'en'],
  ],
};

/** What is there of a text, the reader's language first, with the language that it is in. */
export function textIn(locale: Locale, text: Text | null | undefined): { text: string; lang: Locale } | undefined {
  for (const [key, lang] of ORDER[locale]) {
    const found = text?.[key];
    if (found) return { text: found, lang };
  }
  return undefined;
}
