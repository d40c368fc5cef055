/** Longer answers are refused unread: counting them would let one answer hold up everybody's. */
export const LONGEST_TEXT = 100_000;

/**
 * Characters as people count them on a form: Unicode code points, so that a rare Chinese character of the Hong Kong
 * supplementary set counts as one.
 */
export function countCodePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = text.charCodeAt(at + 1);
      if (next >= 0xdc00 && next <= 0xdfff) at++;
    }
    count++;
  }
  return count;
}
