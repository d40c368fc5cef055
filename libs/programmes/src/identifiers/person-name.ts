/**
 * A person's name in the parts the person gave. It is never split by machine: "CHAN Tai Man, Peter" and 陳大文 are
 * two registered forms, and neither follows from the other.
 */
export interface PersonName {
  /** Surname, e.g. `Chan`. */
  familyName?: string;
  /** e.g. `Tai Man`. */
  givenName?: string;
  /** A Western or other name used beside it, e.g. `Peter`. */
  otherName?: string;
  /** The name in Chinese, as the person writes it. */
  nameZh?: string;
  /** How the person wants to be shown; goes before everything composed. */
  displayName?: string;
}

export const NAME_PARTS = ['familyName', 'givenName', 'otherName', 'nameZh', 'displayName'] as const;

/** How a name is shown: the person's own form if there is one, else the parts in Hong Kong order, `CHAN Tai Man, Peter`. */
export function displayedName(name: PersonName, language: 'en' | 'zhHant' | 'zhHans' = 'en'): string {
  if (name.displayName) return name.displayName;
  if (language !== 'en' && name.nameZh) return name.nameZh;
  const registered = [name.familyName?.toUpperCase(), name.givenName].filter(Boolean).join(' ');
  const composed = [registered, name.otherName].filter(Boolean).join(', ');
  return composed || (name.nameZh ?? '');
}
