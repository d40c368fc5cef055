import { z } from 'zod';

/**
 * One kind of fact: state of its teller that others copy. Of each key only the newest version counts, and whoever starts late
 * is told all of them again. A new meaning is a v2 in a file of its own; a reader bears members that it does not know.
 */
export interface FactKind<Body> {
  sort: 'fact';
  type: string;
  body: z.ZodType<Body>;
  /** What tells one such fact from another: an id, or the code of an edition. */
  keyOf(body: Body): string;
}

export type BodyOf<Kind> = Kind extends FactKind<infer Body> ? Body : never;

export function factKind<Body>(type: string, body: z.ZodType<Body>, keyOf: (body: Body) => string): FactKind<Body> {
  return { sort: 'fact', type, body, keyOf };
}

/** How a fact travels. What has ended stays as a tombstone, with the body that it had. */
export const toldFact = z.object({
  key: z.string().min(1),
  version: z.int().min(1),
  ended: z.boolean(),
  /** SHA-256 in hex of the RFC 8785 form of the body. */
  hash: z.string().length(64),
  /** Absent when it is too long to travel with the news of it: the listener asks the teller. */
  body: z.unknown().optional(),
});
export type ToldFact = z.infer<typeof toldFact>;
