import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { SubgraphHooks } from '../subgraph-options.js';
import type { ReferenceResolver } from './references.js';
import { ANSWERED_BY } from './watch.js';

export type Guard = NonNullable<SubgraphHooks['guardRootField']>;

interface Guarded {
  readonly name: string;
  readonly guard: Guard | undefined;
}

/**
 * Puts the guard before every root field.
 * @throws naming every root field and every entity with a reference resolver that states no audience: those admit nobody, and
 *   whoever forgot one should learn it before the first caller does
 */
export function guardRootFields(
  schema: GraphQLSchema,
  subgraph: Guarded,
  references: Record<string, ReferenceResolver>,
): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => type != null,
  );
  const silent = [
    ...roots.flatMap((root) =>
      Object.values(root.getFields())
        .filter((field) => field.extensions['audience'] === undefined)
        .map((field) => `${root.name}.${field.name}`),
    ),
    ...Object.keys(references).filter((name) => schema.getType(name)?.extensions['audience'] === undefined),
  ];
  if (silent.length > 0) {
    throw new Error(
      `the ${subgraph.name} subgraph does not say who may use ${silent.join(', ')}: state an audience for each`,
    );
  }
  for (const root of roots) guardFields(root, subgraph);
}

function guardFields(root: GraphQLObjectType, subgraph: Guarded): void {
  for (const field of Object.values(root.getFields())) {
    if (root.name === 'Subscription') {
      // What is watched is said once; the answers come by queries, which have guards of their own.
      const subscribe = field.subscribe;
      if (!subscribe || field.extensions[ANSWERED_BY] === undefined)
        throw new Error(`Subscription.${field.name} of the ${subgraph.name} subgraph is no @Watch`);
      field.subscribe = guarded(`${root.name}.${field.name}`, field.extensions, subscribe, subgraph);
      continue;
    }
    const resolve = field.resolve;
    if (!resolve) throw new Error(`${root.name}.${field.name} of the ${subgraph.name} subgraph has no resolver`);
    field.resolve = guarded(`${root.name}.${field.name}`, field.extensions, resolve, subgraph);
  }
}

function guarded(
  name: string,
  extensions: Readonly<Record<string, unknown>>,
  resolve: GraphQLFieldResolver<unknown, unknown>,
  subgraph: Guarded,
): GraphQLFieldResolver<unknown, unknown> {
  return (source, args, context, info) => {
    const verdict = subgraph.guard?.(name, extensions, context);
    // Most verdicts need no waiting; a promise for each would cost more than the verdict.
    return verdict === undefined
      ? resolve(source, args, context, info)
      : verdict.then(() => resolve(source, args, context, info));
  };
}
