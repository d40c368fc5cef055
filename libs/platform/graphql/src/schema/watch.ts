import { applyDecorators } from '@nestjs/common';
import { Extensions, Subscription } from '@nestjs/graphql';

/** What a subscription is answered by, again each time that something changes. */
export interface AnsweredBy {
  /** A field of Query with the same type and arguments. */
  query: string;
  /** From the name of the subscription's argument to the query's, where they differ. */
  renamed?: Readonly<Record<string, string>>;
}

/** The key of a field's extensions. */
export const ANSWERED_BY = 'answeredBy';

/**
 * A root field of Subscription. Its method says what it watches; what subscribers hear is the answer to an ordinary query, asked
 * anew by the gateway with each subscriber's own token, so what may be seen is decided where it always is:
 *
 *     @Watch(() => Round, { query: 'round', renamed: { roundId: 'id' }, nullable: true })
 *     @Audience('person')
 *     roundProgress(@Args('roundId', { type: () => ID }) roundId: string) {
 *       return [topic('round', roundId)];
 *     }
 */
export function Watch(
  type: () => unknown,
  { query, renamed = {}, ...options }: AnsweredBy & { nullable?: boolean; description: string },
): MethodDecorator {
  return applyDecorators(
    Subscription(type as () => never, options),
    Extensions({ [ANSWERED_BY]: { query, renamed } satisfies AnsweredBy }),
  ) as MethodDecorator;
}

/** Names what changes: `round:0197…`. */
export function topic(kind: string, id: string): string {
  return `${kind}:${id}`;
}
