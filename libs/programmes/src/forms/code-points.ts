/** Longer answers are refused unread: counting them would let one answer hold up everybody's. */
export const LONGEST_TEXT = 100_000;

/** What one walk over a text finds out. */
export interface TextScan {
  /**
   * Characters as people count them on a form: Unicode code points, so that a rare Chinese character of the Hong Kong
   * supplementary set counts as one.
   */
  codePoints: number;
  /** Control characters but tab and line ends, or half a surrogate pair: no database takes them, no page shows them. */
  unprintable: boolean;
  /** Six digits in a row, also in full width: only then can the text hold an identity card number. */
  sixDigits: boolean;
}

/** Walks once over a text: texts are evaluated with every keystroke, and a walk per question would cost more than all else. */
export function scanText(text: string): TextScan {
  let pairs = 0;
  let unprintable = false;
  let sixDigits = false;
  let runStart = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Nearly every character of nearly every text: neither digit, nor control, nor half a pair.
    if ((unit > 0x39 && unit < 0xd800 && unit !== 0x7f) || unit === 0x20) {
      runStart = at;
    } else if (isDigit(unit)) {
      if (at - runStart >= 6) sixDigits = true;
    } else {
      runStart = at;
      if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(at + 1))) {
        pairs++;
        runStart = ++at;
      } else if (isUnprintable(unit)) unprintable = true;
    }
  }
  return { codePoints: text.length - pairs, unprintable, sixDigits };
}

function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function isUnprintable(unit: number): boolean {
  const isLineOrTab = unit === 0x09 || unit === 0x0a || unit === 0x0d;
  return (unit < 0x20 && !isLineOrTab) || unit === 0x7f || (unit >= 0xd800 && unit <= 0xdfff);
}
