import type { HearingTable, ServiceName } from '@podium/contracts';
import type { ServiceKeys } from '@podium/platform-config';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FactDigest, FactPage, FactSource } from './fact-source.js';

/** How one service proves to another that it asks. */
const Header = { name: 'x-podium-service', token: 'x-podium-token' } as const;

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
  const none = { error: 'there is nothing here for you' };
  app.get<Asked>('/internal/facts/:type', async (request, reply) =>
    allowed(request)
      ? source.page(request.params.type, Number(request.query.after ?? 0))
      : reply.status(404).send(none),
  );
  app.get<Asked>('/internal/facts/:type/one', async (request, reply) =>
    allowed(request)
      ? { fact: await source.one(request.params.type, request.query.key ?? '') }
      : reply.status(404).send(none),
  );
  app.get<Asked>('/internal/facts/:type/digest', async (request, reply) =>
    allowed(request) ? source.digest(request.params.type) : reply.status(404).send(none),
  );
}

function mayHear({ headers, params }: FastifyRequest<Asked>, keys: ServiceKeys, table: HearingTable): boolean {
  const name = headers[Header.name] as ServiceName;
  const line = table.get(params.type);
  return (
    line !== undefined &&
    line.teller === keys.name &&
    line.listeners.includes(name) &&
    keys.isFrom(name, headers[Header.token])
  );
}

const WITHIN_MS = 30_000;

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
    const response = await fetch(new URL(`/internal/facts/${path}`, this.address), {
      headers: { [Header.name]: this.keys.name, [Header.token]: this.keys.token(this.teller) },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (!response.ok) throw new Error(`${this.teller} answered ${response.status} when it was asked for its facts`);
    return (await response.json()) as Answer;
  }
}
