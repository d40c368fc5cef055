import type { ServiceName } from '@podium/contracts';
import type { ServiceKeys } from '@podium/platform-config';
import type { Documents } from '@podium/platform-storage';
import type { FastifyInstance } from 'fastify';
import { asked, askingService, NOTHING_HERE } from './asking.js';

/** Serves documents to the other services, for an installation whose processes share neither a folder nor a bucket. */
export function documentRoute(app: FastifyInstance, documents: Documents, keys: ServiceKeys): void {
  app.get<{ Params: { hash: string } }>('/internal/documents/:hash', async (request, reply) => {
    const bytes = askingService(request, keys) ? await documents.stored(request.params.hash) : null;
    return bytes ? reply.type('application/octet-stream').send(bytes) : reply.status(404).send(NOTHING_HERE);
  });
}

/** A document of a service in another process; null when that has none. */
export async function remoteDocument(
  of: ServiceName,
  address: string,
  keys: ServiceKeys,
  hash: string,
): Promise<Buffer | null> {
  const response = await asked(of, address, keys, `/internal/documents/${hash}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${of} answered ${response.status} when it was asked for a document`);
  return Buffer.from(await response.arrayBuffer());
}
