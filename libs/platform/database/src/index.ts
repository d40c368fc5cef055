export { SERVICES, type ServiceName } from '@podium/contracts';
export { Database, type Tx } from './database.js';
export { UnstorableText } from './unstorable-text.js';
export { migrate, type Migration } from './migrate.js';
export { createDatabase, loginUrl, prepareCluster, type Login } from './roles.js';
