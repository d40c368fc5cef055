import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OPEN_EDITION, type Person } from '@podium/season';
import { START, REGISTER } from '../graph/entries.js';
import type { Stage } from '../graph/bench-edition.js';
import { load } from '../load/load.js';
import { median } from '../load/percentile.js';
import type { BenchRow } from '../row.js';
import { listTargets, PAGE } from './list.bench.js';
import { largeFilesContest } from './large-files-contest.js';

const FILES = 10;
const FILE_BYTES = 100_000_000;
const ROUNDS = 3;
const MOST_TIMES = 2;
const MOST_MEGABYTES = 50;
const CHUNK = Buffer.alloc(65_536, 'the content of a page, ');

/** The list while ten files of 100 MB come in at once: its longest waits beside those undisturbed, and what memory grows by. */
export async function uploadsBench(stage: Stage, seconds: number): Promise<BenchRow[]> {
  const { measured } = await listTargets(stage, stage.urls.gateway);
  const { person } = stage.administrator;
  const entries = await entriesForFiles(person);
  // What is made when the first file comes is no matter of how large the others are.
  await uploaded(stage, entries[0] as string, 1_000_000);
  await load(measured, 2);
  const times: { alone: number; beside: number; grown: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const memoryAlone = watchMemory(stage);
    const alone = (await load(measured, seconds)).p99ms;
    const usual = await memoryAlone.most();
    const memory = watchMemory(stage);
    const uploading = Promise.all(entries.map((entry) => uploaded(stage, entry, FILE_BYTES)));
    const beside = (await load(measured, seconds)).p99ms;
    await uploading;
    times.push({ alone, beside, grown: (await memory.most()) - usual });
  }
  const most = median(times.map(({ alone, beside }) => beside / alone));
  const beside = median(times.map((each) => each.beside));
  const grown = median(times.map((each) => each.grown));
  return [
    {
      name: `list ${PAGE} entries while ${FILES} files of 100 MB come in, p99`,
      ratio: MOST_TIMES / most,
      goal: 1,
      base: `at most ${MOST_TIMES} times the ${median(times.map(({ alone }) => alone)).toFixed(0)} ms undisturbed`,
      p99ms: beside,
      value: Number(beside.toFixed(0)),
      unit: `ms, ${most.toFixed(2)} times`,
    },
    {
      name: `memory while ${FILES} files of 100 MB come in and are inspected`,
      ratio: MOST_MEGABYTES / Math.max(grown, 1),
      goal: 1,
      base: `at most ${MOST_MEGABYTES} MB more than the same list alone`,
      p99ms: null,
      value: Number(grown.toFixed(0)),
      unit: 'MB',
    },
  ];
}

/** Looks at the server's memory several times a second. */
function watchMemory({ server }: Stage) {
  const now = () => server.ask<number>('memory');
  let most = 0;
  const watching = setInterval(() => void now().then((megabytes) => (most = Math.max(most, megabytes))), 100);
  return {
    /** The most that it was, in MB. */
    async most(): Promise<number> {
      clearInterval(watching);
      return Math.max(most, await now());
    },
  };
}

/** Drafts in a contest that takes such files. @returns ids of entries */
async function entriesForFiles(person: Person): Promise<string[]> {
  const yaml = largeFilesContest(FILE_BYTES * 2);
  const { code } = await person.tell<{ __typename: string; code: string }>('files', OPEN_EDITION, { input: { yaml } });
  const members = [{ email: person.email, leader: true, familyName: 'Chan', givenName: 'Amy' }];
  const team = { editionCode: code, name: { en: 'Team' }, members };
  const { id: teamId } = await person.tell<{ __typename: string; id: string }>('files-team', REGISTER, { input: team });
  const ids: string[] = [];
  for (let at = 0; at < FILES; at++) {
    const input = { teamId, categoryCode: 'OP', streamCode: 'ALL', title: { en: `Entry ${at}` } };
    ids.push((await person.tell<{ __typename: string; id: string }>(`files-${at}`, START, { input })).id);
  }
  return ids;
}

/** Uploads one file through the gateway, and waits until it was inspected. */
async function uploaded({ urls, administrator }: Stage, entryId: string, bytes: number): Promise<void> {
  const given = { entryId, field: 'deck', filename: 'deck.pdf' };
  const metadata = Object.entries(given).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`);
  const authorization = { authorization: `Bearer ${administrator.token}` };
  const headers = {
    ...authorization,
    'tus-resumable': '1.0.0',
    'content-type': 'application/offset+octet-stream',
    'content-length': String(bytes),
    'upload-length': String(bytes),
    'upload-metadata': metadata.join(','),
  };
  const sending = request(`${urls.gateway}/registrations/uploads`, { method: 'POST', headers });
  const location = new Promise<string>((resolve, reject) => {
    sending.once('error', reject);
    sending.once('response', (response) => {
      response.resume();
      if (response.statusCode === 201) resolve(String(response.headers.location));
      else reject(new Error(`an upload was answered with ${response.statusCode}`));
    });
  });
  await pipeline(Readable.from(aPdfOf(bytes)), sending);
  const address = `${urls.gateway}${await location}`;
  for (;;) {
    const read = await fetch(address, { headers: { ...authorization, prefer: 'wait=20' } });
    const { state } = (await read.json()) as { state: string };
    if (state === 'KEPT') return;
    if (state !== 'INSPECTING') throw new Error(`an upload ended as ${state}`);
  }
}

/** A PDF of one page and exactly so many bytes, made while it is sent. */
function* aPdfOf(bytes: number): Generator<Buffer> {
  const head = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<<>>>>endobj\n',
  );
  const xref = (at: number) => Buffer.from(`${String(at).padStart(10, '0')} 00000 n \n`);
  const places = ['1 0 obj', '2 0 obj', '3 0 obj'].map((name) => xref(head.indexOf(name)));
  const table = (start: number) =>
    Buffer.concat([
      Buffer.from('xref\n0 4\n0000000000 65535 f \n'),
      ...places,
      Buffer.from(`trailer<</Root 1 0 R/Size 4>>\nstartxref\n${String(start).padStart(10, '0')}\n%%EOF\n`),
    ]);
  const start = bytes - table(0).length;
  yield head;
  // A comment to the reader, as long as it takes.
  for (let left = start - head.length; left > 0; left -= CHUNK.length)
    yield CHUNK.subarray(0, Math.min(left, CHUNK.length));
  yield table(start);
}
