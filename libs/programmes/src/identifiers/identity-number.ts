/**
 * Hong Kong identity card numbers, recognised so that they can be refused: the privacy commissioner's code of practice
 * on identity card numbers limits recording them, and an award programme never needs one.
 *
 * One or two letters, six digits, a check digit (0 to 9 or A), with or without brackets, spaces or hyphens between.
 * Letters count A=10 … Z=35, a missing first letter 36; weights 9 to 2; check = (11 − sum mod 11) mod 11, 10 written A.
 * Worked examples: A123456(3), AB987654(3).
 */
const CANDIDATE = /(?<![A-Za-z0-9])([A-Za-z]{1,2})[ .-]?(\d{6})[ .-]?(\(\s?)?([0-9Aa])(?:\s?\))?(?![A-Za-z0-9])/g;
const SIX_DIGITS = /\d{6}/;
const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/g;

/** Where an identity number stands in a text, in UTF-16 units. */
export interface IdentityNumberSpot {
  start: number;
  end: number;
  /**
   * Whether it can hardly be anything else: its check digit stands in brackets, the words before it speak of a card, or it is all
   * there is and begins with one letter. Otherwise it may as well be the number of a patent or of a part: every eleventh of
   * those passes the check.
   */
  certain: boolean;
}

const CARD =
  /(HKID|identity\s+(card|document|number)|\bI\.?D\.?\b|card\s+n(o|umber)|身[份分][證证]|證件號碼|证件号码)[^\n]{0,40}$/i;

/** The check digit of an identity number, `0` to `9` or `A`. `letters` one or two, `digits` six. */
export function identityCheckDigit(letters: string, digits: string): string {
  const upper = letters.toUpperCase();
  let sum = upper.length === 2 ? letterValue(upper, 0) * 9 : 36 * 9;
  sum += letterValue(upper, upper.length - 1) * 8;
  for (let at = 0; at < 6; at++) sum += (digits.charCodeAt(at) - 48) * (7 - at);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'A' : String(check);
}

/** Every string in the text that reads as an identity number and whose check digit holds. Takes time linear in the text. */
export function findIdentityNumbers(text: string): IdentityNumberSpot[] {
  // Full-width forms are one unit each, as are the plain ones: places stay the same.
  const folded = text.replace(FULL_WIDTH, fold);
  if (!SIX_DIGITS.test(folded)) return [];
  const spots: IdentityNumberSpot[] = [];
  for (const match of folded.matchAll(CANDIDATE)) {
    const [whole, letters = '', digits = '', bracket, check = ''] = match;
    // Hong Kong patents are published as HK and seven digits, and no card has that prefix.
    if (letters.toUpperCase() === 'HK' && bracket === undefined) continue;
    if (identityCheckDigit(letters, digits) !== check.toUpperCase()) continue;
    const { index: start } = match;
    const isAll = letters.length === 1 && folded.trim() === whole.trim();
    const certain = bracket !== undefined || isAll || CARD.test(folded.slice(Math.max(0, start - 80), start));
    spots.push({ start, end: start + whole.length, certain });
  }
  return spots;
}

/** Whether the text holds what can hardly be anything but an identity number: it is refused. */
export function holdsIdentityNumber(text: string): boolean {
  return findIdentityNumbers(text).some(({ certain }) => certain);
}

/** Whether the text holds what may be an identity number, or the number of something else: whoever wrote it is asked to look. */
export function mayHoldIdentityNumber(text: string): boolean {
  return findIdentityNumbers(text).length > 0;
}

/** The text with every identity number replaced by a row of `•`, for logs, previews and texts that came in before. */
export function withoutIdentityNumbers(text: string): string {
  let cleaned = '';
  let from = 0;
  for (const { start, end } of findIdentityNumbers(text)) {
    cleaned += text.slice(from, start) + '•'.repeat(end - start);
    from = end;
  }
  return cleaned + text.slice(from);
}

function letterValue(letters: string, at: number): number {
  return letters.charCodeAt(at) - 55;
}

function fold(character: string): string {
  return character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
