import { z } from 'zod';
import { idSchema } from './ids.js';

/** What an answer is compared with: text of a choice or date, a number, cents of money, a count of rows, or yes/no. */
export type Comparable = string | number | boolean;

/**
 * A condition over other answers, as data. A field that is not visible counts as not answered.
 *
 * `is` and `in` on a choice of several ask whether one of the chosen is meant. `atLeast` and `atMost` compare a number, the cents of
 * money, a date (`2023-06-28`), or count the rows of a table, the members, the files and the chosen options.
 * `isNot` is the plain opposite of `is`: it holds for a field that is not answered.
 */
export type Condition =
  | { field: string; is: Comparable }
  | { field: string; isNot: Comparable }
  | { field: string; in: Comparable[] }
  | { field: string; atLeast: number | string }
  | { field: string; atMost: number | string }
  | { field: string; answered: boolean }
  | { streamIn: string[] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const comparable = z.union([z.string(), z.number(), z.boolean()]);
const bound = z.union([z.string(), z.number()]);
const OPERATORS = ['is', 'isNot', 'in', 'atLeast', 'atMost', 'answered'] as const;
const HEADS = ['field', 'streamIn', 'all', 'any', 'not'] as const;

/**
 * The schema of a condition. It is one object rather than a union of ten, so that a mistake is named where it stands
 * ("`atLest` is no key") instead of "nothing of this fits". Refinements carry `params.advice`: what the organiser should do.
 */
export const conditionSchema: z.ZodType<Condition> = z
  .strictObject({
    field: idSchema.optional().describe('The id of the field whose answer is looked at'),
    is: comparable.optional().describe('The answer is this'),
    isNot: comparable.optional().describe('The answer is not this, or there is none'),
    in: z.array(comparable).min(1).optional().describe('The answer is one of these'),
    atLeast: bound.optional().describe('A number, cents, date or count of at least this'),
    atMost: bound.optional().describe('A number, cents, date or count of at most this'),
    answered: z.boolean().optional().describe('true: there is an answer; false: there is none'),
    streamIn: z.array(z.string().min(1)).min(1).optional().describe('The entry is in one of these streams'),
    get all() {
      return z.array(conditionSchema).min(1).optional().describe('All of these hold');
    },
    get any() {
      return z.array(conditionSchema).min(1).optional().describe('At least one of these holds');
    },
    get not() {
      return conditionSchema.optional().describe('This does not hold');
    },
  })
  .superRefine((condition, context) => {
    const heads = HEADS.filter((key) => condition[key] !== undefined);
    const operators = OPERATORS.filter((key) => condition[key] !== undefined);
    const refuse = (message: string, advice: string) =>
      context.addIssue({ code: 'custom', message, params: { advice } });
    if (heads.length !== 1)
      refuse(
        heads.length === 0 ? 'A condition that asks nothing' : `A condition that asks ${heads.join(' and ')} at once`,
        'Start it with exactly one of field, streamIn, all, any or not; put several conditions under all or any',
      );
    else if (heads[0] === 'field' && operators.length !== 1)
      refuse(
        operators.length === 0
          ? 'A condition that names a field but asks nothing of it'
          : `A condition with ${operators.join(' and ')} at once`,
        'Give the field exactly one of is, isNot, in, atLeast, atMost or answered; put several conditions under all',
      );
    else if (heads[0] !== 'field' && operators.length > 0)
      refuse(`${operators[0]} stands beside ${heads[0]}, where no field is named`, 'Name the field, or move it inside');
  })
  .meta({ id: 'Condition', description: 'A condition over other answers' }) as unknown as z.ZodType<Condition>;
