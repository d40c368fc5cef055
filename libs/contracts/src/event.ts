import type { z } from 'zod';

/** One kind of news: its name with its version, and what it carries. A new meaning is a v2 in a file of its own. */
export interface EventKind<Payload> {
  sort: 'news';
  type: string;
  payload: z.ZodType<Payload>;
  /** Carries a secret: the payload is blanked as soon as it has been passed on. */
  secret: boolean;
}

export type PayloadOf<Kind> = Kind extends EventKind<infer Payload> ? Payload : never;

export function eventKind<Payload>(
  type: string,
  payload: z.ZodType<Payload>,
  options: { secret?: boolean } = {},
): EventKind<Payload> {
  return { sort: 'news', type, payload, secret: options.secret ?? false };
}
