import { createHash } from 'node:crypto';
import { DocumentBroken } from './store.js';

/** Passes bytes on, and knows their SHA-256 once all have passed. */
export class HashedOnTheWay implements AsyncIterable<Buffer> {
  private readonly hash = createHash('sha256');

  constructor(private readonly source: AsyncIterable<Buffer>) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of this.source) {
      this.hash.update(chunk);
      yield chunk;
    }
  }

  /** @throws {DocumentBroken} when what passed has another hash */
  mustBe(expected: string): void {
    if (this.hash.digest('hex') !== expected) throw new DocumentBroken(expected);
  }
}
