/** One of the errors beside an answer. Refusals are no errors: they are part of the answer. */
export interface FaultInGraph {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string };
}

/** The graph answered with errors. */
export class GraphFault extends Error {
  override readonly name = 'GraphFault';
  /** Stable names of what went wrong, e.g. `UNAUTHENTICATED`. */
  readonly codes: string[];

  constructor(readonly errors: readonly FaultInGraph[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.codes = errors.map(({ extensions }) => extensions?.code ?? 'INTERNAL');
  }
}

/** No answer came, after several tries. What was sent may or may not have had its effect: sent again with its key, it has it once. */
export class NotReachable extends Error {
  override readonly name = 'NotReachable';
}

/** This client asks for too much. */
export class TooMany extends Error {
  override readonly name = 'TooMany';

  constructor(
    message: string,
    /** Seconds after which it may go on. */
    readonly retryAfter: number,
  ) {
    super(message);
  }
}
