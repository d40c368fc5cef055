import { CodedError, ErrorCode, OUR_FAULT, type Call } from '@podium/platform-graphql';
import {
  execute,
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AskSubgraph, Engine } from '../engine/engine.js';
import { LimitCode, LimitExceeded, type Limits } from '../limits/limits.js';
import { COUNTED, mostOf } from '../limits/words.js';
import { completed } from './null-propagation.js';
import { withCode } from './coded.js';
import type { Operation, RemoteOperation } from './operation.js';
import type { Supergraph } from './supergraph.js';

type Variables = Record<string, unknown>;
type OnPlanFailure = (failure: { error: unknown; call: Call }) => void;

/** Answers prepared operations: introspection here, what one subgraph can answer there, the rest by a plan. */
export class Graph {
  // The whole schema takes long to tell and never changes; but everybody may ask for it in as many words as they like.
  private readonly introspected = new LRUCache<DocumentNode, ExecutionResult>({
    max: 50,
    maxSize: 8_388_608,
    sizeCalculation: (result) => JSON.stringify(result).length,
  });

  constructor(
    readonly supergraph: Supergraph,
    private readonly ask: AskSubgraph,
    readonly engine: Engine,
    private readonly limits: Limits,
    private readonly onPlanFailure: OnPlanFailure,
  ) {}

  /** Never rejects. A result without `data` did not run at all. */
  async run(
    operation: Operation,
    operationName: string | undefined,
    variables: Variables,
    call: Call,
  ): Promise<ExecutionResult> {
    const cost = operation.cost(variables);
    if (cost > this.limits.cost) {
      const message = mostOf(this.limits.cost, COUNTED.cost, cost);
      return { errors: [new LimitExceeded(LimitCode.tooCostly, message, this.limits.cost).toldIn(call.locale)] };
    }
    const { local, remote } = operation;
    if (!local) return this.runRemote(remote as RemoteOperation, operationName, variables, call);
    const here = await this.introspect(local, variables);
    if (!remote || here.data == null) return here;
    const there = await this.runRemote(remote, operationName, variables, call);
    return there.data == null ? there : { ...there, data: { ...there.data, ...here.data } };
  }

  private async introspect(document: DocumentNode, variables: Variables): Promise<ExecutionResult> {
    const known = this.introspected.get(document);
    if (known) return known;
    const result = (await execute({
      schema: this.supergraph.schema,
      document,
      variableValues: variables,
    })) as ExecutionResult;
    if (Object.keys(variables).length === 0) this.introspected.set(document, result);
    return result;
  }

  private async runRemote(
    remote: RemoteOperation,
    operationName: string | undefined,
    variables: Variables,
    call: Call,
  ): Promise<ExecutionResult> {
    const { subgraph, text } = remote;
    if (subgraph === undefined) return this.runPlanned(remote, operationName, variables, call);
    const name = operationName === undefined ? {} : { operationName };
    const result = await this.ask(subgraph, { query: text, variables, call, ...name });
    // Without `data` the subgraph refused the operation before running it, and so do we; one that is down has refused nothing.
    return result.data === undefined && unreachable(result) ? this.whole(remote.toPlan(variables), result) : result;
  }

  private async runPlanned(
    remote: RemoteOperation,
    operationName: string | undefined,
    variables: Variables,
    call: Call,
  ): Promise<ExecutionResult> {
    const { schema } = this.supergraph;
    const definitions = remote.definition.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(schema, definitions, variables, { maxErrors: 20 });
    if (errors) return { errors: errors.map((error) => withCode(error, ErrorCode.badUserInput)) };
    const document = remote.toPlan(coerced);
    const result = await this.plan(document, operationName, variables, call);
    return result.data === undefined && !result.errors?.some(isOfField) && !unreachable(result)
      ? result
      : this.whole(document, result);
  }

  /** The answer as the schema promises it. What is null against its promise, and nobody says why, is our fault. */
  private whole(document: DocumentNode, { data, errors = [] }: ExecutionResult): ExecutionResult {
    const { data: complete, broken } = completed(this.supergraph.schema, document, data);
    const [path] = broken;
    if (errors.length > 0) return asResult({ data: complete, errors });
    if (!path) return { data: complete };
    const message = 'A part of the graph gave nothing where something must be.';
    return asResult({ data: complete, errors: [{ message, path, extensions: { code: ErrorCode.internal } }] });
  }

  private async plan(
    document: DocumentNode,
    operationName: string | undefined,
    variables: Variables,
    call: Call,
  ): Promise<ExecutionResult> {
    try {
      const { data, errors } = await this.engine.execute({ document, operationName, variables, call });
      if (!errors || errors.length === 0) return { data: data ?? null };
      // Each subgraph refused for itself what came with a token that is not good; so the whole did not run.
      const refused = errors.find(({ extensions }) => extensions?.['token'] === 'NOT_GOOD');
      if (refused) return asResult({ errors: [{ message: refused.message, extensions: refused.extensions }] });
      return asResult({ ...(data === undefined ? {} : { data }), errors: errors.map(planned) });
    } catch (error) {
      this.onPlanFailure({ error, call });
      return { errors: [new CodedError(ErrorCode.internal, OUR_FAULT).toldIn(call.locale)] };
    }
  }
}

function isOfField({ path }: GraphQLFormattedError): boolean {
  return path !== undefined;
}

function unreachable({ errors }: ExecutionResult): boolean {
  return errors?.some(({ extensions }) => extensions?.['code'] === ErrorCode.subgraphUnavailable) ?? false;
}

/** Positions of a plan's errors are positions in the plan's own queries, which no client has seen. */
function planned({ message, path, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const { code = ErrorCode.internal, ...rest } = extensions ?? {};
  const kept = { code, ...('reference' in rest ? { reference: rest['reference'] } : rest) };
  return { message, ...(path ? { path } : {}), extensions: kept };
}

/** Errors of subgraphs are plain data, as they came over the wire; graphql's own type asks for instances. */
function asResult(result: {
  data?: ExecutionResult['data'];
  errors: readonly GraphQLFormattedError[];
}): ExecutionResult {
  return result as unknown as ExecutionResult;
}
