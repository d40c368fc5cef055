import { StartRefused } from './refused.js';

/**
 * Runs what a process begins with. When that is refused for a reason that somebody can do something about, says so in a sentence;
 * anything else is a fault of ours, with its stack. Ends the process with code 1 in both cases.
 */
export async function orRefuse(begin: () => Promise<void>): Promise<void> {
  try {
    await begin();
  } catch (error) {
    const said = error instanceof StartRefused ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`\n${said}\n`);
    process.exit(1);
  }
}
