import type { EventText } from '@podium/contracts';
import type { LetterKind, LocaleName, ParamsByKind } from '../letter/letter.js';

/** A piece of a letter: a paragraph, or something set apart. */
export type Block =
  | string
  /** Set on a line of its own, to be typed or copied. */
  | { code: string }
  /** Names and what they are. */
  | { facts: [name: string, value: string][] }
  /** One each line. */
  | { list: string[] }
  /** Somebody else's words. */
  | { quote: string };

export interface Wording {
  subject: string;
  blocks: Block[];
}

/** What a template may ask while it writes in one language. */
export interface Place {
  /** Name of the edition, its code while the name is not known; empty for a letter of no edition. */
  edition: string;
  /** What the edition calls an entry, e.g. 參賽項目 or proposal; in small letters. */
  noun: string;
  /** The same at the beginning of a sentence. */
  Noun: string;
  /** Name of a category, its code while the name is not known. */
  category(code: string): string;
  /** Text in the letter's language or the nearest there is. */
  text(text: EventText): string;
  /** An instant in the edition's zone, which is named. */
  when(instant: string): string;
}

/** One kind of letter in all languages. Pure: the same parameters give the same letter. */
export type Template<Kind extends LetterKind> = Record<LocaleName, (params: ParamsByKind[Kind], at: Place) => Wording>;
