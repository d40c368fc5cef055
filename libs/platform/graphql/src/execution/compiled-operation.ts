import {
  execute,
  getNullableType,
  getOperationAST,
  GraphQLError,
  isScalarType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { conditionVariables, withoutConditions } from './without-conditions.js';

type Run = (
  context: unknown,
  coerced: Record<string, unknown>,
  raw: Record<string, unknown>,
) => ExecutionResult | Promise<ExecutionResult>;

export interface CompiledOperation {
  /** By which to coerce the variables before `run`. */
  readonly variables: readonly VariableDefinitionNode[];
  readonly run: Run;
}

/** A scalar of the subgraph's schema that lets every value through. */
export const PASSED_ON = '_Any';

/** Of one document: combinations of what its conditions leave out. More than these graphql-js runs. */
const MOST_VARIANTS = 8;

/**
 * Compiles a valid operation with graphql-jit, as far as that can be trusted; the rest is run by graphql-js, which is what all
 * answers are compared with (compiled-operation.spec.ts). Not trusted to the compiler, version 0.8.9:
 *
 * - Variables: it ignores the default of a non-null one and says nothing of where in an input the fault lies. So graphql-js
 *   coerces them before, and the compiler is told that each is a `_Any` without a default, which it takes as it comes.
 * - Variables inside a JSON literal, which it reads once and without them: run by graphql-js.
 * - @skip and @include: a field that is met twice is left out when either way says so. So they are applied before it compiles,
 *   once for each combination of their variables.
 * - What it cannot compile at all: run by graphql-js.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledOperation | { errors: readonly GraphQLError[] } {
  const operation = getOperationAST(document, operationName);
  if (!operation) return { errors: [new GraphQLError(unknownOperation(operationName))] };
  const variables = operation.variableDefinitions ?? [];
  const interpreted: Run = (contextValue, _, variableValues) =>
    execute({ schema, document, operationName, contextValue, variableValues }) as Promise<ExecutionResult>;
  if (hidesVariables(schema, document)) return { variables, run: interpreted };
  const conditions = conditionVariables(document);
  if (conditions === undefined) return { variables, run: compiled(schema, document, operation) ?? interpreted };
  const variants = new Map<string, Run>();
  return {
    variables,
    run: (context, coerced, raw) => {
      const which = conditions.map((name) => (coerced[name] === true ? 1 : 0)).join('');
      let run = variants.get(which);
      if (!run) {
        const wanted = variants.size < MOST_VARIANTS ? withoutConditions(document, coerced) : undefined;
        const of = wanted && getOperationAST(wanted, operationName);
        run = (of && compiled(schema, wanted, of)) ?? interpreted;
        if (wanted) variants.set(which, run);
      }
      return run(context, coerced, raw);
    },
  };
}

/** @returns undefined when graphql-jit cannot compile it */
function compiled(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Run | undefined {
  const others = document.definitions.filter(({ kind }) => kind !== Kind.OPERATION_DEFINITION);
  const loosened = { ...operation, variableDefinitions: (operation.variableDefinitions ?? []).map(loosen) };
  const query = compileQuery(schema, { ...document, definitions: [loosened, ...others] }, operation.name?.value, {
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(query)) return undefined;
  return (context, coerced) => query.query(undefined, context, coerced) as ExecutionResult | Promise<ExecutionResult>;
}

function loosen({ defaultValue: _default, ...rest }: VariableDefinitionNode): VariableDefinitionNode {
  return { ...rest, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: PASSED_ON } } };
}

/** Whether a variable stands inside a JSON literal, which graphql-jit reads once and without variables. */
function hidesVariables(schema: GraphQLSchema, document: DocumentNode): boolean {
  let hidden = false;
  const types = new TypeInfo(schema);
  const look = (node: ValueNode): false | undefined => {
    if (!isScalarType(getNullableType(types.getInputType()))) return undefined;
    visit(node, { Variable: () => void (hidden = true) });
    return false;
  };
  visit(document, visitWithTypeInfo(types, { ObjectValue: look, ListValue: look }));
  return hidden;
}

function unknownOperation(name: string | undefined): string {
  return name === undefined
    ? 'The document holds several operations: say by operationName which to run.'
    : `The document holds no operation called ${JSON.stringify(name)}.`;
}
