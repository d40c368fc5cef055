import { InputRefused, refuse } from '@podium/platform-graphql';
import type { Form } from '@podium/programmes';
import { UnknownFields } from './entry.refusals.js';

/**
 * Characters that one entry's answers take when they are read from the database, which writes numbers out and puts spaces.
 * A page of a hundred entries must fit into one answer of the graph.
 */
const MOST_STORED = 200_000;
/** A table of a form is three levels deep; whatever is far deeper would only exhaust somebody's stack. */
const DEEPEST = 50;
const MOST_NAMED = 20;

/** Ids of fields. */
export interface Ids {
  has(id: string): boolean;
}

/** Whether somebody answers what the form does not ask (any more). */
export function answersMoreThan(answers: unknown, { fields }: Form): boolean {
  if (typeof answers !== 'object' || answers === null) return false;
  const declared = new Set(fields.map(({ id }) => id));
  return Object.keys(answers).some((field) => !declared.has(field));
}

/**
 * The answers that somebody gives, those of the form's fields alone. What a field is answered with that the form no longer has is
 * kept: whoever was in the midst of it when a revision took it away loses nothing, and need not send it again.
 * @param kept       answers of the entry; what no field ever asked for may stay as it is, and be nothing else
 * @param everAsked  fields that the form has or had
 * @throws {Refused} InputRefused for what cannot be kept as it was sent; UnknownFields
 */
export function givenAnswers(
  answers: unknown,
  kept: Record<string, unknown>,
  form: Form,
  everAsked: Ids,
): Record<string, unknown> {
  mustBeByField(answers);
  const declared = new Set(form.fields.map(({ id }) => id));
  const unknown = Object.entries(answers).flatMap(([field, answer]) =>
    declared.has(field) || everAsked.has(field) || (Object.hasOwn(kept, field) && same(kept[field], answer))
      ? []
      : [field],
  );
  const staying = Object.entries(kept).filter(([field]) => !declared.has(field) && !Object.hasOwn(answers, field));
  let stored = 0;
  for (const [field, answer] of [...staying, ...Object.entries(answers)])
    stored += storedSize(answer, field, 1) + textSize(field, field) + 4;
  if (stored > MOST_STORED)
    refuse(
      new InputRefused({
        en: `answers: at most ${MOST_STORED} characters in all`,
        zhHant: `全部答案合計最多 ${MOST_STORED} 個字元。`,
        zhHans: `全部答案合计最多 ${MOST_STORED} 个字符。`,
      }),
    );
  if (unknown.length > 0) refuse(new UnknownFields(unknown.slice(0, MOST_NAMED).map((field) => field.slice(0, 60))));
  return { ...Object.fromEntries(staying), ...answers };
}

/** @throws {Refused} InputRefused */
export function mustBeByField(answers: unknown): asserts answers is Record<string, unknown> {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers))
    refuse(
      new InputRefused({
        en: 'answers: an object, one key per field',
        zhHant: '答案格式不正確：每個欄位須有一個鍵。',
        zhHans: '答案格式不正确：每个字段须有一个键。',
      }),
    );
}

export const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Counted as `jsonb` writes it out. Stops where too much or too deep is certain. */
function storedSize(value: unknown, at: string, depth: number): number {
  if (typeof value === 'string') return textSize(value, at);
  if (typeof value === 'number') return numberSize(value, at);
  if (typeof value !== 'object' || value === null) return 5;
  if (depth >= DEEPEST)
    refuse(
      new InputRefused({
        en: `answers: at most ${DEEPEST} levels deep`,
        zhHant: `答案最多 ${DEEPEST} 層。`,
        zhHans: `答案最多 ${DEEPEST} 层。`,
      }),
    );
  let size = 2;
  if (Array.isArray(value)) for (const inner of value) size += storedSize(inner, at, depth + 1) + 2;
  else
    for (const [key, inner] of Object.entries(value)) size += textSize(key, at) + storedSize(inner, at, depth + 1) + 4;
  return size;
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair, in values nor in keys. */
function textSize(text: string, at: string): number {
  if (text.includes('\u0000') || !text.isWellFormed()) {
    refuse(
      new InputRefused({
        en: `answers: ${named(at)} contains characters that are no text`,
        zhHant: `答案 ${named(at)} 含有並非文字的字元。`,
        zhHans: `答案 ${named(at)} 含有并非文字的字符。`,
      }),
    );
  }
  return JSON.stringify(text).length;
}

/** 1e400 is read as infinite, 9007199254740993 as …992, and 1e308 takes 309 digits: none of them is kept as it was meant. */
function numberSize(value: number, at: string): number {
  const tooLarge = !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER;
  const tooSmall = value !== 0 && Math.abs(value) < 1e-9;
  if (tooLarge || tooSmall)
    refuse(
      new InputRefused({
        en: `answers: ${named(at)} holds a number that cannot be kept as it was sent`,
        zhHant: `答案 ${named(at)} 的數字不能原樣保存。`,
        zhHans: `答案 ${named(at)} 的数字不能原样保存。`,
      }),
    );
  return String(value).length;
}

const named = (field: string) => JSON.stringify(field.slice(0, 60));
