import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Uploader, type TokenSource } from '@podium/sdk';
import type { RunningPodium } from '@podium/testing';
import { signedIn } from './asking.fixture.js';
import { acting } from './contest.fixture.js';

/** A PDF of one page and about so many bytes, which nobody can compress. */
export function aDeck(bytes: number): Buffer {
  const ballast = Buffer.alloc(bytes);
  for (let at = 0, seed = 1; at < bytes; at++) ballast[at] = (seed = (seed * 48_271) % 2_147_483_647) & 0xff;
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
        `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<<>>>>endobj\n4 0 obj<</Length ${bytes}>>stream\n`,
    ),
    Buffer.from(ballast.toString('base64').slice(0, bytes)),
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ]);
}

/** An entrant with a draft in the contest of the pages. */
export interface Entrant {
  token: string;
  entryId: string;
  version: number;
}

export async function anEntrant(podium: RunningPodium, email: string): Promise<Entrant> {
  const token = await signedIn(podium, email);
  const members = [{ email, leader: true, familyName: 'Chan', givenName: 'Amy' }];
  const team = { editionCode: 'PAGES27', name: { en: 'Team' }, members };
  const { id: teamId } = await acting(podium, token, 'registerTeam', 'RegisterTeamInput', team);
  const draft = { teamId, categoryCode: 'OP', streamCode: 'ALL', title: { en: 'Walker' } };
  const { id: entryId, version } = await acting(podium, token, 'startEntry', 'StartEntryInput', draft);
  return { token, entryId, version };
}

const tokens = (token: string): TokenSource => ({
  token: () => Promise.resolve(token),
  refused: () => Promise.resolve(undefined),
});

export const uploaderOf = (
  { url }: RunningPodium,
  { token }: Entrant,
  more: { pieceBytes?: number; pauses?: number[] } = {},
) => new Uploader({ address: url, tokens: tokens(token), ...more });

/** Announces a file. @returns where it is to be sent */
export async function announced({ url }: RunningPodium, { token, entryId }: Entrant, length: number): Promise<string> {
  const given = { entryId, field: 'deck', filename: 'deck.pdf' };
  const metadata = Object.entries(given).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`);
  const response = await fetch(`${url}/registrations/uploads`, {
    method: 'POST',
    headers: { ...ours(token), 'upload-length': String(length), 'upload-metadata': metadata.join(',') },
  });
  return response.headers.get('location') ?? `${response.status} ${await response.text()}`;
}

/** Bytes that have come, as HEAD says it. */
export async function come({ url }: RunningPodium, { token }: Entrant, location: string): Promise<number> {
  const response = await fetch(`${url}${location}`, { method: 'HEAD', headers: ours(token) });
  return Number(response.headers.get('upload-offset'));
}

/** Begins to send a piece and loses the connection when so many bytes of it have come. */
export async function brokenOff(
  podium: RunningPodium,
  entrant: Entrant,
  location: string,
  piece: Buffer,
  after: number,
) {
  const headers = {
    ...ours(entrant.token),
    'content-type': 'application/offset+octet-stream',
    'upload-offset': '0',
    'content-length': String(piece.length),
  };
  const sending = request(`${podium.url}${location}`, { method: 'PATCH', headers });
  sending.on('error', () => undefined);
  sending.write(piece.subarray(0, after));
  while ((await come(podium, entrant, location)) < after) await pause(10);
  sending.destroy();
}

const ours = (token: string) => ({ authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' });
