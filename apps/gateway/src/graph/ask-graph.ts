import type { Call } from '@podium/platform-graphql';
import type { ExecutionResult } from 'graphql';
import type { Documents } from './documents.js';
import type { Graph } from './graph.js';

/** Asks the graph from inside the gateway, on behalf of whoever sent `call`. The text is the gateway's own. */
export type AskGraph = (text: string, variables: Record<string, unknown>, call: Call) => Promise<ExecutionResult>;

export function askGraph(graph: Graph, documents: Documents): AskGraph {
  return (text, variables, call) => {
    const document = documents.parse(text);
    const [mistake] = documents.validate(graph.supergraph.schema, document);
    // Without the subgraph that it asks, e.g. in a gateway before other services.
    if (mistake) return Promise.resolve({ errors: [mistake] });
    return graph.run(documents.operation(document, undefined), undefined, variables, call);
  };
}
