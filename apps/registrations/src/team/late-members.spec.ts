import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entryV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { EntryFacts } from '../entry/entry-facts.js';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
});
afterAll(() => test.stop());

const named = (email: string, leader = false) => ({ email, leader, familyName: 'Chan', givenName: 'Tai Man' });
const fresh = (who: string) => `${who}-${uuidv7()}@example.hk`;
const told = async (entryId: string) => (await test.under.facts(entryV1)).find(({ body }) => body.entryId === entryId);
const belonging = async (entryId: string) =>
  (await told(entryId))?.body.roster?.flatMap(({ personId }) => (personId === null ? [] : [personId])).sort();

/** A team with one entry that was admitted, one that was submitted, and a member who was invited. */
async function anAdmittedEntry() {
  const leader = uuidv7();
  const [own, invited] = [`${leader}@example.hk`, fresh('member')];
  await test.person(own, leader);
  const team = await test.team(leader, [named(own, true), named(invited)]);
  const [first, second] = [await test.startEntry(leader, team.id), await test.startEntry(leader, team.id)];
  for (const { id, version } of [first, second]) {
    await test.submit(leader, { entryId: id, version, answers: { pitch: 'x' } });
  }
  await test.screen(test.administrator, { entryId: first.id, version: 2 });
  return { leader, own, invited, team, entryId: first.id as string, submittedId: second.id as string };
}

describe('an entry that was admitted', () => {
  it('is told of again when somebody accepts to belong to its team, and not before', async () => {
    const { leader, invited, entryId, submittedId } = await anAdmittedEntry();
    expect(await belonging(entryId)).toEqual([leader]);
    expect(await told(entryId)).toMatchObject({ version: 1 });
    const member = await test.accepted(invited);
    expect(await belonging(entryId)).toEqual([leader, member].sort());
    expect(await told(entryId)).toMatchObject({
      version: 2,
      body: { state: 'admitted', dossiers: [{ version: 1 }], contacts: [{}, { email: invited }] },
    });
    // What nobody admitted concerns nobody else.
    expect(await told(submittedId)).toBeUndefined();
  });

  it('keeps whoever left, and whoever handed the lead over', async () => {
    const { leader, invited, team, entryId } = await anAdmittedEntry();
    const member = await test.accepted(invited);
    const memberId = team.members[1].id;
    await test.teamAct('handOverLead', leader, { teamId: team.id, memberId });
    expect((await told(entryId))?.body.contacts[0]).toMatchObject({ email: invited });
    await test.teamAct('leaveTeam', leader, { teamId: team.id });
    expect(await belonging(entryId)).toEqual([leader, member].sort());
  });

  it('is told of somebody whom the team names anew with another entry, once they accept', async () => {
    const { leader, own, invited, entryId, submittedId } = await anAdmittedEntry();
    const joins = fresh('joins');
    const members = [named(own, true), named(invited), named(joins)];
    const saved = await test.save(leader, {
      entryId: submittedId,
      version: 2,
      team: { name: { en: 'Team' }, members },
    });
    expect(saved).toMatchObject({ __typename: 'Entry' });
    // To be named is not to belong: nobody is barred because a stranger wrote their address down.
    expect((await told(entryId))?.body.roster?.map(({ email }) => email)).not.toContain(joins);
    const person = await test.accepted(joins);
    expect(await belonging(entryId)).toEqual([leader, person].sort());
  });

  it('is told of when a service starts, where that was left undone; what was told stays as it is', async () => {
    const { leader, invited, entryId } = await anAdmittedEntry();
    const others = await anAdmittedEntry();
    const member = await test.accepted(invited);
    // As it was before the roster was told, and before whoever joined later was.
    await test.database.execute(`UPDATE fact SET body = body - 'roster', hash = 'old' WHERE key = $1`, [entryId]);
    await test.under.service.get(EntryFacts).tellUntold();
    expect(await belonging(entryId)).toEqual([leader, member].sort());
    await test.database.execute(
      `UPDATE fact SET body = jsonb_set(body, '{roster}', '[]'), hash = 'old', told_at = '2020-01-01' WHERE key = $1`,
      [entryId],
    );
    await test.under.service.get(EntryFacts).tellUntold();
    expect(await belonging(entryId)).toEqual([leader, member].sort());
    expect(await told(others.entryId)).toMatchObject({ version: 1 });
  });
});
