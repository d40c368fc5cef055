import { Field, InputType } from '@nestjs/graphql';
import { z } from 'zod';

@InputType({ description: 'Text that people read, in one language at least. Nothing is translated by machine.' })
export class TextInput {
  @Field(() => String, { nullable: true }) en?: string | null;
  @Field(() => String, { nullable: true }) zhHant?: string | null;
  @Field(() => String, { nullable: true }) zhHans?: string | null;
}

/** Text without the characters that PostgreSQL cannot keep and people cannot see; trimmed. Counted in code points. */
export const plainText = (most: number) =>
  z
    .string()
    .transform((text) => text.trim())
    // eslint-disable-next-line no-control-regex
    .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text), 'contains a control character')
    .refine((text) => !/\p{Cs}/u.test(text), 'is not well-formed text')
    .refine((text) => [...text].length <= most, `is longer than ${most} characters`);

/** Text in at least one language, languages left out when empty. */
export const givenText = (most: number) =>
  z
    .object({ en: plainText(most).nullish(), zhHant: plainText(most).nullish(), zhHans: plainText(most).nullish() })
    .transform((text) => Object.fromEntries(Object.entries(text).filter(([, value]) => value)) as Record<string, string>)
    .refine((text) => Object.keys(text).length > 0, 'is needed in one language at least');
