import { createHash } from 'node:crypto';
import { DocumentBroken } from './store.js';

/**
 * Passes bytes on as they come; the last of them only once the whole has the expected SHA-256, so that nobody takes in what is not.
 * @throws {DocumentBroken}
 */
export async function* hashedOnTheWay(
  source: AsyncIterable<Buffer>,
  expected: string,
): AsyncGenerator<Buffer, void, undefined> {
  const hash = createHash('sha256');
  let last: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    hash.update(chunk);
    if (last.length > 0) yield last;
    last = chunk;
  }
  if (hash.digest('hex') !== expected) throw new DocumentBroken(expected);
  yield last;
}
