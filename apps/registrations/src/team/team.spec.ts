import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
});
afterAll(() => test.stop());

const leader = { email: 'Leader@Example.hk', leader: true, familyName: 'Chan', givenName: 'Tai Man' };
const member = (at: number) => ({
  email: `member-${at}@example.hk`,
  familyName: '',
  givenName: '',
  nameZh: `隊員${at}`,
});
const team = (as: string, id: string) =>
  test.ask('query ($id: ID!) { team(id: $id) { id version name members { email } } }', { id }, { as });

describe('registering a team', () => {
  it('keeps names in their parts and shows each member as the person wants to be shown', async () => {
    const made = await test.team(uuidv7(), [
      leader,
      member(1),
      { email: 'x@example.hk', familyName: 'Lee', givenName: 'Siu Ming', otherName: 'Bruce', displayName: 'Bruce Lee' },
    ]);
    expect(made).toMatchObject({
      __typename: 'Team',
      version: 1,
      members: [
        { email: 'leader@example.hk', leader: true, displayName: 'CHAN Tai Man', otherName: null, nameZh: null },
        { email: 'member-1@example.hk', leader: false, displayName: '隊員1', nameZh: '隊員1' },
        { email: 'x@example.hk', leader: false, displayName: 'Bruce Lee', otherName: 'Bruce' },
      ],
    });
  });

  it.each([
    ['nobody', []],
    ['nobody who leads', [member(1)]],
    ['two who lead', [leader, { ...member(1), leader: true }]],
    ['one person twice', [leader, { ...member(1), email: ' LEADER@example.hk ' }]],
    ['somebody without a name', [leader, { email: 'x@example.hk', familyName: ' ', givenName: '' }]],
    ['somebody without an address', [leader, { ...member(1), email: 'nobody' }]],
    ['a hundred and one', [leader, ...Array.from({ length: 100 }, (_, at) => member(at))]],
    ['a name with NUL', [{ ...leader, familyName: 'Ch\u0000n' }]],
    ['a name without end', [{ ...leader, givenName: 'x'.repeat(101) }]],
  ])('refuses %s', async (_, members) =>
    expect(await test.team(uuidv7(), members)).toMatchObject({
      __typename: 'InputRefused',
      message: expect.stringMatching(/^team\.members/),
    }),
  );

  it('is asked for in text: half a surrogate pair is a mistake of the sender', async () =>
    expect(await test.team(uuidv7(), [{ ...leader, givenName: '\udc00' }])).toEqual({
      errorCodes: ['BAD_USER_INPUT'],
    }));

  it('refuses a name in no language, and an edition that is not there', async () => {
    expect(await test.team(uuidv7(), [leader], { name: { en: ' ' } })).toMatchObject({ __typename: 'InputRefused' });
    expect(await test.team(uuidv7(), [leader], { editionCode: 'NONE' })).toMatchObject({
      __typename: 'EditionNotFound',
    });
    expect(await test.team(uuidv7(), [leader], { editionCode: 'N\u0000NE' })).toEqual({
      errorCodes: ['BAD_USER_INPUT'],
    });
  });
});

describe('a team', () => {
  it('is seen by whoever registered it, and by its members once they accepted, whether they signed in before or after', async () => {
    const registrar = uuidv7();
    const early = await test.person('early@example.hk');
    const members = ['early@example.hk', 'late@example.hk'].map((email, at) => ({
      ...leader,
      email,
      leader: at === 0,
    }));
    const { id } = await test.team(registrar, members);
    const late = await test.person('late@example.hk');
    expect(await team(registrar, id)).toMatchObject({ id });
    for (const as of [early, late, uuidv7()]) expect(await team(as, id)).toBeNull();
    await test.accepted('early@example.hk', early);
    await test.accepted('late@example.hk', late);
    for (const as of [registrar, early, late]) expect(await team(as, id)).toMatchObject({ id });
  });

  it.each([uuidv7(), 'no-id', '', '\u0000'])('that is not there (%j) answers like one of somebody else', async (id) =>
    expect(await team(uuidv7(), id)).toBeNull(),
  );

  it('is not started from by anybody else', async () => {
    const { id } = await test.team(uuidv7(), [leader]);
    const foreign = await test.startEntry(uuidv7(), id);
    expect(foreign).toEqual(await test.startEntry(uuidv7(), uuidv7()));
    expect(foreign).toMatchObject({ __typename: 'TeamNotFound' });
  });

  it('that two of its entries replace at the same moment is one of the two, whole', async () => {
    const as = uuidv7();
    const { id } = await test.team(as, [leader]);
    const [one, two] = await Promise.all([test.startEntry(as, id, 'AA'), test.startEntry(as, id, 'BB')]);
    const replace = (entry: { id: string; version: number }, at: number) =>
      test.save(as, {
        entryId: entry.id,
        version: entry.version,
        team: { name: { en: `Team ${at}` }, members: [leader, member(at), member(at + 100)] },
      });
    const answers = await Promise.all([replace(one, 1), replace(two, 2)]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(['Entry', 'Entry']);
    const { name, members } = await team(as, id);
    const at = Number(name.split(' ')[1]);
    expect(members.map(({ email }: { email: string }) => email)).toEqual([
      'leader@example.hk',
      `member-${at}@example.hk`,
      `member-${at + 100}@example.hk`,
    ]);
  });
});
