import { inLocale, Locale, type Text, type WholeText } from '@podium/platform-graphql';
import type { Award as DefinedAward, Edition } from '@podium/programmes';
import type { StandingPlace } from './standing.repository.js';

/** Total of the standing that is at least what the award asks for. Both are decimal text; totals were rounded by the round's own rule. */
export function reachesMinimum({ minimumTotal }: DefinedAward, { total }: Pick<StandingPlace, 'total'>): boolean {
  if (minimumTotal === undefined) return true;
  return total !== null && Number(total) >= Number(minimumTotal);
}

/** A name in each language, the nearest where one is missing; never empty. */
export const wholeName = (name: Text, code: string): WholeText => ({
  en: inLocale(name, Locale.EN) ?? code,
  zhHant: inLocale(name, Locale.ZH_HANT) ?? code,
  zhHans: inLocale(name, Locale.ZH_HANS) ?? code,
});

/** Names of some of an edition's awards, joined by "or". */
function namesOf({ awards }: Pick<Edition, 'awards'>, codes: readonly string[]): WholeText {
  const names = codes.map((code) => wholeName(awards.find((award) => award.code === code)?.name ?? {}, code));
  return {
    en: names.map(({ en }) => en).join(' or '),
    zhHant: names.map(({ zhHant }) => `「${zhHant}」`).join('或'),
    zhHans: names.map(({ zhHans }) => `“${zhHans}”`).join('或'),
  };
}

/**
 * Why an entry may not hold this award besides those it holds.
 * @param heldCodes  codes of the awards that it holds
 * @returns null when it may
 */
export function conditionNotMet(
  edition: Pick<Edition, 'awards'>,
  award: DefinedAward,
  place: Pick<StandingPlace, 'total'>,
  heldCodes: ReadonlySet<string>,
): WholeText | null {
  const name = namesOf(edition, [award.code]);
  if (!reachesMinimum(award, place)) {
    return {
      en: `${name.en} asks for a total of ${award.minimumTotal} at least.`,
      zhHant: `${name.zhHant}要求總分不低於 ${award.minimumTotal}。`,
      zhHans: `${name.zhHans}要求总分不低于 ${award.minimumTotal}。`,
    };
  }
  if (award.requires && !award.requires.some((code) => heldCodes.has(code))) {
    const needed = namesOf(edition, award.requires);
    return {
      en: `${name.en} goes to holders of ${needed.en}.`,
      zhHant: `${name.zhHant}只頒予已獲${needed.zhHant}的參賽項目。`,
      zhHans: `${name.zhHans}只颁予已获${needed.zhHans}的参赛项目。`,
    };
  }
  const excluding = award.excludes?.find((code) => heldCodes.has(code));
  if (excluding === undefined) return null;
  const other = namesOf(edition, [excluding]);
  return {
    en: `${name.en} is not held together with ${other.en}.`,
    zhHant: `${name.zhHant}不可與${other.zhHant}同時獲頒。`,
    zhHans: `${name.zhHans}不可与${other.zhHans}同时获颁。`,
  };
}
