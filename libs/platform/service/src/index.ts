export * as events from './events/commands.js';
export type { Running, ServiceDefinition } from './definition.js';
export type { Get } from './get.js';
export { resultOf } from './result-of.js';
export { mountService, type FactsOf, type MountedService, type Runtime } from './mount.js';
export { IDEMPOTENCY_TABLES_1, Mutations } from './mutations.js';
export { BACKGROUND, LOGGER, METRICS, PUBLIC_DATABASE, SECRET, SETTINGS } from './injected.js';
export { migrateAll } from './migrate-all.js';
export { PlatformModule } from './platform.module.js';
export { printSchema } from './print-schema.js';
export { missing } from './readiness.js';
export { factsOfOthers, keysOfAccounts, prepareGround, type Ground } from './runtime.js';
export { queuesOf } from './queues-of.js';
export { serveAlone } from './serve-alone.js';
export {
  json,
  NOT_HERE,
  refusedRoute,
  routesUnder,
  statementOf,
  type Answer,
  type Asked,
  type Route,
  type Routes,
} from './routes/route.js';
export { RouteServer, type RouteServerParts } from './routes/route-server.js';
export { serveBackground } from './thread/background-thread.js';
export { computingThread } from './thread/computing-thread.js';
export { FileLinks } from './files/file-links.js';
export { forWhomLinked } from './files/for-whom-linked.js';
export { PaperLink, PaperNotFound } from './files/paper-link.type.js';
export { servedFile } from './files/served-file.js';
export { Changes } from './changes.js';
