import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appointmentV1, deadlineExtendedV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

const CLOSED = '2023-04-30T10:00:00.000Z';
const LATER = '2123-05-07T10:00:00.000Z';
const FIELDS = 'id state was becomes reason categoryCode viewerCan decidedAt';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
});
afterAll(() => test.stop());

let code: string;
let count = 0;
let organiser: string;
let colleague: string;
beforeEach(async () => {
  code = `LATE${++count}`;
  await test.open({ code });
  organiser = await test.appoint('organiser', code, null);
  colleague = await test.appoint('organiser', code, null);
});
const close = async (at = CLOSED) => {
  await test.database.execute(`UPDATE milestone SET at = $2 WHERE edition_code = $1 AND code = 'enrolment-closes'`, [
    code,
    at,
  ]);
  await test.database.execute('UPDATE edition SET revision = revision + 1 WHERE code = $1', [code]);
};

const propose = (as: string, input: Record<string, unknown> = {}) =>
  test.ask(
    `mutation ($input: ExtendDeadlineInput!) { extendDeadline(input: $input) { __typename ... on DeadlineExtension { ${FIELDS} }
       ... on Refusal { message } } }`,
    { input: { editionCode: code, milestone: 'enrolment-closes', at: LATER, reason: 'The site was down.', ...input } },
    { as },
  );
const decide = (act: 'approve' | 'decline', as: string, extensionId: string) =>
  test.ask(
    `mutation ($input: ${act === 'approve' ? 'Approve' : 'Decline'}ExtensionInput!) { ${act}Extension(input: $input) { __typename
       ... on DeadlineExtension { ${FIELDS} } ... on Refusal { message } } }`,
    { input: { extensionId } },
    { as },
  );
const list = (as: string) =>
  test.ask(
    `query ($code: String!) { deadlineExtensions(editionCode: $code) { totalCount nodes { id state viewerCan } } }`,
    { code },
    { as },
  );
const closing = async () => {
  const { calendar } = await test.ask(
    `query ($code: String!) { edition(code: $code) { calendar { code category at } } }`,
    { code },
    {},
  );
  return calendar.filter((each: { code: string }) => each.code === 'enrolment-closes');
};
const told = async () => (await test.under.told(deadlineExtendedV1)).filter(({ editionCode }) => editionCode === code);

describe('a deadline that has passed', () => {
  it('is extended by two organisers, with a reason, and those who have an entry there are told', async () => {
    const entrant = uuidv7();
    await test.person('lead@example.hk', entrant);
    const { id: teamId } = await test.team(
      entrant,
      [{ email: 'lead@example.hk', leader: true, familyName: 'Chan', givenName: 'Tai Man' }],
      { editionCode: code },
    );
    const draft = await test.startEntry(entrant, teamId);
    await close();
    const late = { entryId: draft.id, version: draft.version, answers: { pitch: 'It walks.' } };
    expect(await test.submit(entrant, late)).toMatchObject({ __typename: 'EnrolmentClosed' });

    const proposed = await propose(organiser);
    expect(proposed).toMatchObject({ __typename: 'DeadlineExtension', state: 'PROPOSED', was: CLOSED, becomes: LATER });
    expect(await test.submit(entrant, late)).toMatchObject({ __typename: 'EnrolmentClosed' });
    expect(await decide('approve', colleague, proposed.id)).toMatchObject({ state: 'APPROVED', viewerCan: [] });
    expect(await closing()).toEqual([{ code: 'enrolment-closes', category: null, at: LATER }]);
    expect(await test.submit(entrant, late)).toMatchObject({ __typename: 'Entry', state: 'SUBMITTED' });

    expect(await told()).toEqual([
      {
        editionCode: code,
        categoryCode: null,
        milestoneName: { en: 'Enrolment closes', zhHant: '截止報名', zhHans: '截止报名' },
        was: CLOSED,
        becomes: LATER,
        reason: 'The site was down.',
        contacts: [{ email: 'lead@example.hk', locale: 'en' }],
      },
    ]);
    expect(
      await test.database.query('SELECT changed_by, approved_by, reason FROM calendar_change WHERE edition_code = $1', [
        code,
      ]),
    ).toEqual([{ changed_by: organiser, approved_by: colleague, reason: 'The site was down.' }]);
  });

  it('is extended for one category alone when its organiser asks, and the edition’s agrees', async () => {
    await close();
    const ofBB = await test.appoint('organiser', code, 'BB');
    expect(await propose(ofBB)).toMatchObject({ __typename: 'NotOrganiser' });
    const { id } = await propose(ofBB, { category: 'BB' });
    expect(await decide('approve', await test.appoint('organiser', code, 'BB'), id)).toMatchObject({
      __typename: 'NotOrganiser',
    });
    expect(await decide('approve', colleague, id)).toMatchObject({ state: 'APPROVED', categoryCode: 'BB' });
    expect(await closing()).toEqual([
      { code: 'enrolment-closes', category: null, at: CLOSED },
      { code: 'enrolment-closes', category: 'BB', at: LATER },
    ]);
  });

  it('is not extended by whoever proposed it, nor by anybody they appointed', async () => {
    await close();
    const { id } = await propose(organiser);
    const puppet = uuidv7();
    const place = { role: 'organiser' as const, editionCode: code, categoryCode: null };
    await test.tell(appointmentV1, { appointmentId: uuidv7(), personId: puppet, ...place, appointedBy: organiser });
    for (const own of [organiser, puppet]) {
      expect(await decide('approve', own, id)).toMatchObject({ __typename: 'NeedsSomebodyElse' });
    }
    expect([await closing(), await told()]).toEqual([[{ code: 'enrolment-closes', category: null, at: CLOSED }], []]);
    expect((await list(organiser)).nodes).toEqual([{ id, state: 'PROPOSED', viewerCan: ['DECLINE'] }]);
    expect((await list(colleague)).nodes).toEqual([{ id, state: 'PROPOSED', viewerCan: ['APPROVE', 'DECLINE'] }]);
  });

  it('is decided about once, by two at once too', async () => {
    await close();
    const { id } = await propose(organiser);
    const third = await test.appoint('organiser', code, null);
    const answers = await Promise.all([decide('approve', colleague, id), decide('approve', third, id)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['DeadlineExtension', 'ExtensionDecided']);
    expect(await told()).toHaveLength(1);
    expect(await decide('decline', organiser, id)).toMatchObject({ __typename: 'ExtensionDecided' });
  });

  it('stays where it is when the proposal is declined', async () => {
    await close();
    const { id } = await propose(organiser);
    expect(await decide('decline', colleague, id)).toMatchObject({ state: 'DECLINED', decidedAt: expect.any(String) });
    expect(await decide('approve', colleague, id)).toMatchObject({ __typename: 'ExtensionDecided' });
    expect(await closing()).toEqual([{ code: 'enrolment-closes', category: null, at: CLOSED }]);
  });

  it.each([
    ['one that has not passed', { milestone: 'ceremony' }, 'MilestoneHasNotPassed'],
    ['to an instant that has passed', { at: '2023-05-01T00:00:00Z' }, 'MilestoneHasPassed'],
    ['one nobody knows', { milestone: 'party' }, 'EditionNotFound'],
    ['one of no category', { category: 'ZZ' }, 'EditionNotFound'],
    ['one without a reason', { reason: ' ' }, 'InputRefused'],
  ])('refuses to extend %s', async (_, input, refusal) => {
    await close();
    expect(await propose(organiser, input)).toMatchObject({ __typename: refusal });
    expect((await list(organiser)).totalCount).toBe(0);
  });

  it('hides proposals from organisers of other categories and editions, alike with what does not exist', async () => {
    await close();
    const { id } = await propose(organiser);
    const ofBB = await test.appoint('organiser', code, 'BB');
    const elsewhere = await test.appoint('organiser', 'ROBOT', null);
    for (const stranger of [ofBB, elsewhere]) {
      expect(await list(stranger)).toEqual({ totalCount: 0, nodes: [] });
      expect(await decide('decline', stranger, id)).toEqual(await decide('decline', stranger, uuidv7()));
    }
  });
});
