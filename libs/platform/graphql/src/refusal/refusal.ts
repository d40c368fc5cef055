import type { Type } from '@nestjs/common';
import { Directive, Field, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { WholeText } from '../text/locale.js';

/**
 * A named reason why a mutation did not happen. Clients select `... on Refusal { message }` and so understand new ones too.
 *
 *     @RefusalType({ registerIn })
 *     export class NotAssigned extends Refusal {
 *       readonly __typename = 'NotAssigned';
 *       constructor() {
 *         super({ en: 'This dossier is not assigned to you.', zhHant: '…', zhHans: '…' });
 *       }
 *     }
 *
 * In the graph `message` takes a `locale`; without one it speaks the first language of the request's Accept-Language that
 * Podium speaks, else English. See refusal-messages.ts.
 */
@InterfaceType({ description: 'A named reason why something did not happen.' })
export abstract class Refusal {
  /** The reason in every language. It is kept with an answer, so that a retry hears it in the language it asks for then. */
  readonly text?: WholeText;

  /** In English, for logs and tests. */
  @Field(() => String, { description: 'The reason, for people; without a locale in the request’s language.' })
  message!: string;

  constructor(text?: WholeText) {
    if (text === undefined) return;
    this.text = text;
    this.message = text.en;
  }
}

/**
 * Declares a refusal: `@RefusalType({ registerIn: () => JudgingGraph }) export class RoundClosed extends Refusal { … }`.
 * The class's name is the type's name and the fact itself. Two services may refuse by the same name; then with the same fields.
 */
export function RefusalType(
  options: { registerIn?: () => Type; description?: string; name?: string } = {},
): ClassDecorator {
  const { name, ...rest } = options;
  const settings = { ...rest, implements: () => [Refusal] };
  const declare = name === undefined ? ObjectType(settings) : ObjectType(name, settings);
  return (target) => {
    Directive('@shareable')(target);
    declare(target);
  };
}

/** Carries a refusal out of a transaction, which rolls back. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
    this.name = 'Refused';
  }
}

/** Stops here and now with a refusal; only `answer()` turns it into a value again. */
export function refuse(refusal: Refusal): never {
  throw new Refused(refusal);
}

/** Outside the transaction: the result, or the refusal as a value. Faults pass through. */
export async function answer<T>(work: Promise<T>): Promise<T | Refusal> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
