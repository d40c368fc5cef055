import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { LRUCache } from 'lru-cache';
import { DocumentBroken, DocumentMissing, type ByteRange, type Store } from './store.js';

/** Bytes of documents that a process remembers. */
const REMEMBERED_BYTES = 32 * 1024 * 1024;
const HASH = /^[0-9a-f]{64}$/;

/** Asks whoever wrote a document for it, where no store is shared. @returns null when that has none either */
export type AskForDocument = (hash: string) => Promise<Buffer | null>;

export const sha256Of = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/**
 * Documents (definitions, dossiers, standings, uploaded files) under their SHA-256. Each is written once, before the commit of what refers to it:
 * a document that nothing refers to costs a little room, a reference to nothing would cost an award.
 */
export class Documents {
  private readonly remembered = new LRUCache<string, Buffer>({
    maxSize: REMEMBERED_BYTES,
    sizeCalculation: (bytes) => Math.max(1, bytes.length),
  });

  /** @param ask  see AskForDocument; absent: the store has everything */
  constructor(
    private readonly store: Store,
    private readonly ask?: AskForDocument,
  ) {}

  /** Keeps a text, UTF-8. @returns its hash, which is what `sha256sum` says of the file */
  keep(text: string): Promise<string> {
    return this.keepBytes(Buffer.from(text, 'utf8'));
  }

  async keepBytes(bytes: Buffer): Promise<string> {
    const hash = sha256Of(bytes);
    if (this.remembered.has(hash)) return hash;
    if (!(await this.store.read(hash))?.equals(bytes)) await this.store.write(hash, bytes);
    this.remembered.set(hash, bytes);
    return hash;
  }

  /**
   * @throws {DocumentMissing} when nobody has it
   * @throws {DocumentBroken} when what lies there is something else
   */
  async text(hash: string): Promise<string> {
    return (await this.bytes(hash)).toString('utf8');
  }

  async json<Value>(hash: string): Promise<Value> {
    return JSON.parse(await this.text(hash)) as Value;
  }

  /** What is here without asking anybody; null when it is not. */
  async stored(hash: string): Promise<Buffer | null> {
    if (!HASH.test(hash)) return null;
    const bytes = await this.store.read(hash);
    if (bytes && sha256Of(bytes) !== hash) throw new DocumentBroken(hash);
    return bytes;
  }

  /**
   * Keeps what lies in a file, of any size.
   * @param hash  its SHA-256, in hex
   * @throws {DocumentBroken} when that is not its hash
   */
  keepFile(hash: string, file: string): Promise<void> {
    return this.store.writeFile(hash, file);
  }

  /**
   * What is kept, or a part of it, as a stream; nothing is remembered, and the whole is not verified.
   * @returns null when nobody has it
   */
  async open(hash: string, range?: ByteRange): Promise<Readable | null> {
    if (!HASH.test(hash)) return null;
    const here = await this.store.open(hash, range);
    if (here || !this.ask) return here;
    await this.fetched(hash).catch((error: unknown) => {
      if (!(error instanceof DocumentMissing)) throw error;
    });
    return this.store.open(hash, range);
  }

  private async bytes(hash: string): Promise<Buffer> {
    const known = this.remembered.get(hash);
    if (known) return known;
    const bytes = (await this.stored(hash)) ?? (await this.fetched(hash));
    this.remembered.set(hash, bytes);
    return bytes;
  }

  private async fetched(hash: string): Promise<Buffer> {
    const bytes = HASH.test(hash) ? await this.ask?.(hash) : null;
    if (!bytes) throw new DocumentMissing(hash);
    if (sha256Of(bytes) !== hash) throw new DocumentBroken(hash);
    await this.store.write(hash, bytes);
    return bytes;
  }
}
