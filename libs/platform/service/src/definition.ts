import type { Type } from '@nestjs/common';
import type { Kind } from '@podium/contracts';
import type { KeySource, RightsOf } from '@podium/platform-access';
import type { Migration, ServiceName } from '@podium/platform-database';
import type { Listening } from '@podium/platform-outbox';
import type { Get } from './get.js';
import type { Routes } from './routes/route.js';

/** Work that runs beside requests, e.g. sending letters. */
export interface Running {
  /** Throws when the work does not go on, e.g. because its thread has ended. */
  ready?(): Promise<void> | void;
  stop(): Promise<void>;
}

/** A service, ready to be mounted alone or with the others. */
export interface ServiceDefinition {
  name: ServiceName;
  module: Type;
  /** The class that its graph types name in `registerIn`. */
  graph?: Type;
  /** Graph types that no root field leads to: entities of other services that this one adds fields to. */
  orphanedTypes?: Type[];
  migrations: Migration[];
  /** Settings of PostgreSQL that hold in its transactions unless one says otherwise; statements outside one have none. */
  transactionSettings?: Record<string, string>;
  /** Who may do what to its aggregates; the table of rights in the docs is made of them. */
  rights?: readonly RightsOf[];
  /** The facts and news that it tells; see the table of who hears what. */
  tells: readonly Kind[];
  /** What it does when it hears of facts and news. Finds providers when one comes, not before. */
  listenings?: (get: Get) => Listening[];
  /** What it answers besides the graph; the gateway forwards it. */
  routes?: Routes;
  /** The keys of the tokens that this service issues; accounts alone has them. */
  keys?: (get: Get) => KeySource;
  /**
   * A module that calls `serveBackground`: where services share a process, what this one hears and starts runs in a thread of its
   * own, so that it takes no time from those who wait for answers.
   */
  thread?: URL;
  /** Started after migrations, stopped before the database. */
  start?: (get: Get) => Running | Promise<Running>;
}
