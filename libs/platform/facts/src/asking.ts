import { SERVICES, type ServiceName } from '@podium/contracts';
import type { ServiceKeys } from '@podium/platform-config';
import type { FastifyRequest } from 'fastify';

/** How one service proves to another that it asks. */
const Header = { name: 'x-podium-service', token: 'x-podium-token' } as const;
const WITHIN_MS = 30_000;

export const NOTHING_HERE = { error: 'there is nothing here for you' };

/** Which service asks; null when nobody proves it. */
export function askingService({ headers }: Pick<FastifyRequest, 'headers'>, keys: ServiceKeys): ServiceName | null {
  const name = SERVICES.find((each) => each === headers[Header.name]);
  return name && keys.isFrom(name, headers[Header.token]) ? name : null;
}

/** Asks another service in another process. */
export function asked(of: ServiceName, address: string, keys: ServiceKeys, path: string): Promise<Response> {
  return fetch(new URL(path, address), {
    headers: { [Header.name]: keys.name, [Header.token]: keys.token(of) },
    signal: AbortSignal.timeout(WITHIN_MS),
  });
}
