import { Module, type DynamicModule } from '@nestjs/common';
import { ServiceKeys, type Settings } from '@podium/platform-config';
import { Database } from '@podium/platform-database';
import { Facts } from '@podium/platform-facts';
import { Heard, Outbox } from '@podium/platform-outbox';
import { Documents } from '@podium/platform-storage';
import type { Logger, Metrics } from '@podium/platform-telemetry';
import { BACKGROUND, LOGGER, METRICS, PUBLIC_DATABASE, SECRET, SETTINGS } from './injected.js';
import { Changes } from './changes.js';
import { Mutations } from './mutations.js';

export interface PlatformParts {
  settings: Settings;
  serviceKeys: ServiceKeys;
  database: Database;
  background: Database;
  publicDatabase: Database | null;
  outbox: Outbox;
  heard: Heard;
  facts: Facts;
  documents: Documents;
  logger: Logger;
  metrics: Metrics;
  changes: Changes;
}

/** Gives every provider of one service the parts of the platform. Each mounted service has a container of its own. */
@Module({})
export class PlatformModule {
  static with(parts: PlatformParts): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: parts.settings },
      { provide: SECRET, useValue: parts.serviceKeys.secret },
      { provide: ServiceKeys, useValue: parts.serviceKeys },
      { provide: LOGGER, useValue: parts.logger },
      { provide: METRICS, useValue: parts.metrics },
      { provide: Database, useValue: parts.database },
      { provide: BACKGROUND, useValue: parts.background },
      { provide: PUBLIC_DATABASE, useValue: parts.publicDatabase },
      { provide: Outbox, useValue: parts.outbox },
      { provide: Heard, useValue: parts.heard },
      { provide: Facts, useValue: parts.facts },
      { provide: Documents, useValue: parts.documents },
      { provide: Changes, useValue: parts.changes },
      Mutations,
    ];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}
