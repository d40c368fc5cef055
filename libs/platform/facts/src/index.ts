export { Facts, FACT_TABLES_1 } from './facts.js';
export { copy, isCopy, type Copy, type Told } from './copy.js';
export { DIGEST, FactReader, onceUp, type FactDigest, type FactPage, type FactSource } from './fact-source.js';
export { CatchUp } from './catch-up.js';
export { documentRoute, remoteDocument } from './document-route.js';
export { factRoutes, RemoteFacts } from './fact-routes.js';
export { asked, askingService, NOTHING_HERE } from './asking.js';
