import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { whoHearsWhat } from '@podium/contracts';
import { ServiceKeys, type Credentials, type Settings } from '@podium/platform-config';
import { Facts } from '@podium/platform-facts';
import { Heard, Outbox } from '@podium/platform-outbox';
import { Documents, openStore } from '@podium/platform-storage';
import { makeLogger, makeMetrics } from '@podium/platform-telemetry';
import { startBackground } from '../background.js';
import { databasesOf } from '../databases.js';
import { Changes } from '../changes.js';
import type { Running, ServiceDefinition } from '../definition.js';
import { faultsOf } from '../faults.js';
import type { Get } from '../get.js';
import { PlatformModule } from '../platform.module.js';
import { rootOf } from '../root-of.js';
import { queuesOf } from '../queues-of.js';
import { runInThread } from './in-thread.js';
import { KeptThread } from './kept-thread.js';

/** What the thread is given: the one service's logins and keys, and no setting that could do more. */
interface Given {
  settings: Settings;
  credentials: Credentials;
}

/** What it tells of what it counts. */
type Counted = { fault: string } | { handled: string; milliseconds: number };

/** Asked of the thread that answers: a fact that was too long to come along. */
interface FactAsked {
  type: string;
  key: string;
}

/**
 * Runs a service's background in a thread of this process, on connections of its own, and starts it again whenever it ends.
 * @param answerFact  asks a fact's teller
 */
export function backgroundThread(
  entry: URL,
  name: string,
  { settings, credentials }: Given,
  parts: {
    counted(message: Counted): void;
    answerFact(type: string, key: string): Promise<unknown>;
    fault(error: Error): void;
  },
): Running {
  const { DATABASE_URL: _url, PODIUM_SECRET: _secret, ...own } = settings;
  const thread = new KeptThread({
    entry,
    name,
    data: { settings: own, credentials },
    told: (message) => parts.counted(message as Counted),
    answer: (question) => {
      const { type, key } = question as FactAsked;
      return parts.answerFact(type, key);
    },
    fault: parts.fault,
  });
  return { ready: () => thread.ready(), stop: () => thread.stop() };
}

/** What such a thread runs. */
export function serveBackground(definition: ServiceDefinition): Promise<void> {
  return runInThread<Given>(async ({ data: { settings, credentials }, tell, ask }) => {
    const { name } = definition;
    const counted = (message: Counted) => tell(message);
    const logger = makeLogger(settings.LOG_LEVEL, name);
    const metrics = {
      ...makeMetrics(name),
      fault: { inc: ({ where }: { where: string }) => counted({ fault: where }) },
      eventHandled: {
        observe: ({ type }: { type: string }, milliseconds: number) => counted({ handled: type, milliseconds }),
      },
    };
    const fault = faultsOf(logger, metrics);
    const serviceKeys = new ServiceKeys(credentials.keys);
    const databases = databasesOf(definition, { settings, credentials }, fault('database'));
    const outbox = new Outbox(definition.tells);
    const queues = queuesOf(settings, credentials);
    const { background } = databases;
    const platform = PlatformModule.with({
      settings,
      serviceKeys,
      ...databases,
      // Nobody waits for an answer here.
      database: background,
      outbox,
      heard: new Heard({ database: background, queues, table: whoHearsWhat, withinMs: 0 }),
      facts: new Facts(outbox),
      documents: new Documents(openStore(settings)),
      logger,
      metrics,
      changes: new Changes(name, databases.background, fault('changes')),
    });
    const context = await NestFactory.createApplicationContext(
      { module: rootOf(definition.module), imports: [platform] },
      { logger: false, abortOnError: false },
    );
    const get: Get = (token) => context.get(token as Type<never>, { strict: false });
    const running = await startBackground({
      definition,
      get,
      listenings: definition.listenings?.(get) ?? [],
      database: background,
      queues,
      table: whoHearsWhat,
      keys: serviceKeys,
      ask: (type, key) => ask({ type, key } satisfies FactAsked),
      metrics,
      fault,
    });
    return {
      ready: async () => running.ready?.(),
      async stop() {
        await running.stop();
        await queues.close();
        await context.close();
        await databases.close();
      },
    };
  });
}
