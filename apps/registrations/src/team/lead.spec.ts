import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entrySubmittedV1, entryWithdrawnV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest, type Started } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
});
afterAll(() => test.stop());

const named = (email: string, leader = false) => ({ email, leader, familyName: 'Chan', givenName: email.slice(0, 5) });
const fresh = (who: string) => `${who}-${uuidv7()}@example.hk`;
const answers = { pitch: 'It walks.' };

/** A team of a leader and one who accepted, and what it submitted. */
async function aTeam() {
  const leader = uuidv7();
  const [own, theirs] = [`${leader}@example.hk`, fresh('member')];
  await test.person(own, leader);
  const members = [named(own, true), named(theirs)];
  const team = await test.team(leader, members);
  const member = await test.accepted(theirs);
  const draft = await test.startEntry(member, team.id);
  const entry: Started = await test.submit(member, { entryId: draft.id, version: draft.version, answers });
  return { leader, own, member, theirs, members, team, entry, memberId: team.members[1].id as string };
}
const teamOf = (members: object[], name = 'Team') => ({ name: { en: name }, members });
const can = async (as: string, id: string) =>
  (await test.ask('query ($id: ID!) { team(id: $id) { viewerCan } }', { id }, { as }))?.viewerCan;

describe('a member', () => {
  it('fills in and submits, and neither withdraws for good nor replaces the team', async () => {
    const { member, members, entry } = await aTeam();
    const change = { entryId: entry.id, version: entry.version };
    const no = { __typename: 'OnlyTheLeader' };
    expect(await test.withdraw(member, change)).toMatchObject(no);
    for (const act of [test.save, test.submit])
      expect(await act.call(test, member, { ...change, team: teamOf(members, 'Ours') })).toMatchObject(no);
    // Clients send whole forms: the team as it is needs nobody's word.
    expect(await test.save(member, { ...change, answers, team: teamOf(members) })).toMatchObject({
      __typename: 'Entry',
      team: { version: 1 },
    });
  });

  it('may do what the table of acts says', async () => {
    const { leader, member, team, entry } = await aTeam();
    expect(await can(member, team.id)).toEqual(['READ', 'ENTER', 'LEAVE']);
    expect(await can(leader, team.id)).toEqual(['READ', 'ENTER', 'CHANGE', 'INVITE', 'HAND_OVER', 'REMOVE_REGISTRAR']);
    const entryCan = async (as: string) =>
      (await test.ask('query ($id: ID!) { entry(id: $id) { viewerCan } }', { id: entry.id }, { as })).viewerCan;
    expect(await entryCan(member)).toEqual(['READ', 'SAVE', 'SUBMIT']);
    expect(await entryCan(leader)).toEqual(['READ', 'SAVE', 'SUBMIT', 'WITHDRAW']);
    expect(await entryCan(await test.appoint('screener', 'ROBOT', 'AA'))).toEqual(['READ', 'ADMIT', 'REFUSE', 'ASK']);
    expect(await entryCan(await test.appoint('screener', 'ROBOT', 'AA', member))).toEqual(['READ', 'SAVE', 'SUBMIT']);
  });

  it('leaves, and belongs no longer', async () => {
    const { member, team, entry } = await aTeam();
    expect(await test.teamAct('leaveTeam', member, { teamId: team.id })).toEqual({ __typename: 'TeamLeft' });
    expect(await can(member, team.id)).toBeUndefined();
    expect(await test.save(member, { entryId: entry.id, version: entry.version, answers })).toMatchObject({
      __typename: 'EntryNotFound',
    });
  });
});

describe('the lead', () => {
  it('is handed over explicitly, to somebody who accepted, and never by replacing the team', async () => {
    const { leader, own, member, memberId, theirs, team, entry } = await aTeam();
    const swapped = teamOf([named(own), named(theirs, true)]);
    const change = { entryId: entry.id, version: entry.version };
    expect(await test.save(leader, { ...change, answers, team: swapped })).toMatchObject({
      __typename: 'LeadIsHandedOver',
    });
    expect(await test.teamAct('leaveTeam', leader, { teamId: team.id })).toMatchObject({
      __typename: 'LeadIsHandedOver',
    });
    const over = (as: string, to: string) => test.teamAct('handOverLead', as, { teamId: team.id, memberId: to });
    expect(await over(uuidv7(), memberId)).toMatchObject({ __typename: 'TeamNotFound' });
    expect(await over(member, memberId)).toMatchObject({ __typename: 'OnlyTheLeader' });
    expect(await over(leader, uuidv7())).toMatchObject({ __typename: 'NotAMember' });
    expect(await over(leader, memberId)).toMatchObject({
      leads: false,
      members: [{ leader: false }, { leader: true }],
    });
    expect(await test.withdraw(leader, change)).toMatchObject({ __typename: 'OnlyTheLeader' });
    expect(await test.withdraw(member, change)).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('does not pass to a stranger by a mistyped address: it stays with whoever registered the team', async () => {
    const teacher = uuidv7();
    await test.person(`${teacher}@example.hk`, teacher);
    const mistyped = fresh('mistyped');
    const team = await test.team(teacher, [named(mistyped, true)]);
    const stranger = await test.accepted(mistyped);
    const draft = await test.startEntry(stranger, team.id);
    expect(await test.withdraw(stranger, { entryId: draft.id, version: draft.version })).toMatchObject({
      __typename: 'OnlyTheLeader',
    });
    const right = teamOf([named(fresh('right'), true)]);
    expect(await test.save(teacher, { entryId: draft.id, version: draft.version, team: right })).toMatchObject({
      __typename: 'Entry',
    });
    expect(await can(stranger, team.id)).toBeUndefined();
  });

  it.each(['by name', 'with the roster'] as const)('ends the access of who registered the team, %s', async (how) => {
    const { leader, member, memberId, theirs, team, entry } = await aTeam();
    await test.teamAct('handOverLead', leader, { teamId: team.id, memberId });
    expect(await can(leader, team.id)).toEqual(['READ', 'ENTER', 'LEAVE']);
    const change = { entryId: entry.id, version: entry.version, answers };
    if (how === 'by name') await test.teamAct('removeRegistrar', member, { teamId: team.id });
    else await test.submit(member, { ...change, team: teamOf([named(theirs, true)]) });
    expect(await can(leader, team.id)).toBeUndefined();
    for (const list of ['myEntries', 'myTeams'])
      expect(await test.ask(`{ ${list} { totalCount nodes { id } } }`, {}, { as: leader })).toEqual({
        totalCount: 0,
        nodes: [],
      });
  });
});

describe('what was submitted', () => {
  const rosterOf = async (as: string, id: string) =>
    (await test.ask(
      'query ($id: ID!) { entry(id: $id) { version roster { name members { email } } } }',
      { id },
      { as },
    )) as {
      version: number;
      roster: { name: string; members: { email: string }[] };
    };

  it('is frozen with its own roster: whatever becomes of the team, by another entry or without one', async () => {
    const { leader, own, theirs, members, team, entry, member } = await aTeam();
    const other = await test.startEntry(leader, team.id, 'BB');
    const before = await rosterOf(leader, entry.id);
    expect(before.roster.members.map(({ email }) => email)).toEqual([own, theirs]);
    const added = [...members, named(fresh('third'))];
    await test.save(leader, { entryId: other.id, version: other.version, team: teamOf(added, 'New') });
    await test.teamAct('leaveTeam', member, { teamId: team.id });
    expect(await rosterOf(leader, entry.id)).toEqual(before);
    const screener = await test.appoint('screener', 'ROBOT', 'AA');
    expect(await rosterOf(screener, entry.id)).toEqual(before);
    // The draft shows the team as it is.
    expect((await rosterOf(leader, other.id)).roster).toMatchObject({ name: 'New', members: [{}, {}] });
    const again = await test.submit(leader, { entryId: entry.id, version: entry.version, answers });
    expect(again.roster).toMatchObject({ name: 'New', members: [{ email: own }, {}] });
  });

  it('is told of to the leader and to members who accepted, and to nobody else', async () => {
    const { leader, own, theirs, members, entry } = await aTeam();
    const named3 = teamOf([...members, named(fresh('never'))]);
    const submitted = await test.submit(leader, { entryId: entry.id, version: entry.version, answers, team: named3 });
    const letters = (kind: typeof entrySubmittedV1 | typeof entryWithdrawnV1) => async () =>
      (await test.under.told(kind as typeof entryWithdrawnV1)).filter(({ entryId }) => entryId === entry.id).at(-1)
        ?.contacts;
    expect(await letters(entrySubmittedV1)()).toEqual([{ email: own, locale: 'en' }]);
    await test.withdraw(leader, { entryId: entry.id, version: submitted.version });
    expect(await letters(entryWithdrawnV1)()).toEqual([
      { email: own, locale: 'en' },
      { email: theirs, locale: 'en' },
    ]);
  });

  it('is acknowledged to whoever leads the team, not to a leader who was only named', async () => {
    const teacher = uuidv7();
    await test.person(`${teacher}@example.hk`, teacher);
    const { id } = await test.team(teacher, [named(fresh('pupil'), true)]);
    const draft = await test.startEntry(teacher, id);
    await test.submit(teacher, { entryId: draft.id, version: draft.version, answers });
    const told = (await test.under.told(entrySubmittedV1)).filter(({ entryId }) => entryId === draft.id);
    expect(told).toMatchObject([{ contacts: [{ email: `${teacher}@example.hk` }] }]);
  });
});
