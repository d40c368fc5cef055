import type { Readable } from 'node:stream';

/** Bytes from `start` to `end`, both included, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Keeps bytes under names that are their SHA-256; what is there never changes. */
export interface Store {
  /**
   * @returns null when there is none
   * @throws {StoreAway}
   */
  read(hash: string): Promise<Buffer | null>;
  /**
   * Writes wholly or not at all. Writing again what is there is harmless.
   * @throws {StoreAway}
   */
  write(hash: string, bytes: Buffer): Promise<void>;
  /**
   * The same as a stream, of any length; whoever reads it ends it.
   * @returns null when there is none
   * @throws {StoreAway}
   */
  open(hash: string, range?: ByteRange): Promise<Readable | null>;
  /**
   * Writes what lies in a file, wholly or not at all, without holding it in memory.
   * @throws {StoreAway}
   * @throws {DocumentBroken} when the file is not what the hash says; then nothing was written
   */
  writeFile(hash: string, file: string): Promise<void>;
}

/**
 * The store cannot do this at the moment: it is full, away or ill. It is nobody's mistake, and to be tried again; `extensions` says so
 * to whoever answers GraphQL. What was acknowledged before is kept.
 */
export class StoreAway extends Error {
  readonly extensions = { code: 'UNAVAILABLE' };

  constructor(override readonly cause: unknown) {
    super('Podium cannot do this just now. Try again a little later.');
    this.name = 'StoreAway';
  }
}

/** What lies under a hash is something else: the disk, or somebody, changed it. */
export class DocumentBroken extends Error {
  override readonly name = 'DocumentBroken';

  constructor(hash: string) {
    super(`what is kept as ${hash} has another hash`);
  }
}

/** Nobody who could be asked has it. */
export class DocumentMissing extends Error {
  override readonly name = 'DocumentMissing';

  constructor(hash: string) {
    super(`there is no document ${hash}`);
  }
}
