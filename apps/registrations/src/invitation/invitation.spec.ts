import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memberInvitedV1 } from '@podium/contracts';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start({ settings: { INVITATIONS_PER_PERSON_PER_DAY: '9' } });
});
afterAll(() => test.stop());

const named = (email: string, leader = false) => ({ email, leader, familyName: 'Chan', givenName: 'Tai Man' });
const fresh = (who: string) => `${who}-${uuidv7()}@example.hk`;

/** A team whose leader signed in, and one member who was invited. */
async function aTeam() {
  const leader = uuidv7();
  const [own, email] = [`${leader}@example.hk`, fresh('member')];
  await test.person(own, leader);
  const team = await test.team(leader, [named(own, true), named(email)]);
  const [token] = await test.tokensFor(email);
  return {
    leader,
    own,
    email,
    id: team.id as string,
    member: team.members[1].id as string,
    team,
    token: token as string,
  };
}
const seen = async (as: string, id: string) =>
  test.ask('query ($id: ID!) { team(id: $id) { members { email acceptedAt invitation { state } } } }', { id }, { as });
const accept = (as: string, token: string) => test.teamAct('acceptInvitation', as, { token });
const NOT_FOUND = { __typename: 'InvitationNotFound' };

describe('naming somebody as a member', () => {
  it('writes to them and gives them nothing yet; whoever registers with their own address is in', async () => {
    const { leader, own, email, id, team, token } = await aTeam();
    expect(team).toMatchObject({ leads: true, version: 1 });
    expect(team.members).toMatchObject([
      { email: own, acceptedAt: expect.any(String), invitation: null },
      { email, acceptedAt: null, invitation: { state: 'OPEN' } },
    ]);
    const [told] = (await test.under.told(memberInvitedV1)).filter((each) => each.email === email);
    expect(told).toMatchObject({ editionCode: 'ROBOT', invitedBy: own, locale: 'en' });
    // Whoever reads the outbox or the queue finds the token sealed.
    expect(JSON.stringify(told)).not.toContain(token);
    // Nothing that the inviter wrote freely is in the letter.
    expect(JSON.stringify(told)).not.toMatch(/Team|Chan/);
    const invited = await test.person(email);
    expect(await seen(invited, id)).toBeNull();
    expect(await seen(leader, id)).not.toBeNull();
  });

  it('keeps the token nowhere: the database has its hash alone', async () => {
    const { token } = await aTeam();
    const rows = await test.database.query<{ hash: string }>(
      `SELECT encode(token_hash, 'hex') AS hash FROM team_invitation WHERE token_hash = $1`,
      [createHash('sha256').update(token).digest()],
    );
    expect(rows).toHaveLength(1);
    await test.under.told(memberInvitedV1);
    const kept = await test.database.query('SELECT 1 FROM outbox WHERE payload::text LIKE $1', [`%${token}%`]);
    expect(kept).toEqual([]);
  });

  it('does not bar a screener from deciding, until they accept', async () => {
    const screens = fresh('screener');
    const screener = await test.person(screens);
    await test.appoint('screener', 'ROBOT', 'AA', screener);
    const leader = uuidv7();
    const entries = [];
    for (const robot of ['A', 'B']) {
      const { id } = await test.team(leader, [named(fresh(robot), true), named(screens)]);
      const draft = await test.startEntry(leader, id);
      entries.push(await test.submit(leader, { entryId: draft.id, version: draft.version, answers: { pitch: 'x' } }));
    }
    const [first, second] = entries;
    expect(await test.screen(screener, { entryId: first.id, version: first.version })).toMatchObject({
      state: 'ADMITTED',
    });
    await test.accepted(screens, screener);
    expect(await test.screen(screener, { entryId: second.id, version: second.version })).toMatchObject({
      __typename: 'OwnEntry',
    });
  });

  it('is counted for each person and day, also when many requests come at once', async () => {
    const as = uuidv7();
    const five = () => Array.from({ length: 5 }, (_, at) => named(fresh('many'), at === 0));
    const answers = await Promise.all([1, 2, 3].map(() => test.team(as, five())));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'Team',
      'TooManyInvitations',
      'TooManyInvitations',
    ]);
    expect(answers.find(({ __typename }) => __typename !== 'Team')).toMatchObject({ perDay: 9 });
    const [row] = await test.database.query<{ teams: number; members: number }>(
      `SELECT (SELECT count(*)::int FROM team WHERE registered_by = $1) AS teams, count(*)::int AS members
       FROM team_invitation WHERE invited_by = $1`,
      [as],
    );
    expect(row).toEqual({ teams: 1, members: 5 });
  });

  it('links whoever registers to their own address, also when that they signed in is heard of at the same moment', async () => {
    const root = new pg.Client(test.under.databaseUrl);
    await root.connect();
    // Holds both up until both have begun.
    await root.query('BEGIN');
    await root.query('LOCK TABLE registrations.known_person IN SHARE MODE');
    const leader = uuidv7();
    const email = `${leader}@example.hk`;
    const both = Promise.all([test.person(email, leader), test.team(leader, [named(email, true)])]);
    await root.query('SELECT pg_sleep(0.05)');
    await root.query('COMMIT');
    await root.end();
    const [, { id }] = await both;
    expect(await seen(leader, id)).toMatchObject({ members: [{ email, acceptedAt: expect.any(String) }] });
  });
});

describe('an invitation', () => {
  it('makes whoever holds its token the member, once, and gives the same answer to them again', async () => {
    const { id, token, email } = await aTeam();
    const [member, thief] = [uuidv7(), uuidv7()];
    const answers = await Promise.all([accept(member, token), accept(thief, token)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['InvitationNotFound', 'Team']);
    const winner = answers[0].__typename === 'Team' ? member : thief;
    expect(await accept(winner, token)).toMatchObject({ __typename: 'Team', id, leads: false });
    expect(await accept(uuidv7(), token)).toMatchObject(NOT_FOUND);
    const { members } = await seen(winner, id);
    expect(members[1]).toMatchObject({ email, acceptedAt: expect.any(String), invitation: { state: 'ACCEPTED' } });
  });

  it('shows what it is to, to whoever has the token, while it holds', async () => {
    const { token, email } = await aTeam();
    const offer = (which: string) =>
      test.ask(
        'query ($token: String!) { invitation(token: $token) { editionCode teamName email } }',
        { token: which },
        {},
      );
    expect(await offer(token)).toEqual({ editionCode: 'ROBOT', teamName: 'Team', email });
    expect(await offer('x')).toBeNull();
    await accept(uuidv7(), token);
    expect(await offer(token)).toBeNull();
  });

  it('expires', async () => {
    const { token, id, leader } = await aTeam();
    await test.database.execute(
      `UPDATE team_invitation SET expires_at = clock_timestamp() WHERE member_id IN (SELECT id FROM team_member WHERE team_id = $1)`,
      [id],
    );
    expect(await accept(uuidv7(), token)).toMatchObject({ __typename: 'InvitationExpired' });
    expect(await test.teamAct('declineInvitation', null, { token })).toMatchObject({ __typename: 'InvitationExpired' });
    expect((await seen(leader, id)).members[1]).toMatchObject({ invitation: { state: 'EXPIRED' } });
  });

  it('is declined by whoever got the letter, signed in or not, and then this team asks no more', async () => {
    const { token, member, leader } = await aTeam();
    expect(await test.teamAct('declineInvitation', null, { token })).toEqual({ __typename: 'InvitationDeclined' });
    expect(await accept(uuidv7(), token)).toMatchObject(NOT_FOUND);
    expect(await test.teamAct('inviteAgain', leader, { memberId: member })).toMatchObject({
      __typename: 'MemberHasAnswered',
    });
  });

  it('is taken back by the leader alone', async () => {
    const { token, id, leader, email } = await aTeam();
    const ask = 'query ($id: ID!) { team(id: $id) { members { invitation { id } } } }';
    const invitationId = (await test.ask(ask, { id }, { as: leader })).members[1].invitation.id;
    const revoke = (as: string) => test.teamAct('revokeInvitation', as, { invitationId });
    expect(await revoke(uuidv7())).toMatchObject(NOT_FOUND);
    expect(await revoke(leader)).toMatchObject({
      __typename: 'Team',
      members: [{}, { email, invitation: { state: 'REVOKED' } }],
    });
    expect(await revoke(leader)).toMatchObject(NOT_FOUND);
    expect(await accept(uuidv7(), token)).toMatchObject(NOT_FOUND);
  });

  it('is replaced by a second letter, and the first does not hold any longer', async () => {
    const { token, member, leader, email } = await aTeam();
    expect(await test.teamAct('inviteAgain', leader, { memberId: member })).toMatchObject({ __typename: 'Team' });
    expect(await accept(uuidv7(), token)).toMatchObject(NOT_FOUND);
    const tokens = await test.tokensFor(email);
    expect(tokens).toHaveLength(2);
    expect(await accept(uuidv7(), tokens[1] as string)).toMatchObject({ __typename: 'Team' });
  });

  it('makes nobody a member twice', async () => {
    const { token, leader } = await aTeam();
    expect(await accept(leader, token)).toMatchObject({ __typename: 'AlreadyAMember' });
  });
});
