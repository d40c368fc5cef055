import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { ResolverMap } from './references.js';

/**
 * Removes resolvers that only read the property of the field's own name. Nest gives one to every field; graphql-jit then calls
 * it, with an info object, for each field of each row, instead of reading the property in the code it compiles.
 */
export function forgetPlainResolvers(schema: GraphQLSchema, written: ResolverMap): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (written[type.name]?.[field.name] || !field.resolve) continue;
      if (onlyReads(field.resolve, field.name)) delete field.resolve;
    }
  }
}

// Nest's name for its default resolver; with a middleware, or under another name one day, the field keeps what it has.
const NESTS_DEFAULT = 'rootFieldResolver';

function onlyReads(resolve: GraphQLFieldResolver<unknown, unknown>, name: string): boolean {
  if (resolve.name !== NESTS_DEFAULT) return false;
  const mark = {};
  const read = resolve as (root: object) => unknown;
  return read({ [name]: mark }) === mark && read({}) === undefined;
}
