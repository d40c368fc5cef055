export { makeLogger, safeError, type DestinationStream, type Logger } from './logger.js';
export { makeMetrics, Registry, type Metrics } from './metrics.js';
