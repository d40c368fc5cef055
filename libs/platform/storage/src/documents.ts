import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { DocumentBroken, DocumentMissing, type Store } from './store.js';

/** Bytes of documents that a process remembers. */
const REMEMBERED_BYTES = 32 * 1024 * 1024;
const HASH = /^[0-9a-f]{64}$/;

/** Asks whoever wrote a document for it, where no store is shared. @returns null when that has none either */
export type AskForDocument = (hash: string) => Promise<Buffer | null>;

export const sha256Of = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/**
 * Documents (definitions, dossiers, standings) under their SHA-256. Each is written once, before the commit of what refers to it:
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
  async keep(text: string): Promise<string> {
    const bytes = Buffer.from(text, 'utf8');
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
