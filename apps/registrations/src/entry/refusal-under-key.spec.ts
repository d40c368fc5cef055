import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entrySubmittedV1, memberInvitedV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start({ settings: { INVITATIONS_PER_PERSON_PER_DAY: '3' } });
});
afterAll(() => test.stop());

const named = (email: string, leader = false) => ({ email, leader, familyName: 'Chan', givenName: 'A' });

/** A refusal that comes after something was written, with a key and without: nothing of it may stay. */
describe.each([
  ['under a key', uuidv7()],
  ['without a key', undefined],
])('a refusal after a write, %s', (_, key) => {
  const options = key === undefined ? {} : { key };
  const members = (as: string, count: number) =>
    Array.from({ length: count }, (__, at) =>
      named(at === 0 ? `${as}@example.hk` : `${uuidv7()}@example.hk`, at === 0),
    );

  it('takes the team back that was registered before its members were too many to invite', async () => {
    const as = uuidv7();
    const input = { editionCode: 'ROBOT', name: { en: 'Many' }, members: members(as, 6) };
    const ask = () =>
      test.ask(
        `mutation ($input: RegisterTeamInput!) { registerTeam(input: $input) { __typename } }`,
        { input },
        { as, ...options },
      );
    expect(await ask()).toEqual({ __typename: 'TooManyInvitations' });
    expect(await ask()).toEqual({ __typename: 'TooManyInvitations' });
    expect(await test.database.query('SELECT 1 FROM team WHERE registered_by = $1', [as])).toEqual([]);
    expect(
      (await test.under.told(memberInvitedV1)).filter(({ invitedBy }) => invitedBy === `${as}@example.hk`),
    ).toEqual([]);
  });

  it('takes the team back that an entry brought along which cannot be submitted', async () => {
    const as = uuidv7();
    const { id, version, team } = await test.draft(as);
    const input = { entryId: id, version, answers: {}, team: { name: { en: 'New' }, members: members(as, 2) } };
    const submit = () => test.submit(as, input, options);
    expect(await submit()).toMatchObject({ __typename: 'EntryIncomplete' });
    expect(await submit()).toMatchObject({ __typename: 'EntryIncomplete' });
    const [kept] = await test.database.query(
      `SELECT t.version, t.name, (SELECT count(*)::int FROM team_member m WHERE m.team_id = t.id) AS members FROM team t WHERE id = $1`,
      [team.id],
    );
    expect(kept).toEqual({ version: 1, name: { en: 'Team' }, members: 1 });
    expect((await test.under.told(entrySubmittedV1)).filter(({ entryId }) => entryId === id)).toEqual([]);
  });
});
