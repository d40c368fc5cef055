/**
 * What shows nothing by itself: white space, control and format characters, and whatever Unicode says a renderer may leave out
 * (zero width, bidi controls, soft hyphen, Hangul fillers, variation selectors), and the blank Braille pattern.
 */
const NOTHING = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Tells most texts apart from those with anything to clean, in one cheap walk: these are evaluated with every keystroke. */
const SUSPECT =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud834\udb40-\udb43]/;

// A joiner makes one picture of several, or shapes letters, only between two of them.
const JOINERS =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{Extended_Pictographic}])/gu;
// Latin and Chinese letters are never joined: there a joiner only makes two names look alike.
const LATIN_OR_HAN = /(?<=[\p{Script=Latin}\p{Script=Han}\p{Script=Cyrillic}\p{Script=Greek}])[\u200c\u200d]/gu;
// A variation selector picks a form of what stands before it (a rare form of a Chinese character, a coloured picture).
const SELECTORS = /(?<![\p{L}\p{N}\p{S}\p{P}])(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])+/gu;
const INVISIBLE = /(?![\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
// The flags of England, Scotland and Wales are a black flag and tags; everywhere else tags hide text.
const FLAG = /\u{1f3f4}[\u{e0061}-\u{e007a}]{2,6}\u{e007f}/gu;

/** Whether a person who looks at the text sees nothing at all. An empty text is one of them. */
export function showsNothing(text: string): boolean {
  return NOTHING.test(text);
}

/**
 * The text as people see it: without what is invisible or turns the reading direction (zero width, bidi controls, soft hyphens,
 * Hangul fillers, stray joiners, selectors and tags), without white space around it; `''` when it shows nothing. Whatever
 * changes what is seen stays: forms of rare Chinese characters, joined pictures, joiners of Arabic and Indic letters. Control
 * characters other than these stay too, since no database and no page takes them: whoever reads the text refuses them.
 */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return showsNothing(text) ? '' : text.trim();
  const flags: string[] = [];
  const cleaned = text
    // A private mark stands for each flag meanwhile; a mark that somebody typed is no text either.
    .replaceAll('\ufdd0', '')
    .replace(FLAG, (flag) => (flags.push(flag), '\ufdd0'))
    .replace(INVISIBLE, '')
    // Before the joiners: one that stands after a stray selector stands after nothing.
    .replace(SELECTORS, '')
    .replace(JOINERS, '')
    .replace(LATIN_OR_HAN, '')
    .replaceAll('\ufdd0', () => flags.shift() ?? '');
  return showsNothing(cleaned) ? '' : cleaned.trim();
}
