import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appointmentV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';
import { ASKS_MORE, contest, Revising, TITLED, WITHOUT_BB, WITHOUT_PITCH } from './revision.fixture.js';

let test: RegistrationsUnderTest;
let revising: Revising;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  revising = new Revising(test);
});
afterAll(() => test.stop());

let code: string;
let count = 0;
let organiser: string;
let colleague: string;
beforeEach(async () => {
  code = `REV${++count}`;
  ({ organiser, colleague } = await revising.opened(code));
});

const entrant = (categoryCode?: string) => revising.entrant(code, categoryCode);
const fact = () => revising.fact(code);
const TITLE = contest(TITLED);

describe('a revision of an edition that is open', () => {
  it('is proposed with its diff in words, approved by another organiser, and told to everybody', async () => {
    await entrant();
    const before = await fact();
    const proposed = await revising.propose(organiser, code, TITLE);
    expect(proposed).toMatchObject({
      __typename: 'Revision',
      state: 'PROPOSED',
      baseRevision: 1,
      becameRevision: null,
      proposedBy: organiser,
      categories: ['AA', 'BB'],
      changes: [{ effect: 'HARMLESS', what: 'The field `pitch` is worded or placed otherwise.', decision: null }],
    });
    expect(await fact()).toEqual(before);
    const approved = await revising.approve(colleague, proposed);
    expect(approved).toMatchObject({ state: 'APPROVED', becameRevision: 2, decidedBy: colleague, viewerCan: [] });

    const now = await revising.edition(code);
    expect(now.revision).toBe(2);
    expect(now.categories[0].form.fields[0].label.en).toBe('Elevator pitch');
    const after = await fact();
    expect(after?.body).toMatchObject({ revision: 2, calendar: before?.body.calendar });
    expect(after?.body.definition).not.toBe(before?.body.definition);
    const [listed] = (await revising.list(organiser, code)).nodes;
    expect(listed).toMatchObject({ id: proposed.id, hash: proposed.hash, yaml: TITLE });
  });

  it.each([
    ['a file with mistakes, each by line', () => contest(['kind: text', 'kind: poem']), 'DefinitionHasMistakes'],
    ['one that changes nothing', () => contest(), 'NothingChanges'],
    ['one that differs in a comment alone', () => `# Hello\n${contest()}`, 'NothingChanges'],
    ['one without a reason', () => TITLE, 'InputRefused', { reason: ' ' }],
    ['one of no edition', () => TITLE, 'EditionNotFound', { editionCode: 'NOSUCH' }],
    ['one of another edition', () => contest(['code: ROBOT', 'code: OTHER']), 'RevisionBreaks'],
    ['a megabyte', () => `${TITLE}#${'x'.repeat(1_000_000)}`, 'InputRefused'],
    ['an empty decision', () => TITLE, 'InputRefused', { decisions: [{ code: 'x', decision: ' ' }] }],
    ['a decision given twice', () => TITLE, 'InputRefused', { decisions: Array(2).fill({ code: 'x', decision: 'y' }) }],
    [
      'one that closes before it opens',
      () => contest(['2123-04-30 18:00', '2023-02-01 18:00']),
      'DefinitionHasMistakes',
    ],
  ] as [string, () => string, string, object?][])('refuses %s', async (_, source, refusal, more = {}) => {
    const answer = await revising.propose(organiser, code, source(), more as Record<string, unknown>);
    expect(answer).toMatchObject({ __typename: refusal });
    if (refusal === 'DefinitionHasMistakes') expect(answer.mistakes[0].line).toBeGreaterThan(1);
    expect((await revising.list(organiser, code)).totalCount).toBe(0);
  });

  it('is refused where it would break what somebody has submitted, and nobody approves what came to break it', async () => {
    const { as, entry } = await entrant();
    const sent = await test.submit(as, { entryId: entry.id, version: entry.version, answers: { pitch: 'It walks.' } });
    expect(await revising.propose(organiser, code, contest(WITHOUT_PITCH))).toMatchObject({
      __typename: 'RevisionBreaks',
      changes: [{ what: 'The field `pitch` is removed.', effect: 'REFUSED' }],
    });
    // Nobody is in the category yet: it may go. Before that is approved, somebody enters it.
    const withoutBB = contest(WITHOUT_BB);
    const proposed = await revising.decided(organiser, code, withoutBB);
    expect(proposed).toMatchObject({ __typename: 'Revision', changes: [{ effect: 'HARMLESS', categories: ['BB'] }] });
    await entrant('BB');
    expect(await revising.approve(colleague, proposed)).toMatchObject({ __typename: 'RevisionBreaks' });
    expect((await revising.edition(code)).revision).toBe(1);
    expect(sent).toMatchObject({ state: 'SUBMITTED' });
  });

  it('needs a decision for each change that asks one, and keeps it', async () => {
    await entrant();
    const asked = await revising.propose(organiser, code, contest(ASKS_MORE));
    expect(asked).toMatchObject({
      __typename: 'DecisionsNeeded',
      changes: [{ effect: 'NEEDS_A_DECISION', what: 'The field `film` is new and required.', categories: ['AA'] }],
    });
    const decisions = [{ code: asked.changes[0].code, decision: ' Those who submitted stand. ' }];
    const proposed = await revising.propose(organiser, code, contest(ASKS_MORE), { decisions });
    expect(proposed.changes).toMatchObject([
      { what: 'The field `film` is new and required.', decision: 'Those who submitted stand.' },
      { effect: 'HARMLESS', categories: ['BB'] },
    ]);
    expect(await revising.approve(colleague, proposed)).toMatchObject({ state: 'APPROVED' });
  });

  it('takes dates that the file changes, and leaves those that were moved where they are', async () => {
    const moved = '2123-05-07T10:00:00.000Z';
    await test.move({ editionCode: code, milestone: 'enrolment-closes', at: moved });
    await test.move({
      editionCode: code,
      milestone: 'enrolment-closes',
      category: 'BB',
      at: '2123-05-09T10:00:00.000Z',
    });
    await revising.revise(code, contest(TITLED, ['2123-06-20 19:00', '2123-06-27 19:00']), [organiser, colleague]);
    expect((await revising.edition(code)).calendar).toEqual([
      { code: 'enrolment-opens', category: null, at: '2023-03-03T01:00:00.000Z' },
      { code: 'enrolment-closes', category: null, at: moved },
      { code: 'enrolment-closes', category: 'BB', at: '2123-05-09T10:00:00.000Z' },
      { code: 'ceremony', category: null, at: '2123-06-27T11:00:00.000Z' },
    ]);
    const [record] = await test.database.query(
      `SELECT milestone, was, becomes, changed_by, approved_by FROM calendar_change
       WHERE edition_code = $1 AND milestone = 'ceremony'`,
      [code],
    );
    expect(record).toEqual({
      milestone: 'ceremony',
      was: new Date('2123-06-20T11:00:00Z'),
      becomes: new Date('2123-06-27T11:00:00Z'),
      changed_by: organiser,
      approved_by: colleague,
    });
  });

  it('is stale once the edition has moved, and can then only be declined', async () => {
    const [first, second] = [
      await revising.propose(organiser, code, TITLE),
      await revising.propose(organiser, code, contest(ASKS_MORE)),
    ];
    await revising.approve(colleague, first);
    expect(await revising.approve(colleague, second)).toMatchObject({ __typename: 'RevisionIsStale' });
    const listed = (await revising.list(colleague, code)).nodes;
    expect(listed.map(({ state, viewerCan }: Record<string, unknown>) => [state, viewerCan])).toEqual([
      ['STALE', ['DECLINE']],
      ['APPROVED', []],
    ]);
    const third = await revising.decided(organiser, code, contest(TITLED, ASKS_MORE));
    await test.move({ editionCode: code, milestone: 'ceremony', at: '2123-07-01T10:00:00Z' });
    expect(await revising.approve(colleague, third)).toMatchObject({ __typename: 'RevisionIsStale' });
    expect(await revising.decline(organiser, third.id)).toMatchObject({ state: 'DECLINED' });
    expect(await revising.approve(colleague, third)).toMatchObject({ __typename: 'RevisionDecided' });
  });

  it('is approved as it was read: another hash is refused', async () => {
    const proposed = await revising.propose(organiser, code, TITLE);
    expect(await revising.approve(colleague, { ...proposed, hash: '0'.repeat(64) })).toMatchObject({
      __typename: 'NotWhatWasProposed',
    });
    expect((await revising.edition(code)).revision).toBe(1);
  });
});

describe('who revises', () => {
  it('one organiser alone, while nobody has entered; then two, of whom neither chose the other', async () => {
    const alone = await revising.propose(organiser, code, TITLE);
    expect(alone.viewerCan).toEqual(['APPROVE', 'DECLINE']);
    expect(await revising.approve(organiser, alone)).toMatchObject({ state: 'APPROVED' });
    await entrant();
    const proposed = await revising.decided(organiser, code, contest(TITLED, ASKS_MORE));
    expect(proposed.viewerCan).toEqual(['DECLINE']);
    const puppet = uuidv7();
    const place = { role: 'organiser' as const, editionCode: code, categoryCode: null };
    await test.tell(appointmentV1, { appointmentId: uuidv7(), personId: puppet, ...place, appointedBy: organiser });
    for (const own of [organiser, puppet]) {
      expect(await revising.approve(own, proposed)).toMatchObject({ __typename: 'NeedsSomebodyElse' });
    }
    expect(await revising.approve(colleague, proposed)).toMatchObject({ state: 'APPROVED' });
  });

  it('the organiser of a category what lies in it, and the edition’s agrees', async () => {
    const ofBB = await test.appoint('organiser', code, 'BB');
    const inBB = contest(['en: Flying', 'en: Aloft']);
    expect(await revising.propose(ofBB, code, TITLE)).toMatchObject({
      __typename: 'OutsideYourCategory',
      changes: [{ categories: ['AA', 'BB'] }],
    });
    expect(await revising.propose(ofBB, code, contest(["label: '2123'", "label: '2124'"]))).toMatchObject({
      __typename: 'OutsideYourCategory',
    });
    const proposed = await revising.propose(ofBB, code, inBB);
    expect(proposed).toMatchObject({ categories: ['BB'], viewerCan: ['DECLINE'] });
    expect(await revising.approve(ofBB, proposed)).toMatchObject({ __typename: 'NotOrganiser' });
    expect(await revising.approve(organiser, proposed)).toMatchObject({ state: 'APPROVED' });
  });

  it('nobody else: who organises elsewhere hears what who organises nothing here hears', async () => {
    const proposed = await revising.propose(organiser, code, contest(['en: Flying', 'en: Aloft']));
    const ofAA = await test.appoint('organiser', code, 'AA');
    const mixed = await test.appoint('organiser', 'ROBOT', null);
    await test.appoint('organiser', code, 'AA', mixed);
    for (const stranger of [ofAA, mixed, await test.appoint('organiser', 'ROBOT', null)]) {
      expect((await revising.list(stranger, code)).nodes).toEqual([]);
      for (const id of [proposed.id, uuidv7(), 'x']) {
        expect(await revising.decline(stranger, id)).toMatchObject({ __typename: 'RevisionNotFound' });
        expect(await revising.approve(stranger, { ...proposed, id })).toMatchObject({ __typename: 'RevisionNotFound' });
      }
    }
    // It touches both categories: whoever organises one of them neither sees it nor declines it.
    const both = await revising.propose(organiser, code, TITLE);
    expect(await revising.decline(ofAA, both.id)).toMatchObject({ __typename: 'RevisionNotFound' });
    expect((await revising.list(ofAA, code)).nodes).toEqual([]);
    expect(await revising.propose(await test.appoint('organiser', 'ROBOT', null), code, TITLE)).toMatchObject({
      __typename: 'NotOrganiser',
    });
    expect(await revising.propose(uuidv7(), code, TITLE)).toEqual({ errorCodes: ['FORBIDDEN'] });
  });
});
