/** Keeps bytes under names that are their SHA-256; what is there never changes. */
export interface Store {
  /** @returns null when there is none */
  read(hash: string): Promise<Buffer | null>;
  /** Writes wholly or not at all. Writing again what is there is harmless. */
  write(hash: string, bytes: Buffer): Promise<void>;
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
