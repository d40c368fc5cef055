import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { whoHearsWhat } from '@podium/contracts';
import { keyMaterial, readSettings, ServiceKeys } from '@podium/platform-config';
import { Database } from '@podium/platform-database';
import { subgraph, SubgraphExecutor } from '@podium/platform-graphql';
import { Facts } from '@podium/platform-facts';
import { Heard, Outbox } from '@podium/platform-outbox';
import { Documents, FolderStore } from '@podium/platform-storage';
import { makeLogger, makeMetrics } from '@podium/platform-telemetry';
import { Changes } from './changes.js';
import type { ServiceDefinition } from './definition.js';
import { PlatformModule } from './platform.module.js';
import { rootOf } from './root-of.js';

/** The service's graph as it is committed. Nothing is asked of a database, which need not be there. */
export async function printSchema({ name, module, graph, orphanedTypes = [] }: ServiceDefinition): Promise<string> {
  const settings = readSettings({});
  const noQueues = {
    queue(name: string): never {
      throw new Error(`there is no queue ${name}`);
    },
  };
  const nowhere = new Database('postgresql://nowhere');
  const context = await NestFactory.createApplicationContext(
    {
      module: rootOf(module),
      imports: [
        PlatformModule.with({
          settings,
          serviceKeys: new ServiceKeys(keyMaterial('none', name)),
          database: nowhere,
          background: nowhere,
          publicDatabase: nowhere,
          outbox: new Outbox([]),
          heard: new Heard({ database: nowhere, queues: noQueues, table: whoHearsWhat, withinMs: 0 }),
          facts: new Facts(new Outbox([])),
          documents: new Documents(new FolderStore('nowhere')),
          logger: makeLogger('silent', name),
          metrics: makeMetrics(name),
          changes: new Changes(name, new Database('postgresql://nowhere')),
        }),
        subgraph({ name, module, ...(graph ? { graph } : {}), orphanedTypes, createContext: () => null }),
      ],
    },
    { logger: false, abortOnError: false },
  );
  const { sdl } = context.get(SubgraphExecutor, { strict: false });
  await context.close();
  return sdl;
}
