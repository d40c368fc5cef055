export { DataFolderInUse, PostgresRefused } from './errors.js';
export { discardPostgres, startPostgres, type Postgres, type PostgresOptions } from './start-postgres.js';
export { runningPostgres } from './running-postgres.js';
export { choosePostgres, type ChoiceOfPostgres } from './choose-postgres.js';
export { removeAbandonedServers, startThrowAwayServer } from './throw-away-server.js';
