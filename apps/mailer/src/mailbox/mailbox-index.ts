import { open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { emailKey } from '@podium/programmes';

/** What is kept in memory of each letter. */
export interface IndexedLetter {
  id: string;
  /** As `emailKey` writes addresses. */
  to: string;
  /** ISO 8601 in UTC. */
  date: string;
}

/**
 * Which letters are in the folder, by recipient, in the order they came. Kept in memory, and in `index.jsonl` so that opening
 * ten thousand letters takes no time; whoever shares the folder appends there too, and everybody reads on where they stopped.
 */
export class MailboxIndex {
  private readonly inOrder: IndexedLetter[] = [];
  private readonly positions = new Map<string, number>();
  private readonly byRecipient = new Map<string, IndexedLetter[]>();
  private readTo = 0;
  private rest = '';
  private reading: Promise<void> = Promise.resolve();

  private constructor(private readonly file: FileHandle) {}

  static async open(folder: string): Promise<MailboxIndex> {
    const index = new MailboxIndex(await open(join(folder, 'index.jsonl'), 'a+', 0o600));
    await index.refresh();
    await index.addMissing(folder);
    return index;
  }

  async add(letter: IndexedLetter): Promise<void> {
    // One write of less than a page at the end of the file: lines of several processes do not mix.
    await this.file.appendFile(`${JSON.stringify(letter)}\n`);
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
    if (size <= this.readTo) return;
    const { buffer, bytesRead } = await this.file.read(
      Buffer.alloc(size - this.readTo),
      0,
      size - this.readTo,
      this.readTo,
    );
    this.readTo += bytesRead;
    // Lines are ASCII but for exotic addresses; a cut inside one heals when the rest arrives.
    const lines = (this.rest + buffer.toString('latin1', 0, bytesRead)).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.remember(parsedLine(Buffer.from(line, 'latin1').toString('utf8')));
  }

  private remember(letter: IndexedLetter | undefined): void {
    if (!letter || this.positions.has(letter.id)) return;
    this.positions.set(letter.id, this.inOrder.push(letter) - 1);
    const theirs = this.byRecipient.get(letter.to);
    if (theirs) theirs.push(letter);
    else this.byRecipient.set(letter.to, [letter]);
  }

  /** A process that was killed may have left letters without their line. */
  private async addMissing(folder: string): Promise<void> {
    const ids = (await readdir(folder)).filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -4));
    for (const id of ids.filter((each) => !this.positions.has(each))) {
      const path = join(folder, `${id}.eml`);
      const { to } = await simpleParser(await readFile(path), { skipHtmlToText: true, skipTextToHtml: true });
      const [recipient] = [to ?? []].flat().flatMap(({ value }) => value);
      const { mtime } = await stat(path);
      await this.add({ id, to: emailKey(recipient?.address ?? ''), date: mtime.toISOString() });
    }
    await this.refresh();
  }
}

/** A line of the index; undefined for one that a power cut left in pieces. */
function parsedLine(line: string): IndexedLetter | undefined {
  try {
    const { id, to, date } = JSON.parse(line) as Partial<IndexedLetter>;
    if (typeof id === 'string' && typeof to === 'string' && typeof date === 'string') return { id, to, date };
  } catch {
    // Falls through: its letter is found by its file.
  }
  return undefined;
}
