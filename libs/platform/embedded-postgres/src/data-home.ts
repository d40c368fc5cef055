import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PostgresRefused } from './errors.js';
import { canReach, type ServerUser } from './server-user.js';

const KEPT_REFUGE = '/var/lib/podium';

/** Where the files really lie: in the data folder, or, when the server's user cannot reach that, under /var. */
export type DataHome = { readonly home: string; readonly cluster: string };

/**
 * Makes the data folder and settles where its contents live.
 * Only root ever needs the second place, namely for a checkout below a closed folder such as /root.
 * @param durable  kept data go to /var/lib/podium, since systemd empties /var/tmp of files untouched for 30 days
 */
export function settleHome(dataDir: string, userFor: (cluster: string) => ServerUser, durable: boolean): DataHome {
  const folder = madeFolder(dataDir);
  if (process.getuid?.() !== 0) return { home: folder, cluster: join(folder, 'cluster') };
  chmodSync(folder, 0o711);
  if (canReach(userFor(join(folder, 'cluster')), folder)) return { home: folder, cluster: join(folder, 'cluster') };
  const home = refuge(folder, durable);
  writeFileSync(
    join(folder, 'MOVED'),
    `The PostgreSQL server's user cannot reach this folder. The data are in ${home}\n`,
  );
  return { home, cluster: join(home, 'cluster') };
}

/** Removes the data folder and, when its contents live elsewhere, those too. */
export function removeHome(dataDir: string, { home }: DataHome): void {
  rmSync(home, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
  const parent = dirname(home);
  if (parent === KEPT_REFUGE && readdirSync(parent).length === 0) rmdirSync(parent);
}

function madeFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    return realpathSync(dataDir);
  } catch (error) {
    throw new PostgresRefused(`The data folder ${dataDir} cannot be made: ${(error as Error).message}`);
  }
}

function refuge(folder: string, durable: boolean): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const parent = durable ? KEPT_REFUGE : '/var/tmp';
  const home = join(parent, `podium-postgres-${name}`);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const stat = lstatSync(home);
  // Anybody may make names in /var/tmp: one that is not ours, or a link, would hand the data to a stranger.
  if (!stat.isDirectory() || stat.uid !== 0 || (stat.mode & 0o022) !== 0) {
    throw new PostgresRefused(`${home} exists and is not root's own folder; remove it.`);
  }
  return home;
}
