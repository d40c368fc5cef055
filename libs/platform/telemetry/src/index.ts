export { makeLogger, safeError, type Logger } from './logger.js';
export { makeMetrics, Registry, type Metrics } from './metrics.js';
