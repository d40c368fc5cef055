import { SetMetadata } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';

export type ResolverMap = Record<string, Record<string, unknown>>;
type Representation = Record<string, unknown>;

/** Resolves representations of one type, all at once. @returns one value or Error for each, in their order */
export type ReferenceResolver = (
  representations: readonly Representation[],
  context: unknown,
  info: GraphQLResolveInfo,
) => Promise<unknown[]>;

const ONE_BY_ONE = '__resolveReference';
const TOGETHER = '__resolveReferences:';

/**
 * Resolves references to the resolver's type, n at once. The method gets the values of the key, each once, and gives what it
 * found of them, in any order; what is not there, or not for the caller, it leaves out:
 *
 *     @ResolveReferences('id')
 *     rounds(@Parent() ids: readonly string[], @Context() context: RequestContext): Promise<Round[]>
 *
 * @param key  the one field of the type's key
 */
export function ResolveReferences(key = 'id'): MethodDecorator {
  return (target, property, descriptor) => {
    // As Nest marks a field's resolver; the name is one that no field of a schema can have.
    SetMetadata('graphql:resolver_name', `${TOGETHER}${key}`)(target, property, descriptor);
    SetMetadata('graphql:resolve_property', true)(target, property, descriptor);
  };
}

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
      for (const [name, resolve] of Object.entries(resolvers)) {
        if (name === ONE_BY_ONE) references[typeName] = oneByOne(resolve as OneByOne);
        else if (name.startsWith(TOGETHER))
          references[typeName] = together(resolve as Together, name.slice(TOGETHER.length));
        else fields[typeName] = { ...fields[typeName], [name]: resolve };
      }
    }
  }
  return { fields, references };
}

/** Nest's wrapper around a method with @ResolveReference: representation, context, info. */
type OneByOne = (representation: Representation, context: unknown, info: GraphQLResolveInfo) => unknown;
type Together = (keys: string[], args: object, context: unknown, info: GraphQLResolveInfo) => unknown;

function oneByOne(resolve: OneByOne): ReferenceResolver {
  return (representations, context, info) =>
    Promise.all(
      representations.map(async (representation) => {
        try {
          return await resolve(representation, context, info);
        } catch (error) {
          return asError(error);
        }
      }),
    );
}

function together(resolve: Together, key: string): ReferenceResolver {
  return async (representations, context, info) => {
    const wanted = representations.map((representation) => representation[key]);
    const keys = [...new Set(wanted.filter((value): value is string => typeof value === 'string'))];
    try {
      const found = keys.length === 0 ? [] : ((await resolve(keys, {}, context, info)) as (Representation | null)[]);
      const byKey = new Map(found.map((value) => [value?.[key], value]));
      return wanted.map((value) => byKey.get(value) ?? null);
    } catch (error) {
      return wanted.map(() => asError(error));
    }
  };
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
