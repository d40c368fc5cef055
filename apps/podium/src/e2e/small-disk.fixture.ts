import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEBIBYTES = 64;

/** A file system of a few megabytes of its own, which can be full. Needs root on Linux. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** @returns null where nothing may be mounted */
  static mount(): SmallDisk | null {
    const folder = mkdtempSync(join(tmpdir(), 'podium-disk-'));
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEBIBYTES}m`, 'tmpfs', folder]);
    if (status === 0) return new SmallDisk(folder);
    rmSync(folder, { recursive: true });
    return null;
  }

  /** Takes every byte that is left, until `makeRoom`. */
  fill(): void {
    const file = openSync(this.filler, 'w');
    try {
      for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
        const block = Buffer.alloc(size);
        while (written(file, block));
      }
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(this.filler, { force: true });
  }

  unmount(): void {
    spawnSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get filler(): string {
    return join(this.folder, 'everything-else');
  }
}

/** Whether all of it found room. */
function written(file: number, block: Buffer): boolean {
  try {
    return writeSync(file, block) === block.length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
