import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The workspace's root folder, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Whether Node was called with this very module, rather than importing it. */
export function runDirectly(moduleUrl) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(moduleUrl);
}
