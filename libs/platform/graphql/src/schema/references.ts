import type { GraphQLResolveInfo } from 'graphql';

export type ResolverMap = Record<string, Record<string, unknown>>;

/** Nest's wrapper around a method with @ResolveReference: representation, context, info. */
export type ReferenceResolver = (
  representation: Record<string, unknown>,
  context: unknown,
  info: GraphQLResolveInfo,
) => unknown;

const REFERENCE = '__resolveReference';

/** Takes the reference resolvers out of what Nest found: graphql-tools would put them where the final schema loses them. */
export function splitReferences(found: ResolverMap | ResolverMap[]): {
  fields: ResolverMap;
  references: Record<string, ReferenceResolver>;
} {
  const fields: ResolverMap = {};
  const references: Record<string, ReferenceResolver> = {};
  for (const map of Array.isArray(found) ? found : [found]) {
    for (const [typeName, resolvers] of Object.entries(map)) {
      // A custom scalar comes as an instance, not as a map of fields.
      if (Object.getPrototypeOf(resolvers) !== Object.prototype) {
        fields[typeName] = resolvers;
        continue;
      }
      const { [REFERENCE]: reference, ...rest } = resolvers;
      if (reference) references[typeName] = reference as ReferenceResolver;
      if (Object.keys(rest).length > 0) fields[typeName] = { ...fields[typeName], ...rest };
    }
  }
  return { fields, references };
}
