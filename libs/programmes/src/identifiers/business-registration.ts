import type { Wording } from '../text.js';

/** What a Business Registration certificate's number says. */
export interface BusinessRegistration {
  /** Eight digits; since 27 December 2023 also the Unique Business Identifier. */
  number: string;
  /** Branch, three digits, `000` for the main business; null when only the number was given. */
  branch: string | null;
}

/**
 * Charities, schools, universities and government departments have no such number: wherever one is asked, this is accepted.
 * @see the entry form of a leading organiser of 2022 ("or equivalent supporting document")
 */
export const EQUIVALENT_DOCUMENT: Wording = {
  en: 'A body without a Business Registration number may give an equivalent supporting document.',
  zhHant: '沒有商業登記號碼的機構可提交同等證明文件。',
  zhHans: '没有商业登记号码的机构可提交同等证明文件。',
};

const NUMBER = /^(\d{8})(?:[ -]?(\d{3})(?:[ -]?\d{2}[ -]?\d{2}(?:[ -]?[0-9A-Z])?)?)?$/;

/**
 * Reads a Business Registration number: the first eight digits of the certificate's number, or the whole of that number
 * (`12345678-000-06-24-A`). There is no published check digit, so no number is refused on a sum.
 * @returns null when it is not eight digits
 */
export function readBusinessRegistration(text: string): BusinessRegistration | null {
  if (text.length > 60) return null;
  const match = NUMBER.exec(text.normalize('NFKC').trim().toUpperCase());
  return match?.[1] ? { number: match[1], branch: match[2] ?? null } : null;
}
