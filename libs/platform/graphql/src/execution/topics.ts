import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  parse,
  validate,
  type GraphQLFormattedError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { SubgraphRequest } from '../call.js';
import { checkVariables } from './check-variables.js';
import { ErrorCode } from './coded-error.js';

/**
 * What one subscription watches: its guard and its method have run.
 * @throws {GraphQLError} with a code, for what cannot be read or is not allowed
 */
export async function topicsOf(
  schema: GraphQLSchema,
  { query, operationName, variables = {} }: SubgraphRequest,
  context: unknown,
): Promise<string[]> {
  checkVariables(variables);
  const document = parse(query);
  const [invalid] = validate(schema, document);
  if (invalid) throw coded(ErrorCode.validationFailed, invalid.message);
  const operation = getOperationAST(document, operationName);
  const [root] = operation?.selectionSet.selections ?? [];
  if (operation?.operation !== 'subscription' || root?.kind !== Kind.FIELD)
    throw coded(ErrorCode.badUserInput, 'This is no subscription to one field.');
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 5 });
  if (values.errors) throw coded(ErrorCode.badUserInput, values.errors.map(({ message }) => message).join(' '));
  const field = schema.getSubscriptionType()?.getFields()[root.name.value];
  if (!field?.subscribe) throw coded(ErrorCode.validationFailed, `There is nothing to watch as ${root.name.value}.`);
  const given = getArgumentValues(field, root, values.coerced);
  const watched: unknown = await field.subscribe(undefined, given, context, {
    fieldName: field.name,
  } as GraphQLResolveInfo);
  return Array.isArray(watched) ? watched.map(String) : [String(watched)];
}

/** Nobody may watch this, or not so; as a client may see it. */
export class SubscriptionRefused extends Error {
  readonly extensions: Record<string, unknown>;

  constructor({ message, extensions = {} }: GraphQLFormattedError) {
    super(message);
    this.name = 'SubscriptionRefused';
    this.extensions = { ...extensions };
  }
}

function coded(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
