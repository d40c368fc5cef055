import type { Call } from '../call.js';

// Beside the contexts, which are the services' own: the library's resolvers need the call, whatever a context looks like.
const calls = new WeakMap<object, Call>();

export function rememberCall(context: unknown, call: Call): void {
  if (typeof context === 'object' && context !== null) calls.set(context, call);
}

/** The call that a resolver's context was made for. */
export function callOf(context: unknown): Call | undefined {
  return typeof context === 'object' && context !== null ? calls.get(context) : undefined;
}
