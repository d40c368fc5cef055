import { readFile } from 'node:fs/promises';
import { SERVICES, type ServiceName } from '@podium/contracts';

/** The services whose graphs make up the supergraph: all of them. */
export const SUBGRAPHS = SERVICES;

export type SubgraphName = ServiceName;

/** Compiled and as source, this file lies two folders below the gateway's own. */
export const SUPERGRAPH_FILE = new URL('../../supergraph.graphql', import.meta.url);

/** What clients were promised last: a change that breaks it needs a deprecation whose day has passed. */
export const BASELINE_FILE = new URL('../../public-graph.graphql', import.meta.url);

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
