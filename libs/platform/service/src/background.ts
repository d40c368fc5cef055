import type { HearingTable } from '@podium/contracts';
import type { ServiceKeys } from '@podium/platform-config';
import type { Database } from '@podium/platform-database';
import { listen, type AskFact, type Listening } from '@podium/platform-outbox';
import type { Queues } from '@podium/platform-queue';
import type { Metrics } from '@podium/platform-telemetry';
import type { Running, ServiceDefinition } from './definition.js';
import type { Get } from './get.js';

export interface BackgroundParts {
  definition: ServiceDefinition;
  get: Get;
  listenings: readonly Listening[];
  database: Database;
  queues: Queues;
  table: HearingTable;
  keys: ServiceKeys;
  ask: AskFact;
  metrics: Pick<Metrics, 'eventHandled'>;
  fault: (where: string) => (error: Error) => void;
}

/** Begins what a service does that nobody waits for: it listens, and starts whatever runs beside requests. */
export async function startBackground(parts: BackgroundParts): Promise<Running> {
  const { definition, get, listenings, metrics, fault } = parts;
  const listening =
    listenings.length > 0 &&
    listen({
      ...parts,
      service: definition.name,
      handled: (type, milliseconds) => metrics.eventHandled.observe({ type }, milliseconds),
      fault: fault('listening'),
    });
  const running = await definition.start?.(get);
  return {
    ready: async () => running?.ready?.(),
    stop: async () => void (await Promise.allSettled([listening && listening.close(), running?.stop()])),
  };
}
