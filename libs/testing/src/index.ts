export {
  aService,
  type Answer,
  type AskOptions,
  type ServiceOptions,
  type ServiceUnderTest,
  type VisitOptions,
} from './a-service.js';
export { AsRegistrations, type TestDossier } from './as-registrations.js';
export { ToldFacts } from './told-facts.js';
export { anInstallation, TEST_SECRET } from './installation.js';
export { queueBackends, type QueueBackend } from './queue-backends.js';
export { StoppedClock } from './stopped-clock.js';
export { databaseFrom, throwAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.js';
export { brokenInvariants, rowsOf } from './invariants.js';
export { mailboxLetters, type MailboxLetter } from './running/mailbox-letters.js';
export { METRICS_TOKEN, startPodium, type RunningOptions, type RunningPodium } from './running/running-podium.js';
export { SeasonRun, type SeasonOutcome, type SeasonToRun } from './running/season-run.js';
export { ServerProcess } from './running/server-process.js';
export { freePorts } from './running/free-port.js';
export { untilSettled } from './running/settled.js';
export { waysLeftOut, waysToRun, type WayToRun } from './running/ways-to-run.js';
export { workspaceRoot } from './running/workspace-root.js';
