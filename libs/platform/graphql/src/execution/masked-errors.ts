import { randomUUID } from 'node:crypto';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Call } from '../call.js';
import { Locale, type WholeText } from '../text/locale.js';
import { ErrorCode } from './coded-error.js';

/** One error nobody planned for. The client only learns `reference`. */
export interface UnexpectedError {
  subgraph: string;
  reference: string;
  path?: readonly (string | number)[];
  error: unknown;
  call: Call;
}

export type OnUnexpectedError = (unexpected: UnexpectedError) => void;

/** Turns whatever went wrong into what a client may see; reports the rest. */
export class ErrorMask {
  constructor(
    private readonly subgraph: string,
    private readonly report: OnUnexpectedError,
  ) {}

  /** graphql-jit's errors are frozen and carry getters: each is written anew as plain data. */
  formatAll(errors: readonly GraphQLError[], call: Call): GraphQLFormattedError[] {
    return errors.map((error) => this.format(error, call));
  }

  format(error: GraphQLError, call: Call): GraphQLFormattedError {
    const place = {
      ...(error.locations === undefined
        ? {}
        : { locations: error.locations.map(({ line, column }) => ({ line, column })) }),
      ...(error.path === undefined ? {} : { path: [...error.path] }),
    };
    const coded = codedExtensions(error) ?? codedExtensions(error.originalError);
    if (coded) return { message: messageIn(error.originalError ?? error, call), ...place, extensions: coded };
    // Without a path nothing has run yet: the operation or its variables were at fault, and the message says how.
    if (error.path === undefined && error.originalError === undefined) {
      return { message: error.message, ...place, extensions: { code: ErrorCode.badUserInput } };
    }
    return { ...this.mask(error.originalError ?? error, call, error.path), ...place };
  }

  /** For what was thrown outside of any resolver. */
  formatThrown(thrown: unknown, call: Call): GraphQLFormattedError {
    const coded = codedExtensions(thrown);
    return coded ? { message: messageIn(thrown as Error, call), extensions: coded } : this.mask(thrown, call);
  }

  private mask(error: unknown, call: Call, path?: readonly (string | number)[]): GraphQLFormattedError {
    const reference = randomUUID();
    this.report({ subgraph: this.subgraph, reference, error, call, ...(path === undefined ? {} : { path }) });
    return {
      message: {
        en: `Something went wrong on our side. Quote reference ${reference} when you report it.`,
        zhHant: `系統出現問題。如需報告，請註明編號 ${reference}。`,
        zhHans: `系统出现问题。如需报告，请注明编号 ${reference}。`,
      }[call.locale ?? Locale.EN],
      extensions: { code: ErrorCode.internal, reference },
    };
  }
}

/** What is told as it is may speak three languages, whoever threw it. */
function messageIn(error: Error & { text?: Partial<WholeText> }, { locale }: Call): string {
  return (locale && error.text?.[locale]) ?? error.message;
}

function codedExtensions(error: unknown): Record<string, unknown> | undefined {
  const extensions = (error as { extensions?: unknown } | null | undefined)?.extensions;
  if (typeof extensions !== 'object' || extensions === null) return undefined;
  const { stacktrace: _stacktrace, exception: _exception, ...rest } = extensions as Record<string, unknown>;
  return typeof rest['code'] === 'string' ? rest : undefined;
}
