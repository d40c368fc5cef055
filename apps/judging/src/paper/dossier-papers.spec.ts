import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Of } from '@podium/platform-storage';
import type { TestDossier } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { aDossier, anEdition, JudgingUnderTest, type Judge } from '../judging.fixture.js';

/** A field with a file that judges read, and one that they do not. */
const edition = anEdition((one) => {
  const form = one.categories.find(({ code }) => code === 'SL')?.form;
  const field = { kind: 'file' as const, label: { en: 'Deck', zhHant: '簡報' }, types: ['pdf'], maxBytes: 1_000 };
  form?.fields.push({ id: 'deck-shown', ...field }, { id: 'deck-hidden', ...field, personal: true });
});
const DECK = Buffer.from('%PDF of the deck');
const HIDDEN = Buffer.from('%PDF of a certificate');
const file = (id: string, bytes: Buffer) => ({
  id,
  name: '簡報.pdf',
  type: 'pdf',
  bytes: bytes.length,
  pages: 1,
  sha256: sha256Of(bytes),
});

let test: JudgingUnderTest;
let round: { id: string };
let assigned: Judge;
let other: Judge;
let dossier: TestDossier;
const deck = uuidv7();
const hidden = uuidv7();
beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(edition);
  for (const bytes of [DECK, HIDDEN]) await test.under.documents.keepBytes(bytes);
  const answers = {
    'deck-shown': [file(deck, DECK)],
    'deck-hidden': [file(hidden, HIDDEN)],
    summary: { en: 'What it does' },
  };
  dossier = aDossier(1, { answers });
  await test.registrations.admit(dossier);
  const panel = await test.panel(['a@jury.hk']);
  round = await test.openRound(panel.id);
  await test.assign(round.id, 1);
  [assigned] = panel.judges as [Judge];
  [other] = (await test.panel(['b@jury.hk'], { name: { en: 'Others', zhHant: '其他' } })).judges as [Judge];
});
afterAll(() => test.stop());

const OPEN = `mutation ($input: OpenDossierPaperInput!) { openDossierPaper(input: $input) { __typename
  ... on PaperLink { url pictureUrl } ... on Refusal { message } } }`;
const open = (as: string, paperId = deck, dossierId = dossier.dossierId) =>
  test.ask(OPEN, { input: { dossierId, paperId } }, { as });

describe('a file of a dossier', () => {
  it('opens for the judge it is assigned to, once conflicts were declared, and for nobody else', async () => {
    expect(await open(assigned.person)).toMatchObject({ __typename: 'PaperNotFound' });
    await test.declare(assigned, round.id);
    for (const who of [other.person, uuidv7()]) expect(await open(who)).toMatchObject({ __typename: 'PaperNotFound' });
    const { url } = await open(assigned.person);
    const { status, bytes, headers } = await test.under.visit(url);
    expect([status, bytes.equals(DECK), headers['content-disposition']]).toEqual([
      200,
      true,
      `inline; filename="__.pdf"; filename*=UTF-8''%E7%B0%A1%E5%A0%B1.pdf`,
    ]);
  });

  it('that is for personal data stays shut for a judge, and what is no file of the dossier for everybody', async () => {
    await test.declare(assigned, round.id);
    for (const id of [hidden, uuidv7(), sha256Of(DECK)])
      expect(await open(assigned.person, id)).toMatchObject({ __typename: 'PaperNotFound' });
    expect(await open(assigned.person, deck, uuidv7())).toMatchObject({ __typename: 'PaperNotFound' });
  });

  it('opens by no link that was made for another file, another person, or elsewhere', async () => {
    await test.declare(assigned, round.id);
    const { url } = (await open(assigned.person)) as { url: string };
    const [address, key] = url.split('?key=') as [string, string];
    for (const each of [
      `${address.replace(deck, hidden)}?key=${key}`,
      `${address}?key=${key.replace(assigned.person, other.person)}`,
      address,
    ])
      expect((await test.under.visit(each)).status).toBe(404);
    expect((await test.under.visit(url, { as: other.person })).status).toBe(404);
    expect((await test.under.visit(url, { as: assigned.person })).status).toBe(200);
  });

  it('shuts at once for whoever is barred from the entry, also by a link that was made before', async () => {
    await test.declare(assigned, round.id);
    const { url } = (await open(assigned.person)) as { url: string };
    await test.declare(assigned, round.id, [{ dossierId: dossier.dossierId, kind: 'OTHER', reason: 'a cousin' }]);
    expect((await test.under.visit(url)).status).toBe(404);
    expect(await open(assigned.person)).toMatchObject({ __typename: 'PaperNotFound' });
  });
});
