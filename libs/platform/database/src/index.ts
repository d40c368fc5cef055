export { Database, type Tx } from './database.js';
export { UnstorableText } from './unstorable-text.js';
export { migrate, type Migration } from './migrate.js';
export { createDatabase, loginUrl, prepareCluster, SERVICES, type Login, type ServiceName } from './roles.js';
