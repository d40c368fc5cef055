export type { Get, Running, ServiceDefinition } from './definition.js';
export { resultOf } from './result-of.js';
export { mountService, type MountedService, type Runtime } from './mount.js';
export { IDEMPOTENCY_TABLES_1, Mutations } from './mutations.js';
export { LOGGER, METRICS, PlatformModule, PUBLIC_DATABASE, SECRET, SETTINGS } from './platform.module.js';
export { printSchema } from './print-schema.js';
export { keysOfAccounts, prepareGround, type Ground } from './runtime.js';
export { serveAlone } from './serve-alone.js';
export { untilStopped } from './until-stopped.js';
