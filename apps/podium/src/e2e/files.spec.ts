import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { UploadedFile, UploadMemory } from '@podium/sdk';
import { startPodium, waysToRun, type RunningPodium } from '@podium/testing';
import { acting, openContest } from './contest.fixture.js';
import { aDeck, anEntrant, announced, brokenOff, come, uploaderOf, type Entrant } from './files.fixture.js';
import { SmallDisk } from './small-disk.fixture.js';

const MINUTE = 60_000;
const MEGABYTE = 1_000_000;

const remembered = (location: string): UploadMemory => ({ read: () => location, write: () => undefined });

describe.each(waysToRun().filter(({ redisUrl }) => redisUrl === undefined))('files in $way', (way) => {
  let podium: RunningPodium;
  let amy: Entrant;
  const serving = way.way === 'one process' ? 'podium' : 'registrations';
  const deck = aDeck(6 * MEGABYTE);
  const file = new File([new Uint8Array(deck)], '計劃書.pdf');
  beforeAll(async () => {
    podium = await startPodium(way);
    await openContest(podium);
    amy = await anEntrant(podium, 'amy@files.example');
  }, 3 * MINUTE);
  afterAll(() => podium?.close(), MINUTE);

  const of = () => ({ entryId: amy.entryId, field: 'deck' });
  async function opened(kept: UploadedFile): Promise<Buffer> {
    const { url } = await acting(podium, amy.token, 'openPaper', 'OpenPaperInput', { paperId: kept.id });
    return Buffer.from(await (await fetch(`${podium.url}${url}`)).arrayBuffer());
  }

  it('come in pieces through the gateway, and open as they were', async () => {
    const told: number[] = [];
    const outcome = await uploaderOf(podium, amy, { pieceBytes: 2 * MEGABYTE }).upload(file, of(), (bytes) =>
      told.push(bytes),
    );
    expect(outcome).toMatchObject({
      is: 'kept',
      file: { name: '計劃書.pdf', type: 'pdf', pages: 1, bytes: deck.length },
    });
    expect(told).toEqual([0, 2, 4, 6].map((each) => each * MEGABYTE).concat(deck.length));
    if (outcome.is === 'kept') expect((await opened(outcome.file)).equals(deck)).toBe(true);
  });

  it('tell what they speak, and refuse what they do not take', async () => {
    const { status, headers } = await fetch(`${podium.url}/registrations/uploads`, { method: 'OPTIONS' });
    expect([status, headers.get('tus-version'), headers.get('access-control-allow-headers')]).toEqual([
      204,
      '1.0.0',
      expect.stringContaining('upload-offset'),
    ]);
    expect(await announced(podium, amy, 30_000_001)).toMatch(/^413 .*FILE_TOO_LARGE/);
  });

  it(
    'go on after a connection that broke, and after a process that was killed',
    async () => {
      const location = await announced(podium, amy, deck.length);
      await brokenOff(podium, amy, location, deck, 2 * MEGABYTE);
      expect(await come(podium, amy, location)).toBe(2 * MEGABYTE);
      await podium.kill(serving);
      await podium.restart(serving);
      const outcome = await uploaderOf(podium, amy).upload(file, of(), undefined, { memory: remembered(location) });
      expect(outcome).toMatchObject({ is: 'kept', file: { bytes: deck.length } });
      if (outcome.is === 'kept') expect((await opened(outcome.file)).equals(deck)).toBe(true);
    },
    MINUTE,
  );

  it(
    'are inspected by whoever comes after a process that was killed over them',
    async () => {
      const location = await announced(podium, amy, deck.length);
      const sending = uploaderOf(podium, amy, { pauses: Array<number>(60).fill(500) }).upload(file, of(), undefined, {
        memory: remembered(location),
      });
      while ((await come(podium, amy, location)) < deck.length) await pause(1);
      await podium.kill(serving);
      await podium.restart(serving);
      expect(await sending).toMatchObject({ is: 'kept', file: { bytes: deck.length } });
    },
    4 * MINUTE,
  );
});

const disk = SmallDisk.mount();
if (disk) aFullDisk(disk);
else it.skip('a disk that is full: left out, no file system can be mounted here', () => undefined);

function aFullDisk(disk: SmallDisk): void {
  describe('a disk that is full', () => {
    let podium: RunningPodium;
    let amy: Entrant;
    const deck = aDeck(10 * MEGABYTE);
    beforeAll(async () => {
      podium = await startPodium({ way: 'one process' }, { env: { PODIUM_DATA_DIR: disk.folder } });
      await openContest({ ...podium, dataDir: disk.folder });
      amy = await anEntrant({ ...podium, dataDir: disk.folder }, 'amy@files.example');
    }, 3 * MINUTE);
    afterAll(async () => {
      await podium?.close();
      disk.unmount();
    }, MINUTE);

    it(
      'takes no more for a while; what came is kept, and the upload goes on once there is room',
      async () => {
        const of = { entryId: amy.entryId, field: 'deck' };
        const file = new File([new Uint8Array(deck)], 'deck.pdf');
        const location = await announced(podium, amy, deck.length);
        disk.fill();
        const memory = remembered(location);
        const impatient = uploaderOf(podium, amy, { pauses: [10] });
        const stopped = new AbortController();
        const first = impatient.upload(file, of, undefined, { memory, signal: stopped.signal });
        await pause(500);
        expect(await come(podium, amy, location)).toBeLessThan(deck.length);
        stopped.abort();
        await first.catch(() => undefined);
        disk.makeRoom();
        const outcome = await uploaderOf(podium, amy).upload(file, of, undefined, { memory });
        expect(outcome).toMatchObject({ is: 'kept', file: { bytes: deck.length } });
        expect(podium.processes.get('podium')?.lives).toBe(true);
      },
      MINUTE,
    );
  });
}
