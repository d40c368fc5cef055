import { GraphQLError } from 'graphql';
import type { Locale, WholeText } from '../text/locale.js';

/** Codes every client may rely on. A service may add its own. */
export const ErrorCode = {
  unauthenticated: 'UNAUTHENTICATED',
  forbidden: 'FORBIDDEN',
  badUserInput: 'BAD_USER_INPUT',
  validationFailed: 'GRAPHQL_VALIDATION_FAILED',
  parseFailed: 'GRAPHQL_PARSE_FAILED',
  subgraphUnavailable: 'SUBGRAPH_UNAVAILABLE',
  /** The database is away, out of room or too slow: nobody's mistake, and to be tried again. */
  unavailable: 'UNAVAILABLE',
  internal: 'INTERNAL',
} as const;

/**
 * A fault the caller is told as it is: message and code reach the client. Everything thrown without a code is masked.
 * What the caller can be expected to run into in a mutation is a refusal, not a fault.
 */
export class CodedError extends GraphQLError {
  /** The message in every language, where people are meant to read it. */
  readonly text: WholeText | undefined;

  constructor(code: string, message: string | WholeText, extensions: Record<string, unknown> = {}) {
    super(typeof message === 'string' ? message : message.en, { extensions: { ...extensions, code } });
    this.name = 'CodedError';
    this.text = typeof message === 'string' ? undefined : message;
  }

  /** The same error as it is told in the language of the request. */
  toldIn(locale: Locale | undefined): GraphQLError {
    return new GraphQLError(this.messageIn(locale), { extensions: this.extensions });
  }

  /** The message in the language of the request. */
  messageIn(locale: Locale | undefined): string {
    return (locale && this.text?.[locale]) ?? this.message;
  }
}

/** Something went wrong that nobody can be told more of. */
export const OUR_FAULT: WholeText = {
  en: 'Something went wrong on our side.',
  zhHant: '系統出現問題。',
  zhHans: '系统出现问题。',
};

export class BadUserInput extends CodedError {
  constructor(message: string | WholeText) {
    super(ErrorCode.badUserInput, message);
    this.name = 'BadUserInput';
  }
}
