import type { HearingTable, ServiceName } from '@podium/contracts';
import type { ServiceKeys } from '@podium/platform-config';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { asked, askingService, NOTHING_HERE } from './asking.js';
import type { FactDigest, FactPage, FactSource } from './fact-source.js';

interface Asked {
  Params: { type: string };
  Querystring: { after?: string; key?: string };
}

/**
 * Serves a service's facts to those of the other services that hear them, and to nobody else. Never passed on by the gateway.
 *
 *   GET /internal/facts/TYPE?after=SEQUENCE · /internal/facts/TYPE/one?key=KEY · /internal/facts/TYPE/digest
 */
export function factRoutes(app: FastifyInstance, source: FactSource, keys: ServiceKeys, table: HearingTable): void {
  const allowed = (request: FastifyRequest<Asked>) => mayHear(request, keys, table);
  app.get<Asked>('/internal/facts/:type', async (request, reply) =>
    allowed(request)
      ? source.page(request.params.type, Number(request.query.after ?? 0))
      : reply.status(404).send(NOTHING_HERE),
  );
  app.get<Asked>('/internal/facts/:type/one', async (request, reply) =>
    allowed(request)
      ? { fact: await source.one(request.params.type, request.query.key ?? '') }
      : reply.status(404).send(NOTHING_HERE),
  );
  app.get<Asked>('/internal/facts/:type/digest', async (request, reply) =>
    allowed(request) ? source.digest(request.params.type) : reply.status(404).send(NOTHING_HERE),
  );
}

function mayHear(request: FastifyRequest<Asked>, keys: ServiceKeys, table: HearingTable): boolean {
  const name = askingService(request, keys);
  const line = table.get(request.params.type);
  return name !== null && line?.teller === keys.name && line.listeners.includes(name);
}

/** The facts of a service in another process. */
export class RemoteFacts implements FactSource {
  /** @param address  where that service answers: `http://accounts:4001` */
  constructor(
    private readonly teller: ServiceName,
    private readonly address: string,
    private readonly keys: ServiceKeys,
  ) {}

  digest = (type: string) => this.get<FactDigest>(`${type}/digest`);
  page = (type: string, after: number) => this.get<FactPage>(`${type}?after=${after}`);
  one = async (type: string, key: string) =>
    (await this.get<{ fact: Awaited<ReturnType<FactSource['one']>> }>(`${type}/one?key=${encodeURIComponent(key)}`))
      .fact;

  private async get<Answer>(path: string): Promise<Answer> {
    const response = await asked(this.teller, this.address, this.keys, `/internal/facts/${path}`);
    if (!response.ok) throw new Error(`${this.teller} answered ${response.status} when it was asked for its facts`);
    return (await response.json()) as Answer;
  }
}
