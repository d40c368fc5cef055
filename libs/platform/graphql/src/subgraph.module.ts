import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { GraphQLModule, GraphQLSchemaHost } from '@nestjs/graphql';
import { SubgraphExecutor } from './execution/subgraph-executor.js';
import { SubgraphDriver, type SubgraphDriverOptions } from './subgraph.driver.js';
import type { SubgraphHooks, SubgraphOptions } from './subgraph-options.js';

const HOOKS = Symbol('the hooks of one subgraph');

@Module({})
class SubgraphModule {}

/** The token of one subgraph's executor where several live in one Nest application; `SubgraphExecutor` where it is alone. */
export function subgraphExecutor(name: string): string {
  return `podium:subgraph:${name}`;
}

/**
 * Makes a service's module a Federation 2 subgraph without any HTTP server. Import it in the service's root module and take
 * the `SubgraphExecutor` from the application context.
 * @throws at start-up when a root field or an entity with a reference resolver states no `audience` in its extensions
 */
export function subgraph<Context>(options: SubgraphOptions<Context>): DynamicModule {
  // Nest makes the driver inside its own module, which sees none of ours: this object carries the hooks across.
  const link: SubgraphDriverOptions['subgraph'] = {
    name: options.name,
    orphanedTypes: options.orphanedTypes ?? [],
    guard: undefined,
    sdl: undefined,
  };
  const graphql = GraphQLModule.forRoot<SubgraphDriverOptions>({
    driver: SubgraphDriver,
    include: [options.module, ...(options.graph ? [options.graph] : [])],
    autoSchemaFile: true,
    fieldResolverEnhancers: [],
    buildSchemaOptions: { orphanedTypes: options.orphanedTypes ?? [], noDuplicatedFields: true },
    subgraph: link,
  });
  const executor: Provider = {
    provide: SubgraphExecutor,
    inject: [GraphQLSchemaHost, HOOKS],
    useFactory: (host: GraphQLSchemaHost, hooks: SubgraphHooks) => {
      link.guard = hooks.guardRootField?.bind(hooks);
      return new SubgraphExecutor(
        options.name,
        () => host.schema,
        () => link.sdl ?? '',
        hooks,
        options.cachedQueries ?? 500,
      );
    },
  };
  const given = 'useHooks' in options;
  return {
    module: SubgraphModule,
    imports: [graphql, ...(given ? (options.imports ?? []) : [])],
    providers: [
      given
        ? { provide: HOOKS, inject: options.inject, useFactory: options.useHooks as (...all: unknown[]) => unknown }
        : { provide: HOOKS, useValue: options },
      executor,
      { provide: subgraphExecutor(options.name), useExisting: SubgraphExecutor },
    ],
    exports: [SubgraphExecutor, subgraphExecutor(options.name)],
  };
}
