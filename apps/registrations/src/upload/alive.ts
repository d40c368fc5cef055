import type { Readable } from 'node:stream';
import { uploadHeld } from './upload-refused.js';

/** A connection on which nothing comes is given up; whoever sent over it comes back and goes on. */
const SILENT_MS = 60_000;
/** How often it is said that this upload is being written to. */
const SAY_EVERY_MS = 5_000;

/** Bytes as they come, none after a long silence; and a check that nobody else has begun to write meanwhile. */
export function alive(source: AsyncIterable<Buffer>, say: () => Promise<boolean>) {
  let said = Date.now();
  return {
    chunks: unlessSilent(source),
    async stillHeld(): Promise<void> {
      if (Date.now() - said < SAY_EVERY_MS) return;
      if (!(await say())) throw uploadHeld();
      said = Date.now();
    },
  };
}

async function* unlessSilent(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const stop = () => (source as Partial<Readable>).destroy?.(new Error('nothing came for a minute'));
  let silence = setTimeout(stop, SILENT_MS);
  try {
    for await (const chunk of source) {
      clearTimeout(silence);
      yield chunk;
      silence = setTimeout(stop, SILENT_MS);
    }
  } finally {
    clearTimeout(silence);
  }
}
