import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import S3rver from 's3rver';
import { Documents, sha256Of } from './documents.js';
import { FolderStore } from './folder-store.js';
import { MoreThanAnnounced, Quarantine } from './quarantine.js';
import { S3Store } from './s3-store.js';
import type { Store } from './store.js';

const FILE = Buffer.alloc(3_000_000, 'a file of three megabytes, ');
const HASH = sha256Of(FILE);

let folder: string;
let path: string;
let server: S3rver;
let bucket: S3Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podium-files-'));
  path = join(folder, 'file');
  await writeFile(path, FILE);
  const directory = join(folder, 's3');
  const configureBuckets = [{ name: 'podium' }];
  server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
  bucket = new S3Store({ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket: 'podium', ...keys });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe.each([
  ['a folder', () => new FolderStore(join(folder, 'documents'))],
  ['a bucket', () => bucket],
] as [string, () => Store][])('a file in %s', (_, store) => {
  it('is kept and read as a stream, whole or in part', async () => {
    const documents = new Documents(store());
    expect(await documents.open(HASH)).toBeNull();
    await documents.keepFile(HASH, path);
    // Once more is harmless.
    await documents.keepFile(HASH, path);
    expect((await buffer((await documents.open(HASH)) ?? Readable.from([]))).equals(FILE)).toBe(true);
    const part = await buffer((await documents.open(HASH, { start: 2, end: 10 })) ?? Readable.from([]));
    expect(part.toString()).toBe('file of t');
  });

  it('is not kept under a hash that is another’s', async () => {
    const documents = new Documents(store());
    const wrong = sha256Of('something else');
    await expect(documents.keepFile(wrong, path)).rejects.toMatchObject({ name: 'DocumentBroken' });
    // A real bucket keeps nothing of what was broken off; that of the test keeps half, and half is not believed.
    const kept = documents.stored(wrong).catch((error: Error) => (error.name === 'DocumentBroken' ? null : error));
    await expect(kept).resolves.toBeNull();
  });

  it('opens by nothing that is no hash', async () => {
    for (const each of ['', '../../etc/passwd', HASH.toUpperCase()])
      expect(await new Documents(store()).open(each)).toBeNull();
  });
});

it('a file that a service keeps elsewhere is asked for, kept here, and opened', async () => {
  const store = new FolderStore(join(folder, 'apart'));
  const documents = new Documents(store, (hash) => Promise.resolve(hash === HASH ? FILE : null));
  expect((await buffer((await documents.open(HASH)) ?? Readable.from([]))).length).toBe(FILE.length);
  expect(await documents.open(sha256Of('nowhere'))).toBeNull();
});

describe('a quarantine', () => {
  const pieces = async function* (...texts: string[]) {
    for (const text of texts) yield Buffer.from(text);
  };
  const nothing = () => Promise.resolve();

  it('gathers pieces, keeps what came before one broke off, and takes no more than was announced', async () => {
    const quarantine = new Quarantine(join(folder, 'quarantine'));
    expect([await quarantine.size('a'), await quarantine.ids()]).toEqual([0, []]);
    expect(await quarantine.append('a', pieces('one ', 'two '), 12, nothing)).toBe(8);
    const broken = async function* () {
      yield Buffer.from('th');
      throw new Error('gone');
    };
    await expect(quarantine.append('a', broken(), 12, nothing)).rejects.toThrow('gone');
    expect(await quarantine.size('a')).toBe(10);
    await expect(quarantine.append('a', pieces('re', 'e'), 12, nothing)).rejects.toBeInstanceOf(MoreThanAnnounced);
    expect(await quarantine.size('a')).toBe(12);
    expect(await quarantine.ids()).toEqual(['a']);
    await quarantine.remove('a');
    await quarantine.remove('a');
    expect(await readdir(join(folder, 'quarantine'))).toEqual([]);
  });
});
