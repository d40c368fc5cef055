import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { buildSchema, print, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Supergraph } from '../graph/supergraph.js';
import type { AskSubgraph, Engine, PlannedRequest } from './engine.js';

type Handler = Awaited<ReturnType<typeof unifiedGraphHandler>>;
type Options = Parameters<typeof unifiedGraphHandler>[0];
type Context = { planned: PlannedRequest };

/**
 * Hive's planner, written in Rust: fast, young, and there only for glibc Linux and macOS.
 * @throws when its native module does not load here
 */
export async function plannerEngine(supergraph: Supergraph, ask: AskSubgraph): Promise<Engine> {
  const onSubgraphExecute = ((
    subgraph: string,
    request: { document: DocumentNode; operationName?: string; variables?: object; context: Context },
  ) =>
    ask(subgraph, {
      query: textOf(request.document),
      ...(request.operationName === undefined ? {} : { operationName: request.operationName }),
      variables: { ...request.variables },
      call: request.context.planned.call,
    })) as unknown as Options['onSubgraphExecute'];
  const handler: Handler = await unifiedGraphHandler({
    unifiedGraph: buildSchema(supergraph.sdl, { assumeValid: true, assumeValidSDL: true }),
    getUnifiedGraphSDL: () => supergraph.sdl,
    onSubgraphExecute,
  });
  const { executor } = handler;
  if (!executor) throw new Error('the planner gives no executor');
  return {
    name: 'planner',
    execute: async (planned) =>
      (await executor({
        document: planned.document,
        variables: planned.variables,
        operationName: planned.operationName,
        context: { planned } satisfies Context,
      } as Parameters<typeof executor>[0])) as ExecutionResult,
  };
}

// The planner keeps one document per fetch of a plan.
const texts = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  let text = texts.get(document);
  if (text === undefined) {
    text = print(document);
    texts.set(document, text);
  }
  return text;
}
