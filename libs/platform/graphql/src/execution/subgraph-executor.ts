import {
  getVariableValues,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Call, SubgraphEndpoint, SubgraphRequest } from '../call.js';
import type { SubgraphHooks } from '../subgraph-options.js';
import { checkVariables } from './check-variables.js';
import { rememberCall } from './call-of.js';
import { ErrorCode } from './coded-error.js';
import { compileOperation, type CompiledOperation } from './compiled-operation.js';
import { LruCache } from './lru-cache.js';
import { ErrorMask } from './masked-errors.js';
import { SubscriptionRefused, topicsOf } from './topics.js';
import { changesOf, type Changed, type Watchable } from './watched.js';

type Refused = { errors: readonly GraphQLFormattedError[] };

/** Runs operations against one service's schema, in this process. Each operation is compiled once and kept. */
export class SubgraphExecutor implements SubgraphEndpoint {
  private readonly compiled: LruCache<string, CompiledOperation>;
  private readonly mask: ErrorMask;

  constructor(
    /** The subgraph's name in the supergraph. */
    readonly name: string,
    private readonly schemaOf: () => GraphQLSchema,
    private readonly sdlOf: () => string,
    private readonly hooks: SubgraphHooks,
    cachedQueries: number,
  ) {
    this.compiled = new LruCache(cachedQueries);
    this.mask = new ErrorMask(name, hooks.onUnexpectedError ?? (() => undefined));
  }

  /** The executable schema, with `_service` and `_entities`. */
  get schema(): GraphQLSchema {
    return this.schemaOf();
  }

  /** What the service commits as `schema.graphql`: Federation 2, without `_service` and `_entities`. */
  get sdl(): string {
    return this.sdlOf();
  }

  /** Never rejects: whatever goes wrong becomes an entry of `errors`. */
  async execute(request: SubgraphRequest): Promise<ExecutionResult> {
    const { query, operationName, variables, call } = request;
    try {
      checkVariables(variables);
      const compiled = this.compile(query, operationName);
      if ('errors' in compiled) return asResult(compiled);
      const values = getVariableValues(this.schema, compiled.variables, variables ?? {}, { maxErrors: 20 });
      if (values.errors) return asResult(refused(ErrorCode.badUserInput, values.errors));
      const context = await this.hooks.createContext(call);
      rememberCall(context, call);
      const result = await compiled.run(context, values.coerced, variables ?? {});
      return result.errors === undefined || result.errors.length === 0 ? result : this.masked(result, call);
    } catch (thrown) {
      return asResult({ errors: [this.mask.formatThrown(thrown, call)] });
    }
  }

  /** What one subscription watches. @throws {SubscriptionRefused} */
  async topics(request: SubgraphRequest): Promise<string[]> {
    try {
      const context = await this.hooks.createContext(request.call);
      rememberCall(context, request.call);
      return await topicsOf(this.schema, request, context);
    } catch (thrown) {
      throw new SubscriptionRefused(this.mask.formatThrown(thrown, request.call));
    }
  }

  /** What changes here. */
  get changes(): Watchable {
    if (!this.hooks.changes) throw new Error(`nothing of ${this.name} can be watched`);
    return this.hooks.changes;
  }

  async *subscribe(request: SubgraphRequest, signal: AbortSignal): AsyncGenerator<Changed> {
    yield* changesOf(this.changes, await this.topics(request), signal);
  }

  private masked({ data, errors = [] }: ExecutionResult, call: Call): ExecutionResult {
    return asResult({ ...(data === undefined ? {} : { data }), errors: this.mask.formatAll(errors, call) });
  }

  private compile(query: string, operationName: string | undefined): CompiledOperation | Refused {
    const key = operationName === undefined ? query : `${operationName}\n${query}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const compiled = compile(this.schema, query, operationName);
    // Refused operations are not kept: whoever sends rubbish must not push out what is in use.
    if (!('errors' in compiled)) this.compiled.set(key, compiled);
    return compiled;
  }
}

function compile(schema: GraphQLSchema, query: string, operationName?: string): CompiledOperation | Refused {
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return refused(ErrorCode.parseFailed, [error as GraphQLError]);
  }
  const invalid = validate(schema, document);
  if (invalid.length > 0) return refused(ErrorCode.validationFailed, invalid);
  const compiled = compileOperation(schema, document, operationName);
  return 'run' in compiled ? compiled : refused(ErrorCode.badUserInput, compiled.errors);
}

function refused(code: string, errors: readonly GraphQLError[]): Refused {
  return {
    errors: errors.map(({ message, locations, extensions }) => ({
      message,
      ...(locations ? { locations } : {}),
      extensions: { code: typeof extensions['code'] === 'string' ? extensions['code'] : code },
    })),
  };
}

/** Our errors are plain data, as they go over the wire; graphql's own type asks for instances. */
function asResult(result: { data?: ExecutionResult['data'] } & Refused): ExecutionResult {
  return result as unknown as ExecutionResult;
}
