import type { Mistake } from '../mistake.js';

/**
 * The text of a file, which must be UTF-8; a byte order mark at its beginning is left out.
 * @returns the text, or the line and the byte at which the file is something else: nothing is ever replaced by `�`
 */
export function decodeUtf8(file: Uint8Array): { text: string } | { mistakes: Mistake[] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file) };
  } catch {
    return { mistakes: [notUtf8(file)] };
  }
}

/** As a text that somebody already decoded: without the mark, which no column counts. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function notUtf8(file: Uint8Array): Mistake {
  const offset = firstBad(file);
  const before = file.subarray(0, offset);
  const line = before.reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
  const lineStart = before.lastIndexOf(0x0a) + 1;
  const column = [...new TextDecoder().decode(before.subarray(lineStart))].length + 1;
  const byte = (file[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return {
    code: 'not-utf-8',
    message: `The file is not in UTF-8: byte ${offset + 1} of the file (hexadecimal ${byte}) is no part of a character.`,
    advice: 'Save it again with the encoding UTF-8; editors offer that when saving (“Save with encoding”).',
    path: [],
    line,
    column,
  };
}

/** Where the first character begins that is none. Found by halving: every beginning of a good text is good, or ends in mid-character. */
function firstBad(file: Uint8Array): number {
  const reads = (length: number, stream: boolean) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let [good, bad] = [0, file.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (reads(middle, true)) good = middle;
    else bad = middle;
  }
  // The bad byte only showed that the one before it, which could have begun a character, did not.
  while (good > 0 && !reads(good, false)) good--;
  return good;
}
