import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import S3rver from 's3rver';
import { Documents, sha256Of } from './documents.js';
import { FolderStore } from './folder-store.js';
import { S3Store } from './s3-store.js';
import type { Store } from './store.js';

let folder: string;
let server: S3rver;
let bucket: S3Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podium-documents-'));
  const directory = join(folder, 's3');
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'podium' }],
  });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  bucket = new S3Store({
    endpoint,
    region: 'us-east-1',
    bucket: 'podium',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const TEXT = '{"title":"漁網 \u{1F41F}"}';

describe.each([
  ['a folder', () => new FolderStore(join(folder, 'documents'))],
  ['a bucket', () => bucket],
] as [string, () => Store][])('documents in %s', (_, store) => {
  it('come back under the hash of their bytes, also to another process, and twice the same is one', async () => {
    const hash = await new Documents(store()).keep(TEXT);
    expect(hash).toBe(sha256Of(TEXT));
    expect(await new Documents(store()).keep(TEXT)).toBe(hash);
    expect(await new Documents(store()).text(hash)).toBe(TEXT);
    expect(await new Documents(store()).json(hash)).toEqual({ title: '漁網 \u{1F41F}' });
  });

  it('that nobody has are missing, and what is no hash asks for nothing', async () => {
    const documents = new Documents(store());
    await expect(documents.text('0'.repeat(64))).rejects.toThrow('there is no document');
    for (const hash of ['', '../../../etc/passwd', 'A'.repeat(64)]) {
      await expect(documents.text(hash)).rejects.toThrow('there is no document');
      expect(await documents.stored(hash)).toBeNull();
    }
  });

  it('that were changed are noticed, and are written anew by whoever has them', async () => {
    const hash = sha256Of('as it was');
    await store().write(hash, Buffer.from('as somebody wishes'));
    await expect(new Documents(store()).text(hash)).rejects.toMatchObject({ name: 'DocumentBroken' });
    await new Documents(store()).keep('as it was');
    expect(await new Documents(store()).text(hash)).toBe('as it was');
  });

  it('that are not here are asked for once, verified, and kept', async () => {
    const hash = sha256Of('with another');
    let asked = 0;
    const other = () => Promise.resolve(Buffer.from(++asked === 1 ? 'something else' : 'with another'));
    await expect(new Documents(store(), other).text(hash)).rejects.toMatchObject({ name: 'DocumentBroken' });
    const documents = new Documents(store(), other);
    expect([await documents.text(hash), await documents.text(hash), asked]).toEqual([
      'with another',
      'with another',
      2,
    ]);
    expect(await new Documents(store()).text(hash)).toBe('with another');
  });
});

it('a document in a folder appears whole or not at all: nothing half-written lies under its name', async () => {
  const path = join(folder, 'whole');
  const documents = new Documents(new FolderStore(path));
  const hashes = await Promise.all(Array.from({ length: 20 }, () => documents.keep('x'.repeat(100_000))));
  const [hash] = hashes as [string];
  expect(await readdir(join(path, hash.slice(0, 2)))).toEqual([hash.slice(2)]);
  // What a killed process leaves beside it harms nobody.
  await writeFile(join(path, hash.slice(0, 2), `${hash.slice(2)}.unfinished`), 'x');
  expect(await new Documents(new FolderStore(path)).text(hash)).toHaveLength(100_000);
});

it('a bucket that nobody can reach is away: nobody’s mistake, to be tried again', async () => {
  const options = { region: 'us-east-1', bucket: 'podium', accessKeyId: 'a', secretAccessKey: 'b' };
  const away = { extensions: { code: 'UNAVAILABLE' } };
  const unreachable = new Documents(new S3Store({ endpoint: 'http://127.0.0.1:1', ...options }));
  await expect(unreachable.keep(TEXT)).rejects.toMatchObject(away);
  await expect(unreachable.text(sha256Of(TEXT))).rejects.toMatchObject(away);
});
