import { Args, registerEnumType } from '@nestjs/graphql';

/** The languages text is kept in. The values are the property names of `Text`. */
export enum Locale {
  EN = 'en',
  ZH_HANT = 'zhHant',
  ZH_HANS = 'zhHans',
}

registerEnumType(Locale, { name: 'Locale' });

/** Text that people read. At least one language is there. */
export interface Text {
  en?: string | null | undefined;
  zhHant?: string | null | undefined;
  zhHans?: string | null | undefined;
}

/** Text that is there in every language: what the platform itself says. */
export type WholeText = Readonly<Record<Locale, string>>;

const FALLBACK: Record<Locale, readonly (keyof Text)[]> = {
  [Locale.EN]: ['en', 'zhHant', 'zhHans'],
  [Locale.ZH_HANT]: ['zhHant', 'en', 'zhHans'],
  [Locale.ZH_HANS]: ['zhHans', 'zhHant', 'en'],
};

/**
 * The text in one language, or in the nearest it is kept in: zhHans falls back to zhHant, then en; zhHant to en; en to zhHant.
 * @returns null only for text that is not there in any language
 */
export function inLocale(text: Text | null | undefined, locale: Locale): string | null {
  if (text == null) return null;
  for (const language of FALLBACK[locale]) {
    const value = text[language];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

/** The `locale` argument of a resolver: `name(@Parent() entry, @InLocale() locale: Locale)`. English when the client says nothing. */
export function InLocale(): ParameterDecorator {
  return Args('locale', { type: () => Locale, defaultValue: Locale.EN });
}
