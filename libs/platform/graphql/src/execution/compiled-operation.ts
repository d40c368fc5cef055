import {
  execute,
  getNullableType,
  getOperationAST,
  GraphQLError,
  isScalarType,
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

export interface CompiledOperation {
  /** By which to coerce the variables before `run`. */
  readonly variables: readonly VariableDefinitionNode[];
  run(
    context: unknown,
    coerced: Record<string, unknown>,
    raw: Record<string, unknown>,
  ): ExecutionResult | Promise<ExecutionResult>;
}

/** A scalar of the subgraph's schema that lets every value through. */
export const PASSED_ON = '_Any';

/**
 * Compiles a valid operation with graphql-jit. Variables are to be coerced by graphql-js before: graphql-jit 0.8.9 ignores the
 * default of a non-null variable and says nothing of where in an input the fault lies. So it is told that each is a
 * `_Any` without a default, which it takes as it comes.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledOperation | { errors: readonly GraphQLError[] } {
  const operation = getOperationAST(document, operationName);
  if (!operation) return { errors: [new GraphQLError(unknownOperation(operationName))] };
  const variables = operation.variableDefinitions ?? [];
  if (hidesVariables(schema, document)) {
    return {
      variables,
      run: (contextValue, _, variableValues) =>
        execute({ schema, document, operationName, contextValue, variableValues }) as Promise<ExecutionResult>,
    };
  }
  const others = document.definitions.filter(({ kind }) => kind !== Kind.OPERATION_DEFINITION);
  const loosened = { ...operation, variableDefinitions: variables.map(loosen) };
  const compiled = compileQuery(schema, { ...document, definitions: [loosened, ...others] }, operationName, {
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return { errors: compiled.errors ?? [] };
  return {
    variables,
    run: (context, coerced) =>
      compiled.query(undefined, context, coerced) as ExecutionResult | Promise<ExecutionResult>,
  };
}

function loosen(definition: VariableDefinitionNode): VariableDefinitionNode {
  // The variable of an @include must stay a Boolean.
  if (print(definition.type).startsWith('Boolean')) return definition;
  const { defaultValue: _default, ...rest } = definition;
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
