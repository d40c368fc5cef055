import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { orEnd } from './or-end.mjs';
import { root } from './paths.mjs';

/**
 * Installs and compiles what is missing, then becomes the compiled script: in this very process, so that input, output,
 * signals and the exit code are the script's own and killing this process kills nothing less than the script.
 * @param {string} script  from the workspace's root
 * @param {string[]} args
 */
export async function runScript(script, args) {
  const path = resolve(root, script);
  orEnd(() => {
    ensureInstalled();
    build();
    if (!existsSync(path)) throw new Error(`There is no ${script}.`);
  });
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}
