/**
 * Text that PostgreSQL cannot keep: a NUL, or half a surrogate pair inside JSON. It came from outside, so it is the sender's
 * mistake and no fault; `extensions` says so to whoever answers GraphQL.
 */
export class UnstorableText extends Error {
  readonly extensions = { code: 'BAD_USER_INPUT' };

  constructor() {
    super('The text contains characters that cannot be kept, e.g. U+0000.');
    this.name = 'UnstorableText';
  }
}

// character_not_in_repertoire, untranslatable_character
const SQLSTATES = new Set(['22021', '22P05']);

/** Passes an error on, unless it says that text cannot be kept. */
export function passOn(error: unknown): never {
  throw SQLSTATES.has((error as { code?: string }).code ?? '') ? new UnstorableText() : error;
}
