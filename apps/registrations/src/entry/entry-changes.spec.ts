import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entrySubmittedV1, entryWithdrawnV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
});
afterAll(() => test.stop());

const ofEntry = (entryId: string) => (event: { entryId: string }) => event.entryId === entryId;

describe('an entry', () => {
  it('begins as a draft with a reference, counted per category without gaps, also when many begin at once', async () => {
    await test.open({ code: 'COUNT' });
    const as = uuidv7();
    const { id } = await test.team(as, [{ email: 'a@example.hk', leader: true, familyName: 'A', givenName: '' }], {
      editionCode: 'COUNT',
    });
    const drafts = await Promise.all(Array.from({ length: 9 }, () => test.startEntry(as, id, 'AA')));
    await test.startEntry(as, id, 'AA', { streamCode: 'NONE' });
    drafts.push(await test.startEntry(as, id, 'AA'), await test.startEntry(as, id, 'BB'));
    expect(drafts.map(({ code }) => code).sort()).toEqual([
      ...Array.from({ length: 10 }, (_, at) => `COUNT-AA-${String(at + 1).padStart(4, '0')}`),
      'COUNT-BB-0001',
    ]);
    expect(new Set(drafts.map(({ state }) => state))).toEqual(new Set(['DRAFT']));
  });

  it.each([
    ['no category', 'ZZ', {}, 'EditionNotFound'],
    ['no stream', 'AA', { streamCode: 'ZZ' }, 'EditionNotFound'],
    ['a stream called like a property of all objects', 'constructor', { streamCode: '__proto__' }, 'EditionNotFound'],
    ['no title', 'AA', { title: {} }, 'InputRefused'],
    ['a title with NUL', 'AA', { title: { en: 'a\u0000b' } }, 'InputRefused'],
    ['a title without end', 'AA', { title: { zhHant: '長'.repeat(201) } }, 'InputRefused'],
  ])('does not begin with %s', async (_, category, input, refusal) => {
    const as = uuidv7();
    const { id } = await test.team(as, [{ email: 'a@example.hk', leader: true, familyName: 'A', givenName: '' }]);
    expect(await test.startEntry(as, id, category, input)).toMatchObject({ __typename: refusal });
    expect(await test.database.query('SELECT 1 FROM entry WHERE team_id = $1', [id])).toEqual([]);
  });

  it('is saved incomplete, submitted complete, submitted again in its place, and told of each time', async () => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    const saved = await test.save(as, { entryId: id, version, answers: { phone: '2123 4567' } });
    expect(saved).toMatchObject({ state: 'DRAFT', version: version + 1, answers: { phone: '2123 4567' } });
    expect(await test.submit(as, { entryId: id, version: saved.version })).toMatchObject({
      __typename: 'EntryIncomplete',
    });
    const first = await test.submit(as, { entryId: id, version: saved.version, answers: { pitch: 'It walks.' } });
    expect(first).toMatchObject({ state: 'SUBMITTED', version: version + 2, answers: { pitch: 'It walks.' } });
    const second = await test.submit(as, { entryId: id, version: first.version, title: { en: 'Better' } });
    expect(second).toMatchObject({ title: 'Better', version: version + 3, answers: { pitch: 'It walks.' } });
    const told = (await test.under.told(entrySubmittedV1)).filter(ofEntry(id));
    expect(told.map(({ title, contacts, submittedAt }) => ({ title, contacts, submittedAt }))).toEqual(
      [first, second].map(({ title, submittedAt }) => ({
        title: { en: title },
        contacts: [{ email: `${as}@example.hk`, locale: 'en' }],
        submittedAt,
      })),
    );
  });

  it('that was submitted stays fit to be submitted when it is saved', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    expect(await test.save(as, { entryId: id, version, answers: {} })).toMatchObject({ __typename: 'EntryIncomplete' });
    expect(await test.save(as, { entryId: id, version, answers: { pitch: 'It runs.' } })).toMatchObject({
      state: 'SUBMITTED',
      version: version + 1,
    });
  });

  it('is not submitted by a team of another size than the category takes', async () => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    const members = Array.from({ length: 4 }, (_, at) => ({
      email: at === 0 ? `${as}@example.hk` : `size-${at}@example.hk`,
      leader: at === 0,
      familyName: 'A',
      givenName: 'B',
    }));
    const input = { entryId: id, version, answers: { pitch: 'It walks.' }, team: { name: { en: 'Four' }, members } };
    expect(await test.submit(as, input)).toMatchObject({ __typename: 'TeamSizeNotAllowed', min: 1, max: 3 });
    // The refusal took the whole change back, the team's new name too.
    const three = { ...input, team: { name: { en: 'Three' }, members: members.slice(0, 3) } };
    expect(await test.submit(as, three)).toMatchObject({ __typename: 'Entry', team: { version: 2 } });
  });

  it('is not changed by whoever saw an older version, of many at once one succeeds', async () => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => test.save(as, { entryId: id, version, answers: { pitch: `${at}` } })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'Entry')).toHaveLength(1);
    const changed = { __typename: 'EntryChangedMeanwhile', version: version + 1 };
    expect(answers.filter(({ __typename }) => __typename !== 'Entry')).toEqual(
      Array(9).fill(expect.objectContaining(changed)),
    );
    for (const attempt of [test.submit, test.withdraw]) {
      expect(await attempt.call(test, as, { entryId: id, version })).toMatchObject(changed);
    }
  });
});

describe('withdrawing', () => {
  it.each([
    ['a draft is for good, and nobody is written to: nobody but the team knew of it', 'draft'],
    ['what was submitted is for good and is told of', 'submitted'],
  ] as const)('%s', async (_, kind) => {
    const as = uuidv7();
    const { id, version } = await test[kind](as);
    expect(await test.withdraw(as, { entryId: id, version, reason: 'Our robot broke.' })).toMatchObject({
      state: 'WITHDRAWN',
    });
    const told = (await test.under.told(entryWithdrawnV1)).filter(ofEntry(id));
    const letter = { reason: 'Our robot broke.', contacts: [{ email: `${as}@example.hk`, locale: 'en' }] };
    expect(told).toEqual(kind === 'draft' ? [] : [expect.objectContaining(letter)]);
    const withdrawn = { entryId: id, version: version + 1 };
    for (const attempt of [test.save, test.submit, test.withdraw]) {
      expect(await attempt.call(test, as, withdrawn)).toMatchObject({
        __typename: 'EntryStateForbids',
        state: 'WITHDRAWN',
      });
    }
  });

  it('wants a reason', async () => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    expect(await test.withdraw(as, { entryId: id, version, reason: ' ' })).toMatchObject({
      __typename: 'InputRefused',
    });
  });
});
