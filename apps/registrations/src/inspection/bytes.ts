import { open, type FileHandle } from 'node:fs/promises';

/** Bytes that are read where somebody wants them. */
export interface Bytes {
  readonly size: number;
  /** @returns fewer bytes at the end */
  read(position: number, length: number): Promise<Buffer>;
}

/** A file that is read in places. Close it. */
export class FileBytes implements Bytes {
  private constructor(
    private readonly file: FileHandle,
    readonly size: number,
  ) {}

  static async of(path: string): Promise<FileBytes> {
    const file = await open(path, 'r');
    return new FileBytes(file, (await file.stat()).size);
  }

  async read(position: number, length: number): Promise<Buffer> {
    const wanted = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - position)));
    const { bytesRead } = await this.file.read(wanted, 0, wanted.length, position);
    return wanted.subarray(0, bytesRead);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

export const bytesOf = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  read: (position, length) => Promise.resolve(buffer.subarray(position, position + length)),
});
