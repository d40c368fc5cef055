import { readFileSync } from 'node:fs';

/**
 * Under `npm start` there is npm above this process, and where the command does not begin with `exec`, a shell between them. Neither
 * passes on that it was killed, and the shell does not pass on SIGTERM either: without this, services would go on holding their port
 * and data folder with nobody to stop them. Does nothing unless npm started this process.
 */
export function endWithLauncher() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  // Of npm itself only its life matters: whoever started npm may leave, as after `nohup npm start &`.
  const above = isShell(parent) ? parentOf(parent) : undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent && (above === undefined || parentOf(parent) === above)) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

function isShell(pid) {
  try {
    return /^(\/\S*\/)?(ba|da|z|k)?sh\0-c\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1'));
  } catch {
    return false;
  }
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
