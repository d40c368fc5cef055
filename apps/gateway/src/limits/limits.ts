import { CodedError, type WholeText } from '@podium/platform-graphql';

export interface Limits {
  /** Bytes of one request's body. */
  bodyBytes: number;
  /** Characters of one operation's text. */
  characters: number;
  /** Lexical tokens of one document. */
  tokens: number;
  /** Brackets within brackets, of any kind. What recurses over a document or over variables goes no deeper. */
  nesting: number;
  /** Selections when every fragment is written out where it is spread. What plans or compiles a document writes them out. */
  selections: number;
  /** Fragment definitions of one document: validation compares them pair by pair. */
  fragments: number;
  /** How often one selection set may say the same response name: validation compares those pair by pair, too. */
  repetitions: number;
  /** Fields within fields, fragments counted where they are spread; introspection has its own rule. */
  depth: number;
  aliases: number;
  directives: number;
  /** Fields a document would resolve if every list were as long as it may be; see cost.ts. */
  cost: number;
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 1_048_576,
  characters: 20_000,
  tokens: 2_500,
  nesting: 60,
  selections: 5_000,
  fragments: 100,
  repetitions: 30,
  depth: 12,
  aliases: 30,
  directives: 30,
  cost: 10_000,
};

/** Stable codes of what is refused before anything runs. */
export const LimitCode = {
  tooLarge: 'REQUEST_TOO_LARGE',
  tooLong: 'QUERY_TOO_LONG',
  tooDeep: 'QUERY_TOO_DEEP',
  tooManyRequests: 'TOO_MANY_REQUESTS',
  tooManyAliases: 'QUERY_HAS_TOO_MANY_ALIASES',
  tooManyDirectives: 'QUERY_HAS_TOO_MANY_DIRECTIVES',
  tooCostly: 'QUERY_TOO_COSTLY',
} as const;

export class LimitExceeded extends CodedError {
  constructor(code: string, message: string | WholeText, limit: number, more: Record<string, unknown> = {}) {
    super(code, message, { limit, ...more });
    this.name = 'LimitExceeded';
  }
}
