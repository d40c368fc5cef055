export { queueBackends, type QueueBackend } from './queue-backends.js';
export { removeAbandonedServers, startTestServer, TEST_SERVER_VARIABLE, type TestServer } from './test-server.js';
export { databaseFrom, throwAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.js';
