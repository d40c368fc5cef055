import { TypeMetadataStorage } from '@nestjs/graphql';
import { isAbstractType, isInterfaceType, type GraphQLSchema, type GraphQLTypeResolver } from 'graphql';

/**
 * Lets unions and interfaces find the type by `__typename` first, then by the value's class. Nest's own way asks a storage that
 * the next subgraph in the process empties; it is asked last, for unions with a resolveType of their own.
 */
export function resolveTypesByClass(schema: GraphQLSchema): void {
  const byClass = classNames(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type) || type.name.startsWith('__')) continue;
    const possible = new Set(schema.getPossibleTypes(type).map(({ name }) => name));
    type.resolveType = typeResolver(byClass, possible, type.resolveType ?? undefined);
    if (isInterfaceType(type)) for (const field of Object.values(type.getFields())) delete field.resolve;
  }
}

/** Which GraphQL type each class stands for in this schema. */
export function classNames(schema: GraphQLSchema): ReadonlyMap<unknown, string> {
  return new Map(
    TypeMetadataStorage.getObjectTypesMetadata()
      .filter(({ name }) => schema.getType(name))
      .map(({ target, name }) => [target, name]),
  );
}

function typeResolver(
  byClass: ReadonlyMap<unknown, string>,
  possible: ReadonlySet<string>,
  otherwise?: GraphQLTypeResolver<unknown, unknown>,
): GraphQLTypeResolver<unknown, unknown> {
  return (value, context, info, type) => {
    const named = (value as { __typename?: unknown }).__typename;
    if (typeof named === 'string') return named;
    for (
      let at = (value as object).constructor;
      at && at !== Object && at !== Function.prototype;
      at = Object.getPrototypeOf(at)
    ) {
      const name = byClass.get(at);
      if (name !== undefined && possible.has(name)) return name;
    }
    return otherwise?.(value, context, info, type) as string | undefined;
  };
}
