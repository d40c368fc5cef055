import { open, type FileHandle } from 'node:fs/promises';
import { indexFile, type IndexedLetter } from './mailbox-files.js';

/** A line of the index is some 120 bytes long; so much of its end is read when it is opened. */
const BYTES_FOR_EACH = 200;
const READ_AT_ONCE = 4 * 1024 * 1024;

/**
 * Which letters came last, by recipient, in the order they came: read from `index.jsonl`, to which whoever puts letters into the
 * folder appends, and read on whenever somebody asks. However many letters the folder has, only the newest are held in memory.
 */
export class MailboxIndex {
  private inOrder: IndexedLetter[] = [];
  private positions = new Map<string, number>();
  private byRecipient = new Map<string, IndexedLetter[]>();
  private rest = '';
  private reading: Promise<void> = Promise.resolve();

  private constructor(
    private readonly file: FileHandle,
    private readTo: number,
    private readonly most: number,
  ) {}

  /** @param most  how many of the newest letters are known; up to twice as many are held */
  static async open(folder: string, most: number): Promise<MailboxIndex> {
    const file = await open(indexFile(folder), 'a+', 0o600);
    const { size } = await file.stat();
    return new MailboxIndex(file, Math.max(0, size - most * BYTES_FOR_EACH), most);
  }

  async newest(
    first: number,
    { to, after }: { to?: string | undefined; after?: string | undefined },
  ): Promise<IndexedLetter[]> {
    await this.refresh();
    const among = to === undefined ? this.inOrder : (this.byRecipient.get(to) ?? []);
    const position = after === undefined ? undefined : this.positions.get(after);
    const found: IndexedLetter[] = [];
    for (let at = among.length - 1; at >= 0 && found.length < first; at--) {
      const letter = among[at] as IndexedLetter;
      if (position !== undefined && (this.positions.get(letter.id) as number) <= position) break;
      if (position === undefined && after !== undefined && letter.date <= after) break;
      found.push(letter);
    }
    return found;
  }

  async byId(id: string): Promise<IndexedLetter | undefined> {
    await this.refresh();
    const position = this.positions.get(id);
    return position === undefined ? undefined : this.inOrder[position];
  }

  /** How many letters are known. */
  async count(): Promise<number> {
    await this.refresh();
    return this.inOrder.length;
  }

  async close(): Promise<void> {
    await this.reading;
    await this.file.close();
  }

  /** One reader at a time; whoever asks sees every line that was there when they asked. */
  private refresh(): Promise<void> {
    return (this.reading = this.reading.then(() => this.readOn()));
  }

  private async readOn(): Promise<void> {
    const { size } = await this.file.stat();
    while (this.readTo < size) {
      const length = Math.min(size - this.readTo, READ_AT_ONCE);
      const { buffer, bytesRead } = await this.file.read(Buffer.alloc(length), 0, length, this.readTo);
      this.readTo += bytesRead;
      // Lines are ASCII but for exotic addresses; a cut inside one heals when the rest arrives.
      const lines = (this.rest + buffer.toString('latin1', 0, bytesRead)).split('\n');
      this.rest = lines.pop() ?? '';
      for (const line of lines) this.remember(parsedLine(Buffer.from(line, 'latin1').toString('utf8')));
    }
  }

  private remember(letter: IndexedLetter | undefined): void {
    if (!letter || this.positions.has(letter.id)) return;
    this.positions.set(letter.id, this.inOrder.push(letter) - 1);
    const theirs = this.byRecipient.get(letter.to);
    if (theirs) theirs.push(letter);
    else this.byRecipient.set(letter.to, [letter]);
    if (this.inOrder.length >= 2 * this.most) this.forgetOld();
  }

  private forgetOld(): void {
    const kept = this.inOrder.slice(-this.most);
    this.inOrder = [];
    this.positions = new Map();
    this.byRecipient = new Map();
    for (const letter of kept) this.remember(letter);
  }
}

/** A line of the index; undefined for one that a power cut left in pieces, or that was not read from its beginning. */
function parsedLine(line: string): IndexedLetter | undefined {
  try {
    const { id, to, date } = JSON.parse(line) as Partial<IndexedLetter>;
    if (typeof id === 'string' && typeof to === 'string' && typeof date === 'string') return { id, to, date };
  } catch {
    // Falls through.
  }
  return undefined;
}
