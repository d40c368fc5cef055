import {
  holdsIdentityNumber,
  mayHoldIdentityNumber,
  readBusinessRegistration,
  readEconomy,
  readEmail,
  readPhone,
} from '../identifiers/index.js';
import { cleanText } from '../shown-text.js';
import { LONGEST_TEXT, scanText } from './code-points.js';
import type { Column } from './field-kinds.js';
import type { FieldOf } from './form.js';
import type { Reason, Report } from './problem.js';
import { isBlank, isRecord, type Reader } from './reader.js';
import * as say from './wording.js';

type TextColumn = Omit<Extract<Column, { kind: 'text' }>, 'required'>;
type Limits = { min?: number | undefined; max?: number | undefined };
type Language = 'en' | 'zhHant' | 'zhHans';
const LANGUAGES: readonly Language[] = ['en', 'zhHant', 'zhHans'];

/** Texts with a normal form: what counts is that form, so that one number written two ways is one number. */
const FORMATS: Record<string, { read: (text: string) => string | null; reason: Reason }> = {
  email: { read: readEmail, reason: say.NOT_AN_EMAIL },
  phone: { read: (text) => readPhone(text), reason: say.NOT_A_PHONE },
  'business-registration': { read: registration, reason: say.NOT_A_REGISTRATION },
  economy: { read: (text) => readEconomy(text)?.id ?? null, reason: say.NOT_AN_ECONOMY },
};

/**
 * What every free text must satisfy: it can be shown, it is bounded, and it holds no identity card number.
 * @returns the text as people see it, which is what is counted and what counts
 */
export function readFreeText(written: string, limits: Limits, report: Report, language?: Language): string {
  const path = language ? [language] : [];
  const most = Math.min(limits.max ?? LONGEST_TEXT, LONGEST_TEXT);
  if (written.length > LONGEST_TEXT * 2) {
    report(say.tooLong(most, null, language), ...path);
    return written;
  }
  const text = cleanText(written);
  const { codePoints: count, unprintable, sixDigits } = scanText(text);
  if (count > most) report(say.tooLong(most, count, language), ...path);
  if (limits.min !== undefined && count < limits.min) report(say.tooShort(limits.min, count, language), ...path);
  if (count > LONGEST_TEXT) return text;
  if (unprintable) report(say.UNPRINTABLE, ...path);
  if (sixDigits && holdsIdentityNumber(text)) report(say.IDENTITY_NUMBER, ...path);
  else if (sixDigits && mayHoldIdentityNumber(text)) report(say.PERHAPS_IDENTITY_NUMBER, ...path);
  return text;
}

/**
 * Reads a text in one language or in none in particular; also the cells of tables. A telephone number counts as E.164, an
 * e-mail address with its domain in small letters, a registration as number and branch, an economy as its id.
 */
export function textReader(field: TextColumn): Reader {
  const format = FORMATS[field.format ?? 'plain'];
  return (raw, report) => {
    if (typeof raw !== 'string') {
      report(say.NOT_TEXT);
      return undefined;
    }
    const text = readFreeText(raw, field, report);
    const normal = format ? format.read(text) : text;
    if (normal === null) report(format!.reason);
    return normal ?? text;
  };
}

/** Reads a text asked in several languages: `{ en, zhHant, zhHans }`. */
export function languagesReader(languages: NonNullable<FieldOf<'text'>['languages']>): Reader {
  return (raw, report) => {
    if (!isRecord(raw)) {
      report(say.NOT_TEXT);
      return undefined;
    }
    const read: Partial<Record<Language, string>> = {};
    for (const language of LANGUAGES) {
      const limits = languages[language];
      const text = raw[language];
      if (isBlank(text)) {
        if (limits && !limits.optional) report(say.missingLanguage(language), language);
      } else if (!limits) report(say.OTHER_LANGUAGE, language);
      else if (typeof text !== 'string') report(say.NOT_TEXT, language);
      else read[language] = readFreeText(text, limits, report, language);
    }
    for (const key of Object.keys(raw)) if (!LANGUAGES.includes(key as Language)) report(say.OTHER_LANGUAGE, key);
    return read;
  };
}

function registration(text: string): string | null {
  const read = readBusinessRegistration(text);
  return read === null ? null : read.branch === null ? read.number : `${read.number}-${read.branch}`;
}
