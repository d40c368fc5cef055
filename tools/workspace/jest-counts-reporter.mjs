import { writeFileSync } from 'node:fs';

/** Leaves the counts of a run in the file that PODIUM_TEST_COUNTS names, for `npm test` to print as its last line. */
export default class CountsReporter {
  onRunComplete(_contexts, results) {
    // A file that could not even be loaded has no tests to fail, and is a failure all the same.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const { numPassedTests: passed, numPendingTests, numTodoTests } = results;
    const counts = { passed, failed, skipped: numPendingTests + numTodoTests };
    if (process.env.PODIUM_TEST_COUNTS) writeFileSync(process.env.PODIUM_TEST_COUNTS, JSON.stringify(counts));
  }
}
