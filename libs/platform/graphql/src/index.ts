export type { Call, SubgraphEndpoint, SubgraphRequest } from './call.js';
export { subgraph, subgraphExecutor } from './subgraph.module.js';
export type { SubgraphHooks, SubgraphOptions, SubgraphShape } from './subgraph-options.js';
export { SubgraphExecutor } from './execution/subgraph-executor.js';
export { BadUserInput, CodedError, ErrorCode, OUR_FAULT } from './execution/coded-error.js';
export { checkVariables } from './execution/check-variables.js';
export type { OnUnexpectedError, UnexpectedError } from './execution/masked-errors.js';
export { LruCache } from './execution/lru-cache.js';
export { conditionVariables, withoutConditions } from './execution/without-conditions.js';
export { withEntities } from './schema/entities.js';
export { CACHE_DIRECTIVE, WATCH_DIRECTIVE } from './schema/sdl.js';
export { topic, Watch } from './schema/watch.js';
export { SubscriptionRefused } from './execution/topics.js';
export { changesOf, Watchers, type Changed, type Watchable } from './execution/watched.js';
export { Node, NodeType } from './schema/node.js';
export { ResolveReferences } from './schema/references.js';
export { TextField } from './schema/text-fields.js';
export { DateTime } from './scalars/date-time.scalar.js';
export { Json } from './scalars/json.scalar.js';
export { LANGUAGE_TAG, localeOf } from './text/accept-language.js';
export { instantText } from './text/instant-text.js';
export { InLocale, inLocale, Locale, type Text, type WholeText } from './text/locale.js';
export { messageIn } from './refusal/refusal-messages.js';
export { answer, Refusal, RefusalType, Refused, refuse } from './refusal/refusal.js';
export {
  connectionOf,
  keysetOf,
  MOST_PER_PAGE,
  PageArgs,
  PageInfo,
  pageOf,
  type Connection,
  type Count,
} from './list/connection.js';
export { cursorParts, idAfter } from './list/cursor-parts.js';
export { decodeCursor, encodeCursor, type CursorValue } from './list/cursor.js';
export { selects } from './list/selects.js';
export { HttpEndpoint, type HttpEndpointOptions } from './http/http-endpoint.js';
export { mountSubgraph, type MountOptions, type Watched } from './http/mount-subgraph.js';
export { CallHeader } from './http/headers.js';
export { requestHash } from './http/request-hash.js';
export { InputRefused, NotOrganiser } from './refusal/shared-refusals.js';
export { checked, givenReason, givenText, plainText, TextInput } from './text/given-text.js';
export {
  nameOf,
  ROUTE_LIMITS,
  type RouteLimits,
  type RoutesStatement,
  type RouteStatement,
} from './routes/route-statement.js';
export {
  BodyTooLarge,
  headersPassedOn,
  isUnsafe,
  type RouteAnswer,
  type RouteEndpoint,
  type RouteRequest,
} from './routes/route-endpoint.js';
export { mountRoutes, requestOf, takeBodiesAsStreams } from './routes/mount-routes.js';
export { HttpRoutes } from './routes/http-routes.js';
