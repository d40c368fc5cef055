/** An address in the two forms that there is use for. */
export interface Address {
  /** For people and for sending: as written, but for the domain's case, full-width forms and what shows nothing. */
  written: string;
  /** For comparing: in small letters, the domain in ASCII (`xn--…`). Two addresses of one mailbox have one key. */
  key: string;
}

// RFC 5321: octets of a path without its angle brackets, and of the part before `@`.
const LONGEST = 254;
const LONGEST_LOCAL = 64;

// RFC 5322's dot-atom, with the letters of RFC 6531: everything that needs no quotes. Quoted ones are refused: nobody has any.
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u;
const TOP_LEVEL = /\.([a-z]{2,63}|xn--[a-z0-9-]+)$/;
/** What shows nothing, and comes along when an address is copied from a page or a chat. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Reads an e-mail address, as everybody in Podium must: whoever is written to, signs in or is looked up under it.
 * @returns null when it is no address that mail can be sent to
 */
export function readAddress(text: string): Address | null {
  // Far longer than any address: spare the work.
  if (text.length > 4 * LONGEST) return null;
  const plain = text.normalize('NFKC').replace(UNSEEN, '').trim();
  const at = plain.lastIndexOf('@');
  const local = plain.slice(0, Math.max(at, 0));
  // Chinese keyboards write 。 for the dot.
  const domain = plain
    .slice(at + 1)
    .replaceAll('。', '.')
    .toLowerCase();
  const ascii = asciiDomain(domain);
  if (ascii === null || !LOCAL.test(local) || octets(local) > LONGEST_LOCAL) return null;
  const key = `${local.toLowerCase()}@${ascii}`;
  return octets(key) > LONGEST ? null : { written: `${local}@${domain}`, key };
}

/** The address as it is written and sent to, or null. */
export const readEmail = (text: string): string | null => readAddress(text)?.written ?? null;

/** How addresses are compared. What is no address compares as nothing that could be one. */
export const emailKey = (text: string): string => readAddress(text)?.key ?? text.trim().normalize('NFKC').toLowerCase();

const encoder = new TextEncoder();
const octets = (text: string) => encoder.encode(text).length;

/** Most domains are already as DNS knows them. */
const PLAIN_DOMAIN = /^(?!.*xn--)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.[a-z]{2,63}$/;

/** The domain as DNS knows it (UTS 46), or null. */
function asciiDomain(domain: string): string | null {
  if (PLAIN_DOMAIN.test(domain)) return domain;
  if (!DOMAIN.test(domain)) return null;
  let ascii: string;
  try {
    ascii = new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
  return TOP_LEVEL.test(ascii) && ascii.split('.').every((label) => label.length <= 63) ? ascii : null;
}
