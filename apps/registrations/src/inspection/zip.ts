import { crc32, createInflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';
import type { Bytes } from './bytes.js';
import { notTaken } from './finding.js';

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 10_000;
const CHUNK = 65_536;
const ENCRYPTED = 1;

export interface ZipEntry {
  name: string;
  method: number;
  flags: number;
  crc: number;
  packed: number;
  unpacked: number;
  at: number;
}

/** Where an archive ends; null for what has no such place. */
export async function zipEnd(
  bytes: Bytes,
): Promise<{ at: number; toTheEnd: boolean; directoryAt: number; entries: number } | null> {
  const from = Math.max(0, bytes.size - END_BYTES - LONGEST_COMMENT);
  const tail = await bytes.read(from, bytes.size - from);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    const length = tail.readUInt32LE(at + 12);
    const directoryAt = from + at - length;
    const entries = tail.readUInt16LE(at + 10);
    const first = directoryAt < 0 || entries === 0 ? null : await bytes.read(directoryAt, 4);
    if (first && (first.length < 4 || first.readUInt32LE(0) !== DIRECTORY)) continue;
    return {
      at: from + at,
      toTheEnd: at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length,
      directoryAt,
      entries,
    };
  }
  return null;
}

/**
 * What an archive holds, as its directory says.
 * @throws {NotTaken} for one that is damaged, or whose entries lie over each other, as those do that explode
 */
export async function zipEntries(bytes: Bytes): Promise<ZipEntry[]> {
  const end = await zipEnd(bytes);
  if (!end || end.directoryAt < 0) return notTaken({ code: 'broken' });
  if (end.entries > MOST_ENTRIES) return notTaken({ code: 'expands-too-far' });
  const directory = await bytes.read(end.directoryAt, end.at - end.directoryAt);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && entries.length < end.entries;) {
    if (directory.readUInt32LE(at) !== DIRECTORY) return notTaken({ code: 'broken' });
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      flags: directory.readUInt16LE(at + 8),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (entries.length < end.entries) return notTaken({ code: 'broken' });
  const inOrder = entries.toSorted((one, other) => one.at - other.at);
  inOrder.forEach((entry, index) => {
    const next = inOrder[index + 1]?.at ?? end.directoryAt;
    if (entry.at + entry.packed > next) notTaken({ code: 'expands-too-far' });
  });
  return entries;
}

/**
 * What one entry unpacks to, chunk by chunk; verified at its end.
 * @throws {NotTaken} when it is damaged, locked, or not what the directory says
 */
export async function* unpacked(bytes: Bytes, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  if (entry.flags & ENCRYPTED) notTaken({ code: 'locked' });
  const head = await bytes.read(entry.at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) notTaken({ code: 'broken' });
  const from = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = Readable.from(inChunks(bytes, from, entry.packed));
  let length = 0;
  let crc = 0;
  try {
    for await (const chunk of unpacking(packed, entry.method)) {
      length += chunk.length;
      if (length > entry.unpacked) notTaken({ code: 'expands-too-far' });
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) notTaken({ code: 'broken' });
    throw error;
  } finally {
    packed.destroy();
  }
  if (length !== entry.unpacked || crc !== entry.crc) notTaken({ code: 'broken' });
}

/** The whole of a small entry. */
export async function unpackedText(bytes: Bytes, entry: ZipEntry, most: number): Promise<string> {
  if (entry.unpacked > most) notTaken({ code: 'expands-too-far' });
  const chunks: Buffer[] = [];
  for await (const chunk of unpacked(bytes, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function unpacking(packed: Readable, method: number): AsyncIterable<Buffer> {
  if (method === 0) return packed;
  if (method !== 8) notTaken({ code: 'unreadable' });
  const inflating = createInflateRaw({ chunkSize: CHUNK });
  packed.once('error', (error) => inflating.destroy(error));
  return packed.pipe(inflating);
}

async function* inChunks(bytes: Bytes, from: number, length: number): AsyncGenerator<Buffer, void, undefined> {
  for (let at = 0; at < length; at += CHUNK) yield await bytes.read(from + at, Math.min(CHUNK, length - at));
}
