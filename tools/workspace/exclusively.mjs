import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Runs `work` while no other process of this checkout does the same: `npm start` in one shell and `npm test` in another would
 * otherwise install into the same folder at once. Waits for the other one; a killed one is not waited for.
 * @param {string} name   one word
 * @param {() => void} work
 */
export function exclusively(name, work) {
  const folder = join(root, '.podium');
  const lock = join(folder, `${name}.lock`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`${folder} cannot be made (${error.code}): this checkout belongs to another user.`);
  }
  for (let told = false; !taken(lock); pause(200)) {
    const holder = Number(content(lock));
    if (!lives(holder)) {
      rmSync(lock, { force: true });
    } else if (!told) {
      process.stderr.write(`Podium: waiting for process ${holder} to finish (${name}) …\n`);
      told = true;
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function content(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** A zombie does not live: in a container nobody may ever collect it. */
function lives(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !/\) [ZX] /.test(content(`/proc/${pid}/stat`));
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
