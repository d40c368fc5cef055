import { v7 as uuidv7 } from 'uuid';
import { CONTEST, RegistrationsUnderTest, type Started } from '../registrations.fixture.js';
import type { ServiceUnderTest, VisitOptions } from '@podium/testing';

/** The contest, with a deck that is due with the entry, a proof, and slides that are due later. */
export const WITH_FILES = CONTEST.replace(
  '      - id: detail\n',
  `      - { id: deck, kind: file, label: { en: Deck, zhHant: 簡報 }, types: [pdf, pptx], maxBytes: 20000000, maxPages: 3 }
      - { id: proof, kind: file, label: { en: Proof, zhHant: 證明 }, types: [pdf, jpg, png], maxBytes: 100000, maxFiles: 2, personal: true }
      - { id: report, kind: file, label: { en: Report, zhHant: 報告 }, types: [pdf], maxBytes: 1000, opens: enrolment-closes, closes: ceremony, later: true }
      - { id: slides, kind: file, label: { en: Slides, zhHant: 投影片 }, types: [pdf], maxBytes: 100000, closes: ceremony, later: true }
      - id: detail\n`,
);

export interface Wanted {
  entryId: string;
  field?: string;
  filename?: string;
}

/** What the upload's own page says of it. */
export interface UploadShown {
  id: string;
  state: string;
  offset: number;
  name: string;
  answer: { id: string } | null;
  refusal: { code: string; message: string } | null;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const TUS = { 'tus-resumable': '1.0.0' };
const PIECE = { ...TUS, 'content-type': 'application/offset+octet-stream' };

/** Uploads files as tus has it. */
export class Uploader {
  constructor(private readonly under: Pick<ServiceUnderTest, 'visit'>) {}

  announce(
    as: string,
    { entryId, field = 'deck', filename = 'deck.pdf' }: Wanted,
    length: number,
    more: VisitOptions = {},
  ) {
    const metadata = `entryId ${base64(entryId)},field ${base64(field)},filename ${base64(filename)}`;
    const headers = { ...TUS, 'upload-length': String(length), 'upload-metadata': metadata, ...more.headers };
    return this.under.visit('/registrations/uploads', { as, method: 'POST', ...more, headers });
  }

  piece(as: string, location: string, offset: number, payload: Buffer) {
    return this.under.visit(location, {
      as,
      method: 'PATCH',
      headers: { ...PIECE, 'upload-offset': String(offset) },
      payload,
    });
  }

  async read(
    as: string,
    location: string,
    headers: Record<string, string> = { prefer: 'wait=20' },
  ): Promise<UploadShown> {
    const { body } = await this.under.visit(location, { as, headers });
    return JSON.parse(body) as UploadShown;
  }

  /** In one request. @returns what became of it */
  async upload(as: string, wanted: Wanted, content: Buffer): Promise<UploadShown> {
    const more = { headers: PIECE, payload: content };
    const { headers, status, body } = await this.announce(as, wanted, content.length, more);
    if (status !== 201) throw new Error(`${status}: ${body}`);
    return this.read(as, String(headers['location']));
  }

  /** Of a file that is taken. @returns its paper's id */
  async paper(as: string, wanted: Wanted, content: Buffer): Promise<string> {
    const { answer, refusal } = await this.upload(as, wanted, content);
    if (answer === null) throw new Error(JSON.stringify(refusal));
    return answer.id;
  }
}

/** A draft of somebody in the contest with files. */
export async function aDraft(test: RegistrationsUnderTest): Promise<Started & { as: string }> {
  const as = uuidv7();
  const email = `${as}@example.hk`;
  await test.person(email, as);
  const team = await test.team(as, [{ email, leader: true, familyName: 'Chan', givenName: 'Tai Man' }], {
    editionCode: 'FILES',
  });
  return { ...((await test.startEntry(as, team.id)) as Started), as };
}

/** The service with that contest open. */
export async function startWithFiles(options: Parameters<typeof RegistrationsUnderTest.start>[0] = {}) {
  const test = await RegistrationsUnderTest.start(options);
  const opened = await test.open({ code: 'FILES', yaml: WITH_FILES });
  if (opened.__typename !== 'Edition') throw new Error(JSON.stringify(opened));
  return test;
}
