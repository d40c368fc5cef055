import { Injectable, type Type } from '@nestjs/common';
import { AbstractGraphQLDriver, type GqlModuleOptions } from '@nestjs/graphql';
import type { IResolvers } from '@graphql-tools/utils';
import { assertValidSchema, type GraphQLSchema } from 'graphql';
import { guardRootFields, type Guard } from './schema/audience.js';
import { addCounts } from './list/connection.js';
import { withEntities } from './schema/entities.js';
import { addTextArguments } from './schema/text-fields.js';
import { assertNodesAreFound } from './schema/node.js';
import { forgetPlainResolvers } from './schema/plain-fields.js';
import { onlyReachable } from './schema/reachable.js';
import { splitReferences, type ResolverMap } from './schema/references.js';
import { resolveTypesByClass } from './schema/type-by-class.js';
import { subgraphSdl } from './schema/sdl.js';
import { PODIUM_SCALARS } from './scalars/scalars-map.js';

export interface SubgraphDriverOptions extends GqlModuleOptions {
  subgraph: {
    readonly name: string;
    readonly orphanedTypes: readonly Type[];
    /** Set before the first operation. */
    guard: Guard | undefined;
    /** Set by the driver once the schema is built. */
    sdl: string | undefined;
  };
}

/** Builds a Federation 2 schema from Nest's decorators and serves it to nobody: the SubgraphExecutor runs it. */
@Injectable()
export class SubgraphDriver extends AbstractGraphQLDriver<SubgraphDriverOptions> {
  override async generateSchema(options: SubgraphDriverOptions): Promise<GraphQLSchema> {
    const { subgraph } = options;
    let found: ReturnType<typeof splitReferences> = { fields: {}, references: {} };
    const built = await super.generateSchema({
      ...options,
      // graphql's own check runs below, on the finished schema: a subgraph may have no Query of its own.
      buildSchemaOptions: { ...options.buildSchemaOptions, scalarsMap: PODIUM_SCALARS, skipCheck: true },
      transformResolvers: (resolvers) => {
        found = splitReferences(resolvers as ResolverMap | ResolverMap[]);
        return found.fields as IResolvers;
      },
    });
    if (!built) throw new Error(`the ${subgraph.name} subgraph has no resolvers`);
    const own = onlyReachable(built, [...subgraph.orphanedTypes], Object.keys(found.references));
    forgetPlainResolvers(own, found.fields);
    resolveTypesByClass(own);
    const schema = addTextArguments(own);
    addCounts(schema);
    guardRootFields(schema, subgraph, found.references);
    assertNodesAreFound(schema, subgraph.name, found.references);
    subgraph.sdl = subgraphSdl(schema);
    const federated = withEntities(schema, subgraph, found.references);
    assertValidSchema(federated);
    return federated;
  }

  // Without an HTTP adapter Nest never calls it; beside one (in a test, say) there is still nothing to mount.
  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}
