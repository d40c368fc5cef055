/** What is supervised gives a process ten seconds before it kills it. */
const ENDS_WITHIN_MS = 9_000;

/**
 * On SIGINT or SIGTERM: finishes what is in hand, then ends, after nine seconds at the latest, whatever is away. A second signal ends
 * at once. Work that was cut off is taken up by whoever comes next: nothing acknowledged depends on it.
 */
export function untilStopped(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => {
      process.stderr.write('Podium: not everything ended in time; what was in hand is taken up at the next start.\n');
      process.exit(1);
    }, ENDS_WITHIN_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  // Node would end the process: graphql-js leaves a rejected sibling alone when a resolver throws at once, and one client's
  // query must not end what others are being answered by.
  process.on('unhandledRejection', (reason) => {
    process.stderr.write(`Podium: nobody awaited ${reason instanceof Error ? reason.stack : String(reason)}\n`);
  });
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
