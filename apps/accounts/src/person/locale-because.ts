/**
 * Why a person's language is what it is, the weightiest last: what was said in a weightier way is not changed by a lighter one.
 * Nobody said anything · the edition's · the browser's · the organiser who appointed said so · the person chose it for a
 * letter with a code · the person stated it.
 */
export const LOCALE_REASONS = ['nothing', 'edition', 'browser', 'organiser', 'signing-in', 'stated'] as const;

export type LocaleReason = (typeof LOCALE_REASONS)[number];

const weight = (reason: LocaleReason) => LOCALE_REASONS.indexOf(reason);

/** Whether what is said now counts against what was said before. Among equals the person's own newest word does. */
export const outweighs = (now: LocaleReason, before: LocaleReason) =>
  weight(now) > weight(before) || (now === before && weight(now) >= weight('signing-in'));

/** Whether the person chose the language. */
export const isChosen = (reason: LocaleReason) => weight(reason) >= weight('signing-in');
