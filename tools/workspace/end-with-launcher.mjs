import { readFileSync } from 'node:fs';

/**
 * Under `npm start` there are npm and a shell above this process. Neither passes on that it was killed, and the shell does not
 * pass on SIGTERM either: without this, services would go on holding their port and data folder with nobody to stop them.
 * Does nothing unless npm started this process.
 */
export function endWithLauncher() {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

/** `undefined` where there is no /proc; then only the shell's own end is noticed. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}
