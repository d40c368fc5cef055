/** Runs `work`; when that fails, says why in one line instead of a stack and ends the process with code 1. */
export function orEnd(work) {
  try {
    work();
  } catch (error) {
    process.stderr.write(`Podium: ${error.message}\n`);
    process.exit(1);
  }
}
