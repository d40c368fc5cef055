export { aService, TEST_SECRET, type Answer, type AskOptions, type ServiceUnderTest } from './a-service.js';
export { queueBackends, type QueueBackend } from './queue-backends.js';
export { databaseFrom, throwAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.js';
