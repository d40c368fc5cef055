import { readFile } from 'node:fs/promises';

/** The services whose graphs make up the supergraph, in the order data flows. */
export const SUBGRAPHS = ['accounts', 'registrations', 'judging', 'results', 'mailer'] as const;

export type SubgraphName = (typeof SUBGRAPHS)[number];

/** Compiled and as source, this file lies two folders below the gateway's own. */
export const SUPERGRAPH_FILE = new URL('../../supergraph.graphql', import.meta.url);

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
