import { Field, InputType } from '@nestjs/graphql';
import { cleanText } from '@podium/programmes';
import { z } from 'zod';
import { refuse } from '../refusal/refusal.js';
import { InputRefused } from '../refusal/shared-refusals.js';

@InputType({ description: 'Text that people read, in one language at least. Nothing is translated by machine.' })
export class TextInput {
  @Field(() => String, { nullable: true }) en?: string | null;
  @Field(() => String, { nullable: true }) zhHant?: string | null;
  @Field(() => String, { nullable: true }) zhHans?: string | null;
}

/** What a check says of what it refuses, in three languages. */
interface Said {
  en: string;
  zhHant: string;
  zhHans: string;
}

const said = ({ en, zhHant, zhHans }: Said) => ({ error: en, params: { zhHant, zhHans } });

/** Building a schema costs a hundred times what using it does, so there is one for each length. */
function builtOnce<Schema>(build: (most: number) => Schema): (most: number) => Schema {
  const built = new Map<number, Schema>();
  return (most) => {
    const schema = built.get(most) ?? build(most);
    built.set(most, schema);
    return schema;
  };
}

/**
 * Text as people see it: without what is invisible or turns the reading direction, and trimmed; text that shows nothing is
 * empty. Control characters and halves of surrogate pairs, which PostgreSQL cannot keep, are refused. Counted in code points.
 */
export const plainText = builtOnce((most) =>
  z.string().transform((given, { addIssue }) => {
    const text = cleanText(given);
    const mistake = mistakeIn(text, most);
    if (mistake) {
      const { error: message, params } = said(mistake);
      addIssue({ code: 'custom', message, params });
    }
    return text;
  }),
);

function mistakeIn(text: string, most: number): Said | null {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text))
    return { en: 'contains a control character', zhHant: '含有控制字元', zhHans: '含有控制字符' };
  if (!text.isWellFormed())
    return { en: 'is not well-formed text', zhHant: '並非完整的文字', zhHans: '不是完整的文字' };
  if (text.length > most && [...text].length > most)
    return {
      en: `is longer than ${most} characters`,
      zhHant: `長於 ${most} 個字元`,
      zhHans: `长于 ${most} 个字符`,
    };
  return null;
}

/** Text in at least one language, languages left out when empty. */
export const givenText = builtOnce((most) =>
  z
    .object({ en: plainText(most).nullish(), zhHant: plainText(most).nullish(), zhHans: plainText(most).nullish() })
    .transform(
      (text) => Object.fromEntries(Object.entries(text).filter(([, value]) => value)) as Record<string, string>,
    )
    .refine(
      (text) => Object.keys(text).length > 0,
      said({
        en: 'is needed in one language at least',
        zhHant: '須以最少一種語言填寫',
        zhHans: '须以至少一种语言填写',
      }),
    ),
);

/** A reason that is kept on record: needed. @throws {Refused} with InputRefused */
export function givenReason(reason: string): string {
  const text = checked('reason', plainText(2_000), reason);
  if (text === '')
    refuse(
      new InputRefused({
        en: 'reason: is needed',
        zhHant: '須說明原因。',
        zhHans: '须说明原因。',
      }),
    );
  return text;
}

/** What a client gave, as the schema reads it. @throws {Refused} with InputRefused, naming the part and the first mistake in it */
export function checked<T>(what: string, schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const part = [what, ...(issue?.path ?? [])].join('.');
  const en = `${part}: ${issue?.message ?? 'malformed'}`;
  const { zhHant, zhHans } = (issue?.code === 'custom' ? issue.params : undefined) ?? {};
  // What has no words of ours no form can send: it is for developers.
  refuse(new InputRefused(zhHant ? { en, zhHant: `${part}：${zhHant}。`, zhHans: `${part}：${zhHans}。` } : en));
}
