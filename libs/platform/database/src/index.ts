export { SERVICES, type ServiceName } from '@podium/contracts';
export { Database, type DatabaseOptions, type TransactionOptions, type Tx } from './database.js';
export { openPool, type OpenPool } from './pool.js';
export { Unavailable } from './unavailable.js';
export { UnstorableText } from './unstorable-text.js';
export { migrate, refuseUnmigrated, type Migration } from './migrate.js';
export { checkServer } from './check-server.js';
export { createDatabase, credentialsOf, loginUrl, prepareCluster, type Login } from './roles.js';
export { listenTo, type ListeningConnection, type ListeningHooks } from './listen-to.js';
