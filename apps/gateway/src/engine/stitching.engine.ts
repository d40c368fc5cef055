import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { execute, print, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Supergraph } from '../graph/supergraph.js';
import type { AskSubgraph, Engine, PlannedRequest } from './engine.js';

interface StitchedRequest {
  document: DocumentNode;
  operationName?: string;
  variables?: Record<string, unknown>;
  context?: PlannedRequest;
}

/** Schema stitching in plain JavaScript: slower, runs everywhere. */
export function stitchingEngine(supergraph: Supergraph, ask: AskSubgraph): Engine {
  const schema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: supergraph.sdl,
    batch: true,
    onSubschemaConfig: (config) => {
      const subgraph =
        supergraph.subgraphs.find((name) => name.toLowerCase() === config.name.toLowerCase()) ?? config.name;
      config.executor = ((request: StitchedRequest) =>
        ask(subgraph, {
          query: print(request.document),
          ...(request.operationName === undefined ? {} : { operationName: request.operationName }),
          variables: { ...request.variables },
          call: (request.context as PlannedRequest).call,
        })) as unknown as typeof config.executor;
    },
  });
  return {
    name: 'stitching',
    execute: async (planned) =>
      (await execute({
        schema,
        document: planned.document,
        operationName: planned.operationName,
        variableValues: planned.variables,
        contextValue: planned,
      })) as ExecutionResult,
  };
}
