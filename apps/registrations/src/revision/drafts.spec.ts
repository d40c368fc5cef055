import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest, type Started } from '../registrations.fixture.js';
import { ASKS_MORE, contest, Revising, TITLED, WITHOUT_PHONE } from './revision.fixture.js';

let test: RegistrationsUnderTest;
let revising: Revising;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  revising = new Revising(test);
});
afterAll(() => test.stop());

let code: string;
let count = 0;
let organisers: [string, string];
let entrant: string;
let draft: Started;
beforeEach(async () => {
  code = `MIDST${++count}`;
  await test.open({ code });
  organisers = [await test.appoint('organiser', code, null), await test.appoint('organiser', code, null)];
  entrant = uuidv7();
  await test.person(`${entrant}@example.hk`, entrant);
  const member = { email: `${entrant}@example.hk`, leader: true, familyName: 'Chan', givenName: 'Tai Man' };
  const { id } = await test.team(entrant, [member], { editionCode: code });
  draft = await test.startEntry(entrant, id);
});

const TOLD = `id version state answers changedSince { revision fields { field kind label(locale: ZH_HANT) } }
  noLongerAsked { field label(locale: EN) answer }`;
const save = (version: number, answers: object, act: 'save' | 'submit' = 'save') =>
  test.ask(
    `mutation ($input: SaveEntryInput!) { ${act}Entry(input: $input) { __typename ... on Entry { ${TOLD} }
       ... on UnknownFields { fields } ... on EntryIncomplete { problems { path code } } ... on Refusal { message } } }`,
    { input: { entryId: draft.id, version, answers } },
    { as: entrant },
  );
const read = () => test.ask(`query ($id: ID!) { entry(id: $id) { ${TOLD} } }`, { id: draft.id }, { as: entrant });
const revise = (...changes: [string, string][]) => revising.revise(code, contest(...changes), organisers);

const answers = { pitch: 'It walks.', phone: '9123 4567' };
const PHONE_KEPT = [{ field: 'phone', label: 'Telephone', answer: '9123 4567' }];

describe('whoever is in the midst of a form that is revised', () => {
  it('keeps an answer that is no longer asked, without sending it again, and hears once what changed', async () => {
    const { version } = await save(draft.version, answers);
    const plain = await read();
    expect(plain).toMatchObject({ changedSince: null, noLongerAsked: [] });
    await revise(ASKS_MORE, WITHOUT_PHONE, TITLED);

    const changedSince = {
      revision: 1,
      fields: [
        { field: 'pitch', kind: 'ALTERED', label: '簡介' },
        { field: 'film', kind: 'NEW', label: '影片' },
        { field: 'phone', kind: 'NO_LONGER_ASKED', label: '電話' },
      ],
    };
    expect(await read()).toMatchObject({ version, answers, changedSince, noLongerAsked: PHONE_KEPT });
    // The form as it is now has no telephone: a client sends what it has.
    const saved = await save(version, { pitch: 'It runs.' });
    expect(saved).toMatchObject({
      __typename: 'Entry',
      answers: { pitch: 'It runs.', phone: '9123 4567' },
      changedSince,
      noLongerAsked: PHONE_KEPT,
    });
    expect(await save(saved.version, { pitch: 'It flies.' })).toMatchObject({
      changedSince: null,
      noLongerAsked: PHONE_KEPT,
    });
  });

  it('is not refused for an answer that was asked for when the form was opened', async () => {
    await revise(WITHOUT_PHONE);
    const saved = await save(draft.version, answers);
    expect(saved).toMatchObject({ answers, noLongerAsked: PHONE_KEPT });
    const changed = await save(saved.version, { ...answers, phone: '2345 6789' });
    expect(changed).toMatchObject({ answers: { phone: '2345 6789' } });
    expect(await save(changed.version, { ...answers, fax: '1' })).toMatchObject({
      __typename: 'UnknownFields',
      fields: ['fax'],
    });
  });

  it('submits by the form of now; what is no longer asked neither counts nor stands in the way', async () => {
    const { version } = await save(draft.version, answers);
    await revise(ASKS_MORE, WITHOUT_PHONE);
    expect(await save(version, answers, 'submit')).toMatchObject({
      __typename: 'EntryIncomplete',
      problems: [{ path: 'film' }],
    });
    const sent = await save(version, { pitch: 'It walks.', film: 'https://example.hk/film' }, 'submit');
    expect(sent).toMatchObject({ state: 'SUBMITTED', answers: { ...answers, film: 'https://example.hk/film' } });
    const screener = await test.appoint('screener', code, null);
    expect(await test.screen(screener, { entryId: draft.id, version: sent.version })).toMatchObject({
      state: 'ADMITTED',
    });
    expect(Object.keys(await dossierAnswers()).sort()).toEqual(['film', 'pitch']);
  });
});

/** The answers of the dossier that was frozen of this test's entry. */
async function dossierAnswers(): Promise<Record<string, unknown>> {
  const [row] = await test.database.query<{ hash: string }>('SELECT hash FROM dossier WHERE entry_id = $1', [draft.id]);
  return (await test.under.documents.json<{ answers: Record<string, unknown> }>(row?.hash ?? '')).answers;
}

describe('what was submitted', () => {
  it('is touched by no revision, and is frozen by the form that it was given to', async () => {
    const given = { pitch: 'It walks.', powered: 'other', detail: 'Steam' };
    const sent = await save(draft.version, given, 'submit');
    const rows = () =>
      test.database.query('SELECT version, answers, roster, state FROM entry WHERE id = $1', [draft.id]);
    const before = await rows();
    // From now on the detail is asked of batteries: the answer would not count any more.
    await revise(['visible: { field: powered, is: other }', 'visible: { field: powered, is: battery }'], ASKS_MORE);
    expect(await rows()).toEqual(before);
    expect(await read()).toMatchObject({ state: 'SUBMITTED', version: sent.version, answers: given });
    const screener = await test.appoint('screener', code, null);
    await test.screen(screener, { entryId: draft.id, version: sent.version });
    expect(await dossierAnswers()).toEqual(given);
  });

  it('leaves behind what has become personal since', async () => {
    const given = { pitch: 'It walks.', powered: 'battery' };
    const sent = await save(draft.version, given, 'submit');
    await revise([
      '      - id: powered\n        kind: choice',
      '      - id: powered\n        personal: true\n        kind: choice',
    ]);
    const screener = await test.appoint('screener', code, null);
    await test.screen(screener, { entryId: draft.id, version: sent.version });
    expect(await dossierAnswers()).toEqual({ pitch: 'It walks.' });
  });

  it('may have its criteria revised once there is a dossier, not its stages', async () => {
    const sent = await save(draft.version, answers, 'submit');
    const screener = await test.appoint('screener', code, null);
    await test.screen(screener, { entryId: draft.id, version: sent.version });
    const scope = contest(
      ['scope: stream\n      contenders', 'scope: category\n      contenders'],
      ['scope: stream\n    stage: final', 'scope: category\n    stage: final'],
    );
    expect(await revising.propose(organisers[0], code, scope)).toMatchObject({ __typename: 'RevisionBreaks' });
    const weights = contest(['weight: 60', 'weight: 50'], ['weight: 40', 'weight: 50']);
    expect(await revising.propose(organisers[0], code, weights)).toMatchObject({
      __typename: 'DecisionsNeeded',
      changes: expect.arrayContaining([
        expect.objectContaining({ categories: ['AA'], why: expect.stringContaining('keeps what it was opened with') }),
        expect.objectContaining({ categories: ['BB'], why: expect.stringContaining('No sheet exists yet') }),
      ]),
    });
  });
});

it('a list tells it with one statement more, however many rows it has', async () => {
  for (let at = 0; at < 2; at++) await test.startEntry(entrant, draft.team.id);
  await revise(TITLED);
  const list = `query ($first: Int!) { myEntries(first: $first) { nodes { id ${TOLD.replace('id version', 'version')} } } }`;
  const least = async (first: number) => {
    const issued: number[] = [];
    for (let at = 0; at < 4; at++) {
      const before = test.database.statements;
      const page = await test.ask(list, { first }, { as: entrant });
      expect(page.nodes).toHaveLength(first);
      expect(page.nodes.at(-1).changedSince.fields).toHaveLength(1);
      issued.push(test.database.statements - before);
    }
    return Math.min(...issued);
  };
  expect([await least(1), await least(3)]).toEqual([2, 2]);
});
