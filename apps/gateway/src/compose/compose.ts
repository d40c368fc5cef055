import { composeServices, sortSDL } from '@theguild/federation-composition';
import { parse, print, type GraphQLError } from 'graphql';
import { NODE_SUBGRAPH, nodeSubgraph } from './node-subgraph.js';

export class CompositionFailed extends Error {
  constructor(readonly reasons: string[]) {
    super(`the subgraphs do not fit together:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`);
    this.name = 'CompositionFailed';
  }
}

const INTERFACE_OBJECT = '"kind":"Directive","name":{"kind":"Name","value":"interfaceObject"';

/** The services' graphs and the gateway's own, which finds Nodes among them. */
export function withNodes(subgraphs: Readonly<Record<string, string>>): Record<string, string> {
  const nodes = nodeSubgraph(subgraphs);
  return nodes === undefined ? { ...subgraphs } : { ...subgraphs, [NODE_SUBGRAPH]: nodes };
}

/**
 * The supergraph of several services' graphs, sorted, so that it can be committed and compared.
 * @param subgraphs  each service's `schema.graphql` by its name
 * @throws {CompositionFailed} saying all that does not fit
 */
export function composeSupergraph(subgraphs: Readonly<Record<string, string>>): string {
  const services = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: `podium://${name}`,
  }));
  // The planner answers null where a list of interface objects is asked for what another service knows of them.
  const interfaceObjects = services.filter(({ typeDefs }) =>
    JSON.stringify(typeDefs.definitions).includes(INTERFACE_OBJECT),
  );
  if (interfaceObjects.length > 0)
    throw new CompositionFailed(interfaceObjects.map(({ name }) => `${name}: @interfaceObject is not answered right`));
  const composed = composeServices(services);
  if (composed.errors) throw new CompositionFailed(composed.errors.map(reason));
  return `# Composed from the services' schema.graphql by \`npm run generate\`; do not edit.\n${print(sortSDL(parse(composed.supergraphSdl)))}\n`;
}

function reason({ message, extensions }: GraphQLError): string {
  const { code } = extensions;
  return typeof code === 'string' ? `${message} (${code})` : message;
}
