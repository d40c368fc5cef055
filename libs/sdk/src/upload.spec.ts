import { describe, expect, it } from '@jest/globals';
import { Uploader, type UploadMemory } from './upload.js';

const KEPT = { id: 'p1', name: 'a.pdf', type: 'pdf', bytes: 10, pages: 1, sha256: 'x' };

/** A Podium that takes one file, and answers as it is told to before. */
function aServer(before: (Response | 'broken' | undefined)[] = []) {
  const asked: string[] = [];
  let come = 0;
  let expected = 0;
  const answer = async (url: string, { method = 'GET', body, headers }: RequestInit): Promise<Response> => {
    const given = headers as Record<string, string>;
    asked.push(`${method} ${url}${given['upload-offset'] === undefined ? '' : ` from ${given['upload-offset']}`}`);
    const first = before.shift();
    if (first === 'broken') throw new TypeError('fetch failed');
    if (first) return first;
    if (method === 'POST') {
      expected = Number(given['upload-length']);
      return new Response(null, { status: 201, headers: { location: '/registrations/uploads/u1' } });
    }
    if (method === 'PATCH') {
      if (Number(given['upload-offset']) !== come) return new Response('{}', { status: 409 });
      come += (body as Blob).size;
      return new Response(null, { status: 204, headers: { 'upload-offset': String(come) } });
    }
    const state = come === expected ? 'KEPT' : 'RECEIVING';
    return Response.json({ state, offset: come, answer: state === 'KEPT' ? KEPT : null, refusal: null });
  };
  return { asked, fetch: answer as typeof fetch, has: (bytes: number, of: number) => ([come, expected] = [bytes, of]) };
}

const file = new File(['0123456789'], '計劃.pdf');
const of = { entryId: 'e1', field: 'deck' };
const tokens = { token: () => Promise.resolve('t1'), refused: () => Promise.resolve('t2') };
const uploader = (server: ReturnType<typeof aServer>) =>
  new Uploader({ tokens, fetch: server.fetch, pieceBytes: 4, pauses: [0, 0] });
const memory = (location?: string) => {
  const kept: { location: string | undefined } = { location };
  const read: UploadMemory = { read: () => kept.location, write: (now) => (kept.location = now) };
  return { kept, ...read };
};

describe('an upload', () => {
  it('goes piece by piece, tells how far it is, and is the answer', async () => {
    const server = aServer();
    const told: number[] = [];
    const { kept, ...remembered } = memory();
    const outcome = await uploader(server).upload(file, of, (bytes) => told.push(bytes), { memory: remembered });
    expect(outcome).toEqual({ is: 'kept', file: KEPT });
    expect(told).toEqual([0, 4, 8, 10]);
    expect(kept.location).toBeUndefined();
    expect(server.asked).toEqual([
      'POST /registrations/uploads',
      ...[0, 4, 8].map((from) => `PATCH /registrations/uploads/u1 from ${from}`),
      'GET /registrations/uploads/u1',
    ]);
  });

  it('asks how far it came where a piece broke off, or somebody else still wrote, and goes on from there', async () => {
    for (const trouble of ['broken', new Response('{}', { status: 423 })] as const) {
      const server = aServer([undefined, undefined, trouble]);
      expect(await uploader(server).upload(file, of)).toMatchObject({ is: 'kept' });
      expect(server.asked.slice(2, 5)).toEqual([
        'PATCH /registrations/uploads/u1 from 4',
        'GET /registrations/uploads/u1',
        'PATCH /registrations/uploads/u1 from 4',
      ]);
    }
  });

  it('that was begun before goes on; one that is over begins anew', async () => {
    const server = aServer();
    server.has(8, 10);
    await uploader(server).upload(file, of, undefined, { memory: memory('/registrations/uploads/u1') });
    expect(server.asked.slice(0, 2)).toEqual([
      'GET /registrations/uploads/u1',
      'PATCH /registrations/uploads/u1 from 8',
    ]);
    const gone = aServer([new Response('{}', { status: 410 })]);
    await uploader(gone).upload(file, of, undefined, { memory: memory('/registrations/uploads/old') });
    expect(gone.asked[1]).toBe('POST /registrations/uploads');
  });

  it('keeps its place when Podium does not answer any more', async () => {
    const server = aServer([undefined, 'broken', 'broken', 'broken', 'broken']);
    const { kept, ...remembered } = memory();
    await expect(uploader(server).upload(file, of, undefined, { memory: remembered })).rejects.toMatchObject({
      name: 'NotReachable',
    });
    expect(kept.location).toBe('/registrations/uploads/u1');
  });

  it('is refused in the words of Podium, at once or once it was inspected', async () => {
    const errors = [{ message: '太大', extensions: { code: 'FILE_TOO_LARGE' } }];
    const large = aServer([Response.json({ errors }, { status: 413 })]);
    expect(await uploader(large).upload(file, of)).toEqual({ is: 'refused', because: '太大' });
    const refusal = { code: 'malware', message: '病毒' };
    const sent = [undefined, undefined, undefined, undefined];
    const bad = aServer([...sent, Response.json({ state: 'REFUSED', offset: 10, answer: null, refusal })]);
    expect(await uploader(bad).upload(file, of)).toEqual({ is: 'refused', because: '病毒' });
  });

  it('takes another token when its own is late', async () => {
    const server = aServer([new Response('{}', { status: 401 })]);
    expect(await uploader(server).upload(file, of)).toMatchObject({ is: 'kept' });
  });
});
