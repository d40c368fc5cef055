import { open } from 'node:fs/promises';

const PIECE_BYTES = 262_144;

/**
 * A file, piece by piece, in two buffers that take turns: a piece is good until the next but one is asked for. However long the file, no
 * memory waits for the garbage collector.
 */
export async function* inPieces(path: string): AsyncGenerator<Buffer, void, undefined> {
  const file = await open(path, 'r');
  const buffers = [Buffer.allocUnsafeSlow(PIECE_BYTES), Buffer.allocUnsafeSlow(PIECE_BYTES)] as const;
  try {
    for (let turn = 0; ; turn++) {
      const buffer = buffers[(turn % 2) as 0 | 1];
      const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
