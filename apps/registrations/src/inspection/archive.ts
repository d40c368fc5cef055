import { bytesOf, type Bytes } from './bytes.js';
import { EICAR_NAME, EicarSearch } from './eicar.js';
import { notTaken } from './finding.js';
import { unpacked, zipEntries, type ZipEntry } from './zip.js';

/** Bytes that an archive, and what is within it, may unpack to in all. */
const MOST_UNPACKED = 512 * 1024 * 1024;
/** How many times larger it may become; small ones may become more. */
const MOST_RATIO = 200;
const SMALL = 16 * 1024 * 1024;
/** Archives in archives; a workbook in a presentation is one. */
const DEEPEST = 2;
/** A larger archive within an archive is not held in memory to look into it. */
const MOST_WITHIN = 32 * 1024 * 1024;

/** What all that is unpacked of one file may come to. */
export class Budget {
  private unpacked = 0;
  private readonly most: number;

  constructor(fileBytes: number) {
    this.most = Math.min(MOST_UNPACKED, Math.max(SMALL, fileBytes * MOST_RATIO));
  }

  /** @throws {NotTaken} when it is too much */
  take(bytes: number): void {
    this.unpacked += bytes;
    if (this.unpacked > this.most) notTaken({ code: 'expands-too-far' });
  }
}

/**
 * Unpacks everything once, within a budget, and looks at what comes out.
 * @throws {NotTaken} for what explodes, is damaged, or holds what no file may hold
 */
export async function walkArchive(
  bytes: Bytes,
  entries: readonly ZipEntry[],
  budget: Budget,
  depth = 1,
): Promise<void> {
  budget.take(0);
  if (entries.reduce((sum, { unpacked: each }) => sum + each, 0) > MOST_UNPACKED) notTaken({ code: 'expands-too-far' });
  for (const entry of entries) {
    const within = await lookedInto(bytes, entry, budget);
    if (!within) continue;
    if (depth >= DEEPEST) notTaken({ code: 'expands-too-far' });
    const inner = bytesOf(within);
    await walkArchive(inner, await zipEntries(inner), budget, depth + 1);
  }
}

/** @returns the whole of an entry that is an archive itself; else null */
async function lookedInto(bytes: Bytes, entry: ZipEntry, budget: Budget): Promise<Buffer | null> {
  const eicar = new EicarSearch();
  const kept: Buffer[] = [];
  let isArchive: boolean | undefined;
  for await (const chunk of unpacked(bytes, entry)) {
    budget.take(chunk.length);
    if (eicar.saw(chunk)) notTaken({ code: 'malware', name: EICAR_NAME });
    isArchive ??= chunk.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
    if (!isArchive) continue;
    if (entry.unpacked > MOST_WITHIN) notTaken({ code: 'expands-too-far' });
    kept.push(chunk);
  }
  return isArchive ? Buffer.concat(kept) : null;
}
