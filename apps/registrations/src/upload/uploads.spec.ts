import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SETTINGS } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { aPdf, EICAR_FILE } from '../inspection/files.fixture.js';
import type { RegistrationsUnderTest } from '../registrations.fixture.js';
import { aDraft, startWithFiles, Uploader } from './uploading.fixture.js';

let test: RegistrationsUnderTest;
let uploader: Uploader;
beforeAll(async () => {
  const settings = { UPLOADS_PER_ENTRY_BYTES: '30000000', UPLOADS_PER_PERSON_PER_DAY_BYTES: '50000000' };
  test = await startWithFiles({ settings });
  uploader = new Uploader(test.under);
});
afterAll(() => test.stop());

const quarantine = () => join(test.under.service.get(SETTINGS).PODIUM_DATA_DIR, 'quarantine');
/** A file leaves the quarantine a moment after it was settled. */
const untilNothingIsQuarantined = async () => {
  while ((await readdir(quarantine())).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
};
const PDF = aPdf(3);

describe('a file that is uploaded', () => {
  it('comes in pieces, with breaks, and is a paper once it was inspected', async () => {
    const { id: entryId, as } = await aDraft(test);
    const { status, headers } = await uploader.announce(as, { entryId, filename: '計劃書.pdf' }, PDF.length);
    expect([status, headers['tus-resumable']]).toEqual([201, '1.0.0']);
    expect(Date.parse(String(headers['upload-expires'])) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    const location = String(headers['location']);
    expect(await uploader.piece(as, location, 0, PDF.subarray(0, 100))).toMatchObject({
      status: 204,
      headers: { 'upload-offset': '100' },
    });
    // HEAD is the same; the gateway makes it of this.
    expect((await test.under.visit(location, { as, headers: { 'tus-resumable': '1.0.0' } })).headers).toMatchObject({
      'upload-offset': '100',
      'upload-length': String(PDF.length),
      'cache-control': 'no-store',
    });
    // The same piece again, as a client sends it that heard no answer.
    expect((await uploader.piece(as, location, 0, PDF.subarray(0, 100))).status).toBe(409);
    expect((await uploader.piece(as, location, 100, PDF.subarray(100))).headers['upload-offset']).toBe(
      String(PDF.length),
    );
    const shown = await uploader.read(as, location);
    expect(shown).toMatchObject({ state: 'KEPT', name: '計劃書.pdf', refusal: null });
    const [paper] = await test.database.query<object>('SELECT name, type, pages, version FROM paper WHERE id = $1', [
      shown.answer?.id,
    ]);
    expect(paper).toEqual({ name: '計劃書.pdf', type: 'pdf', pages: 3, version: 1 });
    await untilNothingIsQuarantined();
  });

  it('is one file however often it is uploaded, and each time another version', async () => {
    const { id: entryId, as } = await aDraft(test);
    const ids = [await uploader.paper(as, { entryId }, PDF), await uploader.paper(as, { entryId }, PDF)];
    const rows = await test.database.query<{ id: string; version: number; hash: string }>(
      'SELECT id, version, hash FROM paper WHERE entry_id = $1 ORDER BY version',
      [entryId],
    );
    expect(rows.map(({ id, version }) => [id, version])).toEqual([
      [ids[0], 1],
      [ids[1], 2],
    ]);
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(1);
  });

  it.each([
    ['C:\\Users\\Chan\\deck.pdf', 'deck.pdf'],
    ['../../etc/deck.pdf', 'deck.pdf'],
    ['a\u202efdp.deck.pdf', 'afdp.deck.pdf'],
  ])('called %j is called %j', async (filename, name) => {
    const { id: entryId, as } = await aDraft(test);
    expect(await uploader.upload(as, { entryId, filename }, PDF)).toMatchObject({ state: 'KEPT', name });
  });

  it('and is not what it should be is refused by name, in three languages, and nothing of it stays', async () => {
    const { id: entryId, as } = await aDraft(test);
    const { headers } = await uploader.announce(as, { entryId }, EICAR_FILE.length);
    const location = String(headers['location']);
    await uploader.piece(as, location, 0, EICAR_FILE);
    expect(await uploader.read(as, location)).toMatchObject({
      state: 'REFUSED',
      answer: null,
      refusal: { code: 'malware' },
    });
    const said = await Promise.all(
      ['en', 'zh-Hant', 'zh-Hans'].map((language) => uploader.read(as, location, { 'accept-language': language })),
    );
    expect(new Set(said.map(({ refusal }) => refusal?.message)).size).toBe(3);
    expect(await test.database.query('SELECT id FROM paper WHERE entry_id = $1', [entryId])).toEqual([]);
    await untilNothingIsQuarantined();
  });

  it('is inspected although whoever took its last piece was killed before saying so', async () => {
    const { id: entryId, as } = await aDraft(test);
    const location = String((await uploader.announce(as, { entryId }, PDF.length)).headers['location']);
    await writeFile(join(quarantine(), String(location.split('/').at(-1))), PDF);
    expect(await uploader.read(as, location)).toMatchObject({ state: 'KEPT' });
  });

  it('can be given up before it has come', async () => {
    const { id: entryId, as } = await aDraft(test);
    const location = String((await uploader.announce(as, { entryId }, 500)).headers['location']);
    await uploader.piece(as, location, 0, PDF.subarray(0, 10));
    const end = { as, method: 'DELETE' as const, headers: { 'tus-resumable': '1.0.0' } };
    expect((await test.under.visit(location, end)).status).toBe(204);
    expect((await test.under.visit(location, end)).status).toBe(404);
    await untilNothingIsQuarantined();
  });
});

describe('what is refused at once', () => {
  it.each<[string, { field?: string; filename?: string }, number, number, string]>([
    ['an empty file', {}, 0, 400, 'EMPTY_FILE'],
    ['one that is too large', { field: 'proof' }, 100_001, 413, 'FILE_TOO_LARGE'],
    ['one without a name', { filename: '..' }, 9, 400, 'NO_NAME'],
    ['one for a field that there is not', { field: 'nothing' }, 9, 404, 'NO_FILE_FIELD'],
    ['one for a field that takes none', { field: 'pitch' }, 9, 404, 'NO_FILE_FIELD'],
    ['one for a field that is not open yet', { field: 'report' }, 9, 403, 'EntryIncomplete'],
  ])('%s', async (_, wanted, length, status, code) => {
    const { id: entryId, as } = await aDraft(test);
    const answer = await uploader.announce(as, { entryId, ...wanted }, length);
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([status, { errors: [{ extensions: { code } }] }]);
  });

  it.each([
    ['a length that is none', { 'upload-length': '-1' }],
    ['a length in another system', { 'upload-length': '0x10' }],
    ['metadata that are no base64', { 'upload-metadata': 'entryId %%%' }],
  ])('%s', async (_, headers) => {
    const { id: entryId, as } = await aDraft(test);
    expect((await uploader.announce(as, { entryId }, 9, { headers })).status).toBe(400);
  });

  it('whoever speaks another version', async () => {
    const { id: entryId, as } = await aDraft(test);
    const answer = await uploader.announce(as, { entryId }, 9, { headers: { 'tus-resumable': '0.2.2' } });
    expect([answer.status, answer.headers['tus-version']]).toEqual([412, '1.0.0']);
  });

  it('a stranger, another team’s member, an organiser, and nobody at all', async () => {
    const { id: entryId, as } = await aDraft(test);
    const organiser = await test.appoint('organiser', 'FILES', null);
    const other = (await aDraft(test)).as;
    for (const who of [uuidv7(), other, organiser])
      expect((await uploader.announce(who, { entryId }, 9)).status).toBe(404);
    expect((await test.under.visit('/registrations/uploads', { method: 'POST' })).status).toBe(401);
    const location = String((await uploader.announce(as, { entryId }, 9)).headers['location']);
    for (const who of [other, organiser]) {
      expect((await test.under.visit(location, { as: who })).status).toBe(404);
      expect((await uploader.piece(who, location, 0, Buffer.from('x'))).status).toBe(404);
    }
  });

  it('more than was announced; what came before stays', async () => {
    const { id: entryId, as } = await aDraft(test);
    const location = String((await uploader.announce(as, { entryId }, 20)).headers['location']);
    await uploader.piece(as, location, 0, PDF.subarray(0, 10));
    expect((await uploader.piece(as, location, 10, PDF.subarray(0, 11))).status).toBe(413);
    expect(await uploader.read(as, location)).toMatchObject({ state: 'RECEIVING', offset: 10 });
  });

  it('more than an entry, or a person in a day, may bring', async () => {
    const { id: entryId, as, team } = await aDraft(test);
    expect((await uploader.announce(as, { entryId }, 20_000_000)).status).toBe(201);
    const full = await uploader.announce(as, { entryId }, 10_000_001);
    expect([full.status, full.body]).toEqual([413, expect.stringContaining('ENTRY_IS_FULL')]);
    const another = (await test.startEntry(as, team.id)).id as string;
    expect((await uploader.announce(as, { entryId: another }, 20_000_000)).status).toBe(201);
    const enough = await uploader.announce(as, { entryId: another }, 10_000_000);
    expect(enough.status).toBe(201);
    const third = (await test.startEntry(as, team.id)).id as string;
    const much = await uploader.announce(as, { entryId: third }, 9);
    expect([much.status, much.body]).toEqual([429, expect.stringContaining('ENOUGH_FOR_TODAY')]);
  });

  it('what was not finished in time', async () => {
    const { id: entryId, as } = await aDraft(test);
    const location = String((await uploader.announce(as, { entryId }, 20)).headers['location']);
    await test.database.execute(`UPDATE upload SET expires_at = now() - interval '1 second' WHERE entry_id = $1`, [
      entryId,
    ]);
    expect((await uploader.piece(as, location, 0, Buffer.from('x'))).status).toBe(410);
  });
});

describe('two at once', () => {
  it('for one upload: one writes, the other is told so, and the file is whole', async () => {
    const { id: entryId, as } = await aDraft(test);
    const location = String((await uploader.announce(as, { entryId }, PDF.length)).headers['location']);
    const both = await Promise.all([uploader.piece(as, location, 0, PDF), uploader.piece(as, location, 0, PDF)]);
    const statuses = both.map(({ status }) => status);
    expect(statuses).toContain(204);
    expect(statuses.every((status) => [204, 409, 423].includes(status))).toBe(true);
    expect(await uploader.read(as, location)).toMatchObject({ state: 'KEPT' });
  });

  it('for one field: each is a version of its own', async () => {
    const { id: entryId, as } = await aDraft(test);
    await Promise.all([1, 2, 3].map((pages) => uploader.paper(as, { entryId }, aPdf(pages))));
    const rows = await test.database.query<{ version: number }>('SELECT version FROM paper WHERE entry_id = $1', [
      entryId,
    ]);
    expect(rows.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  });
});
