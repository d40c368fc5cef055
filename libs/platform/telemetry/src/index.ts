export { makeLogger, safeError, type DestinationStream, type Logger } from './logger.js';
export { sparing } from './sparing.js';
export { makeMetrics, Registry, type Metrics } from './metrics.js';
