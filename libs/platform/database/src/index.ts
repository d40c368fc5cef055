export { Database, type Tx } from './database.js';
export { migrate, type Migration } from './migrate.js';
export { createDatabase, loginUrl, prepareCluster, SERVICES, type Login, type ServiceName } from './roles.js';
