import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exclusively } from './exclusively.mjs';
import { orEnd } from './or-end.mjs';
import { root, runDirectly } from './paths.mjs';

const lockFile = join(root, 'package-lock.json');
const installedMark = join(root, 'node_modules/.podium-lock');

/** The lock's own hash, and the platform: a folder copied from another machine has the wrong binaries. */
function wanted() {
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${lock} ${process.platform}-${process.arch}\n`;
}

function isInstalled() {
  if (existsSync(installedMark) && readFileSync(installedMark, 'utf8') === wanted()) return true;
  if (!holdsWhatIsWanted()) return false;
  markInstalled();
  return true;
}

/** After `npm install SOMETHING` the lock has changed and everything it names is there: nothing to do again. */
function holdsWhatIsWanted() {
  const installed = packagesIn(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined) return false;
  return Object.entries(packagesIn(lockFile)).every(([path, { version, optional, link, integrity }]) => {
    if (!path.startsWith('node_modules/')) return true;
    const held = installed[path];
    if (held === undefined) return optional === true && !path.endsWith(`/${process.platform}-${process.arch}`);
    return (
      existsSync(join(root, path)) && held.version === version && held.link === link && held.integrity === integrity
    );
  });
}

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function markInstalled() {
  try {
    writeFileSync(installedMark, wanted());
  } catch (error) {
    // Somebody else's checkout: looked at anew each time.
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  }
}

/**
 * Installs what package-lock.json names unless exactly that is installed already. Everything it says goes to stderr.
 * @throws {Error} when npm fails, and when Node is too old
 */
export function ensureInstalled() {
  refuseOldNode();
  if (isInstalled()) return;
  exclusively('install', () => {
    if (isInstalled()) return;
    process.stderr.write('Podium: installing the packages named in package-lock.json …\n');
    // Never `npm install`: it would take other versions than those that were looked at and locked.
    if (!npm('ci')) {
      throw new Error('The packages could not be installed; npm says why above. Is the npm registry reachable?');
    }
    markInstalled();
    process.stderr.write('Podium: the packages are installed.\n');
  });
}

function refuseOldNode() {
  const { node: wanted } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines;
  if (fits(process.versions.node, wanted)) return;
  throw new Error(`Podium needs Node ${wanted.replaceAll('||', 'or')}; this is ${process.versions.node}.`);
}

/** Whether a version is in a range of `^MAJOR.MINOR` and `>=MAJOR.MINOR`. No package can be asked before they are installed. */
export function fits(version, range) {
  const [major, minor] = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const [, sign, least, leastMinor] = /^(\^|>=)(\d+)\.(\d+)$/.exec(part.trim());
    if (major === Number(least)) return minor >= Number(leastMinor);
    return sign === '>=' && major > Number(least);
  });
}

function npm(command) {
  // No package needs its install script here, and where npm blocks those, nothing may depend on them.
  const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const run = spawnSync('npm', [command, ...flags], { cwd: root, stdio: ['ignore', 2, 2] });
  if (run.error) throw new Error(`npm could not be run: ${run.error.message}`);
  return run.status === 0;
}

if (runDirectly(import.meta.url)) orEnd(ensureInstalled);
