import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Local Hong Kong numbers: eight digits from 2 to 9. Which are mobile is not told from the first digit: sources differ. */
const HONG_KONG = /^[2-9]\d{7}$/;

/**
 * Reads a telephone number as people write it; without a country code it is taken as a Hong Kong one.
 * @returns E.164 such as `+85221234567`, or null when it can be no telephone number
 */
export function readPhone(text: string, defaultCountry: 'HK' = 'HK'): string | null {
  if (text.length > 40) return null;
  const written = text.normalize('NFKC').trim();
  const digits = written.replace(/[\s()./-]/g, '');
  // People also write the code in brackets or before a hyphen, without the plus sign: (852) 2123 4567, 852-2123 4567.
  const local = digits.replace(/^(?:\+|00)?852(?=[2-9]\d{7}$)/, '');
  if (HONG_KONG.test(local)) return `+852${local}`;
  if (/^(?:\+|00)852/.test(digits)) return null;
  // People write 00 for the plus sign; the library knows only the exit codes of the default country.
  const parsed = parsePhoneNumberFromString(written.replace(/^00/, '+'), defaultCountry);
  return parsed && parsed.country !== 'HK' && parsed.isPossible() && !parsed.ext ? parsed.number : null;
}
