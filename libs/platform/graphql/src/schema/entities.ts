import {
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
  type GraphQLFieldConfigMap,
  type GraphQLResolveInfo,
} from 'graphql';
import { BadUserInput } from '../execution/coded-error.js';
import { PASSED_ON } from '../execution/compiled-operation.js';
import type { Guard } from './audience.js';
import { asError, type ReferenceResolver } from './references.js';
import { subgraphSdl } from './sdl.js';
import { jsonFromLiteral } from '../scalars/json.scalar.js';

type Representation = Record<string, unknown> & { __typename: string };
type Entity = Record<string, unknown>;

const anyRepresentation = new GraphQLScalarType({
  name: PASSED_ON,
  description: 'Names one entity: `__typename` and the fields of a key.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: jsonFromLiteral,
});

/** The schema with `_service` and, where the service resolves references, `_entities`. */
export function withEntities(
  schema: GraphQLSchema,
  subgraph: { readonly name: string; readonly guard: Guard | undefined },
  references: Record<string, ReferenceResolver>,
): GraphQLSchema {
  const config = schema.toConfig();
  const sdl = subgraphSdl(schema);
  const service = new GraphQLObjectType({
    name: '_Service',
    fields: { sdl: { type: new GraphQLNonNull(GraphQLString) } },
  });
  const fields: GraphQLFieldConfigMap<unknown, unknown> = {
    ...config.query?.toConfig().fields,
    _service: { type: new GraphQLNonNull(service), resolve: () => ({ sdl }) },
  };
  const members = Object.keys(references)
    .map((name) => schema.getType(name))
    .filter(isObjectType);
  if (members.length > 0) {
    const entity = new GraphQLUnionType({
      name: '_Entity',
      types: members,
      resolveType: (value: Entity) => typeNames.get(value),
    });
    const representations = { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(anyRepresentation))) };
    fields['_entities'] = {
      type: new GraphQLNonNull(new GraphQLList(entity)),
      args: { representations },
      resolve: entitiesResolver(schema, subgraph, references),
    };
  }
  const query = new GraphQLObjectType({ ...config.query?.toConfig(), name: 'Query', fields });
  return new GraphQLSchema({
    ...config,
    query,
    types: [...config.types.filter((type) => type !== config.query), anyRepresentation],
  });
}

// Which entity a resolved value is, without writing on the value: it may be frozen, shared or a row of another type's.
const typeNames = new WeakMap<Entity, string>();

function entitiesResolver(
  schema: GraphQLSchema,
  subgraph: { readonly guard: Guard | undefined },
  references: Record<string, ReferenceResolver>,
) {
  return async (
    _: unknown,
    args: Record<string, unknown>,
    context: unknown,
    info: GraphQLResolveInfo,
  ): Promise<unknown[]> => {
    const wanted = args['representations'] as Representation[];
    const verdicts = await admit(schema, wanted, references, subgraph.guard, context);
    // One refused type or one failed reference must not take the others along. graphql-jit takes an Error as the fault of its
    // place in the list, whereas it loses its count over a promise that rejects there.
    const answers: unknown[] = new Array(wanted.length).fill(null);
    await Promise.all(
      [...placesByType(wanted)].map(async ([name, places]) => {
        const refused = verdicts.get(name);
        const found = refused
          ? places.map(() => refused)
          : await (references[name] as ReferenceResolver)(
              places.map((place) => wanted[place] as Representation),
              context,
              info,
            );
        places.forEach((place, at) => {
          const value = found[at];
          if (typeof value === 'object' && value !== null && !(value instanceof Error))
            typeNames.set(value as Entity, name);
          answers[place] = value;
        });
      }),
    );
    return answers;
  };
}

function placesByType(wanted: readonly Representation[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  wanted.forEach(({ __typename: name }, place) => {
    const known = places.get(name);
    if (known) known.push(place);
    else places.set(name, [place]);
  });
  return places;
}

async function admit(
  schema: GraphQLSchema,
  wanted: readonly Representation[],
  references: Record<string, ReferenceResolver>,
  guard: Guard | undefined,
  context: unknown,
): Promise<Map<string, Error>> {
  const refused = new Map<string, Error>();
  for (const name of new Set(wanted.map((representation) => representation?.__typename))) {
    if (typeof name !== 'string' || !Object.hasOwn(references, name)) {
      throw new BadUserInput(`no entity is called ${JSON.stringify(name) ?? 'nothing'} here`);
    }
    try {
      await guard?.(name, schema.getType(name)?.extensions ?? {}, context);
    } catch (reason) {
      refused.set(name, asError(reason));
    }
  }
  return refused;
}
