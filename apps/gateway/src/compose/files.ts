import { readFile } from 'node:fs/promises';
import { SERVICES, type ServiceName } from '@podium/contracts';
import type { RoutesStatement } from '@podium/platform-graphql';

/** The services whose graphs make up the supergraph: all of them. */
export const SUBGRAPHS = SERVICES;

export type SubgraphName = ServiceName;

/** Compiled and as source, this file lies two folders below the gateway's own. */
export const SUPERGRAPH_FILE = new URL('../../supergraph.graphql', import.meta.url);

/** What clients were promised last: a change that breaks it needs a deprecation whose day has passed. */
export const BASELINE_FILE = new URL('../../public-graph.graphql', import.meta.url);

/** What services state as routes, by the service's name. */
export const ROUTES_FILE = new URL('../../routes.json', import.meta.url);

/** All that a gateway knows of the services before it has asked any. */
export interface Committed {
  supergraph: string;
  routes: Partial<Record<SubgraphName, RoutesStatement>>;
}

export async function readCommitted(): Promise<Committed> {
  const [supergraph, routes] = await Promise.all([readCommittedSupergraph(), readFile(ROUTES_FILE, 'utf8')]);
  return { supergraph, routes: JSON.parse(routes) as Committed['routes'] };
}

export function subgraphFile(name: SubgraphName): URL {
  return new URL(`../../../${name}/schema.graphql`, import.meta.url);
}

export async function readIfThere(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The committed supergraph. */
export function readCommittedSupergraph(): Promise<string> {
  return readFile(SUPERGRAPH_FILE, 'utf8');
}
