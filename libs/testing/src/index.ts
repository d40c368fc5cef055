export { aService, type Answer, type AskOptions, type ServiceOptions, type ServiceUnderTest } from './a-service.js';
export { anInstallation, TEST_SECRET } from './installation.js';
export { queueBackends, type QueueBackend } from './queue-backends.js';
export { StoppedClock } from './stopped-clock.js';
export { databaseFrom, throwAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.js';
