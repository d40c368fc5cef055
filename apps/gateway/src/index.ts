export { createGateway, type Gateway, type GatewayLog, type GatewayOptions } from './create-gateway.js';
export { readCommittedSupergraph, SUBGRAPHS, type SubgraphName } from './compose/files.js';
export { composeSupergraph, CompositionFailed, withNodes } from './compose/compose.js';
export { DEFAULT_LIMITS, LimitCode, type Limits } from './limits/limits.js';
export { mountMetrics } from './http/metrics-route.js';
export { DEFAULT_RATES, type Rates } from './limits/rates.js';
export { metricsToken, ratesOf } from './settings.js';
export type { EngineName } from './engine/engine.js';
export type { OnOperation } from './http/graphql-route.js';
