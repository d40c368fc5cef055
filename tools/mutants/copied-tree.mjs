import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../workspace/paths.mjs';

const OURS = '@podium';

/**
 * Copies the sources as they are now, committed or not, into a folder of its own, with links to the packages installed here;
 * mistakes are put into the copy and never into anybody's files.
 * @returns {{ folder: string, remove(): void }}
 */
export function copiedTree() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'podium-mutants-')));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  for (const file of listed.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    // A file that was removed and not yet committed is still listed.
    cpSync(join(root, file), join(folder, file), { force: true, errorOnExist: false, filter: exists });
  }
  linkPackages(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** All packages but our own are those of the workspace; ours are the copy's. */
function linkPackages(folder) {
  const installed = join(root, 'node_modules');
  const linked = join(folder, 'node_modules');
  mkdirSync(join(linked, OURS), { recursive: true });
  for (const name of readdirSync(installed)) if (name !== OURS) symlinkSync(join(installed, name), join(linked, name));
  for (const name of readdirSync(join(installed, OURS))) {
    // `../../libs/scoring`: the same from the copy.
    symlinkSync(readlinkSync(join(installed, OURS, name)), join(linked, OURS, name));
  }
}

function exists(path) {
  try {
    realpathSync(path);
    return true;
  } catch {
    return false;
  }
}
