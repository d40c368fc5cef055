import type { FactoryProvider, ModuleMetadata, Type } from '@nestjs/common';
import type { Call } from './call.js';
import type { Watchable } from './execution/watched.js';
import type { OnUnexpectedError } from './execution/masked-errors.js';

/** What a service brings to its own subgraph at run time. */
export interface SubgraphHooks<Context = unknown> {
  /** Gives the value that resolvers receive as `@Context()`; once per operation. A CodedError thrown here refuses the operation. */
  createContext(call: Call): Context | Promise<Context>;
  /**
   * Stands before every root field and every entity reference. Throws (best a CodedError) to keep the caller out.
   * @param fieldName   `Query.entries`, `Mutation.submitEntry` or, for references, the entity's type: `Entry`
   * @param extensions  of the field or of the entity's type; `audience` is there
   */
  guardRootField?: (
    fieldName: string,
    extensions: Readonly<Record<string, unknown>>,
    context: Context,
  ) => void | Promise<void>;
  /** Tells what changes; absent: nothing can be watched. */
  changes?: Watchable;
  /** Told of every masked error, for the log. */
  onUnexpectedError?: OnUnexpectedError;
}

export interface SubgraphShape {
  /** Name in the supergraph: `judging`. */
  name: string;
  /** Only resolvers of this module and of what it imports belong to the subgraph. */
  module: Type;
  /** The class that graph types name in `registerIn`; the module itself when absent. A class of its own spares types and module a circle. */
  graph?: Type;
  /** Classes that no field returns and that still belong to the schema: entities reached by reference only, members of an interface. */
  orphanedTypes?: Type[];
  /** How many compiled operations are kept; 500 when absent. */
  cachedQueries?: number;
}

/** The hooks themselves, or how Nest makes them from providers of `imports`. */
export type SubgraphOptions<Context = unknown> = SubgraphShape &
  (
    | SubgraphHooks<Context>
    | {
        imports?: ModuleMetadata['imports'];
        inject: NonNullable<FactoryProvider['inject']>;
        useHooks: (...dependencies: never[]) => SubgraphHooks<Context> | Promise<SubgraphHooks<Context>>;
      }
  );
