import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appointmentV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { AccountsUnderTest, ADMINISTRATOR } from '../accounts.fixture.js';

let test: AccountsUnderTest;
const tokens: Record<string, string> = {};
const people: Record<string, string> = {};

beforeAll(async () => {
  test = await AccountsUnderTest.start();
  for (const who of ['administrator', 'edition', 'category', 'screener', 'chair', 'nobody']) {
    const { token, person } = await test.signedIn(who === 'administrator' ? ADMINISTRATOR : `${who}@example.hk`);
    tokens[who] = token;
    people[who] = person.id;
  }
  const by = tokens['administrator'] as string;
  await test.opened('HK23', ['SL', 'FT']);
  await test.opened('HK24', ['SL']);
  await test.appoint(by, 'edition@example.hk', 'ORGANISER', 'HK23');
  await test.appoint(by, 'category@example.hk', 'ORGANISER', 'HK23', 'SL');
  await test.appoint(by, 'screener@example.hk', 'SCREENER', 'HK23');
  await test.appoint(by, 'chair@example.hk', 'CHAIR', 'HK23');
});
afterAll(() => test.stop());

const as = (who: string) => tokens[who] as string;
const factsOf = async (personId: string) =>
  (await test.under.facts(appointmentV1)).filter(({ body }) => body.personId === personId);

describe('who may appoint whom', () => {
  // Read down: what is to be given, and where. Read across: who may give it.
  const table: [role: string, edition: string, category: string | null, may: string[]][] = [
    ['ADMINISTRATOR', 'HK23', null, ['administrator']],
    ['ORGANISER', 'HK23', null, ['administrator']],
    ['ORGANISER', 'HK23', 'SL', ['administrator', 'edition']],
    ['SCREENER', 'HK23', null, ['administrator', 'edition']],
    ['SCREENER', 'HK23', 'SL', ['administrator', 'edition', 'category']],
    ['SCREENER', 'HK23', 'FT', ['administrator', 'edition']],
    ['CHAIR', 'HK23', null, ['administrator', 'edition']],
    ['CHAIR', 'HK23', 'SL', ['administrator', 'edition', 'category']],
    ['CHAIR', 'HK23', 'FT', ['administrator', 'edition']],
    ['CHAIR', 'HK24', 'SL', ['administrator']],
    ['ORGANISER', 'HK24', 'SL', ['administrator']],
  ];

  it.each(table)('a %s of %s %s', async (role, edition, category, may) => {
    for (const who of ['administrator', 'edition', 'category']) {
      const answer = await test.appoint(
        as(who),
        `${role}-${edition}-${category}-${who}@example.hk`,
        role,
        edition,
        category,
      );
      expect([who, answer.__typename]).toEqual([who, may.includes(who) ? 'Appointment' : 'MayNotAppoint']);
      if (!may.includes(who)) continue;
      // Whoever may make it may end it, and nobody else.
      for (const other of ['administrator', 'edition', 'category'].filter((each) => !may.includes(each))) {
        expect(await test.end(as(other), answer.id)).toMatchObject({ __typename: 'MayNotAppoint' });
      }
      expect(await test.end(as(who), answer.id)).toEqual({ __typename: 'Appointment', id: answer.id });
    }
  });

  it('nobody without a role that appoints even gets to ask', async () => {
    for (const who of ['screener', 'chair', 'nobody']) {
      expect(await test.appoint(as(who), 'x@example.hk', 'CHAIR', 'HK23', 'SL')).toEqual({ errorCodes: ['FORBIDDEN'] });
      expect(await test.end(as(who), uuidv7())).toEqual({ errorCodes: ['FORBIDDEN'] });
    }
  });

  it('a role counts from the moment it is given until the moment it is ended', async () => {
    const { token } = await test.signedIn('short@example.hk');
    const attempt = () => test.appoint(token, 'below@example.hk', 'CHAIR', 'HK23', 'SL');
    expect(await attempt()).toEqual({ errorCodes: ['FORBIDDEN'] });
    const { id } = await test.appoint(as('edition'), 'short@example.hk', 'ORGANISER', 'HK23', 'SL');
    expect(await attempt()).toMatchObject({ __typename: 'Appointment' });
    await test.end(as('edition'), id);
    expect(await attempt()).toEqual({ errorCodes: ['FORBIDDEN'] });
  });
});

describe('an appointment', () => {
  it('is made for whoever has the address, who finds it after signing in, and everybody is told', async () => {
    const made = await test.appoint(as('edition'), 'New.Chair@example.hk', 'CHAIR', 'HK23', 'SL');
    const { token, person } = await test.signedIn('new.chair@example.hk');
    expect(made).toMatchObject({ personId: person.id, role: 'CHAIR', editionCode: 'HK23', categoryCode: 'SL' });
    expect(await test.ask('{ me { appointments { id role } } }', {}, { token })).toEqual({
      appointments: [{ id: made.id, role: 'CHAIR' }],
    });
    const place = {
      personId: person.id,
      role: 'chair',
      editionCode: 'HK23',
      categoryCode: 'SL',
      appointedBy: people['edition'],
    };
    const body = { appointmentId: made.id, ...place };
    expect(await factsOf(person.id)).toEqual([{ version: 1, ended: false, body }]);
    await test.end(as('edition'), made.id);
    expect(await factsOf(person.id)).toEqual([{ version: 2, ended: true, body }]);
    expect(await test.ask('{ me { appointments { id } } }', {}, { token })).toEqual({ appointments: [] });
  });

  it('that is made ten times at once is one appointment and one event', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => test.appoint(as('edition'), 'tenfold@example.hk', 'SCREENER', 'HK23')),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await factsOf(answers[0].personId)).toMatchObject([{ version: 1 }]);
  });

  it('that has ended is ended once, and may be made anew', async () => {
    const first = await test.appoint(as('edition'), 'anew@example.hk', 'SCREENER', 'HK23');
    const ends = await Promise.all([test.end(as('edition'), first.id), test.end(as('administrator'), first.id)]);
    expect(ends.map(({ __typename }) => __typename).sort()).toEqual(['Appointment', 'AppointmentNotFound']);
    const second = await test.appoint(as('edition'), 'anew@example.hk', 'SCREENER', 'HK23');
    expect(second.id).not.toBe(first.id);
  });

  it.each([
    ['an edition that does not exist', 'NOSUCH', null, 'There is no edition NOSUCH.'],
    ['a category that does not exist', 'HK23', 'XX', 'There is no category XX in an edition HK23.'],
    ['NUL', 'HK23', 'S\u0000L', 'categoryCode: contains a control character'],
    ['a category of nowhere', '', 'SL', 'categoryCode: needs its edition'],
  ])('is refused at %s, with a reason, and nobody is registered', async (_, edition, category, message) => {
    const refused = await test.appoint(as('administrator'), 'nowhere@example.hk', 'CHAIR', edition, category);
    expect(refused).toMatchObject({ message });
    expect(await test.database.query(`SELECT 1 FROM person WHERE email_key = 'nowhere@example.hk'`)).toEqual([]);
  });

  it('with half a surrogate pair in it is malformed', async () =>
    expect(await test.appoint(as('administrator'), 'half@example.hk', 'CHAIR', 'HK\ud800')).toEqual({
      errorCodes: ['BAD_USER_INPUT'],
    }));

  it('with an empty category is one of the whole edition, and the same as without', async () => {
    const whole = await test.appoint(as('administrator'), 'empty@example.hk', 'SCREENER', 'HK23');
    const blank = await test.appoint(as('administrator'), 'empty@example.hk', 'SCREENER', ' HK23 ', '');
    expect(blank).toEqual(whole);
    expect(whole).toMatchObject({ editionCode: 'HK23', categoryCode: null });
  });

  it('can be made in an edition whose news arrives a moment later', async () => {
    const appointing = test.appoint(as('administrator'), 'early@example.hk', 'SCREENER', 'HK25');
    await test.opened('HK25', ['SL']);
    expect(await appointing).toMatchObject({ __typename: 'Appointment', editionCode: 'HK25' });
  });

  it.each([uuidv7(), 'no-id', '', "'; DROP TABLE appointment", '\u0000'])('%j is none', async (id) =>
    expect(await test.end(as('administrator'), id)).toMatchObject({ __typename: 'AppointmentNotFound' }),
  );

  it('wants an address', async () =>
    expect(await test.appoint(as('edition'), 'nobody', 'CHAIR', 'HK23')).toMatchObject({
      __typename: 'EmailMalformed',
    }));
});

describe('the list of appointments', () => {
  const LIST = `query ($edition: String, $category: String, $role: AppointmentRole, $first: Int!, $after: String) {
    appointments(editionCode: $edition, categoryCode: $category, role: $role, first: $first, after: $after) {
      nodes { id role editionCode categoryCode viewerCan person { email appointments { role categoryCode } } }
      pageInfo { hasNextPage endCursor } } }`;
  const list = (who: string, variables: Record<string, unknown> = {}) =>
    test.ask(LIST, { first: 100, ...variables }, { token: as(who) });
  const emails = ({ nodes }: { nodes: { person: { email: string } }[] }) => nodes.map(({ person }) => person.email);

  beforeAll(async () => {
    await test.opened('LIST', ['AA', 'BB']);
    const [edition, category] = ['list-edition@example.hk', 'list-category@example.hk'];
    for (const email of [edition, category]) tokens[email] = (await test.signedIn(email)).token;
    const by = as('administrator');
    await test.appoint(by, edition, 'ORGANISER', 'LIST');
    await test.appoint(by, category, 'ORGANISER', 'LIST', 'AA');
    await test.appoint(by, 'list-aa@example.hk', 'SCREENER', 'LIST', 'AA');
    await test.appoint(by, 'list-bb@example.hk', 'SCREENER', 'LIST', 'BB');
    await test.appoint(by, 'list-bb@example.hk', 'CHAIR', 'HK23', 'FT');
    const { id } = await test.appoint(by, 'list-gone@example.hk', 'SCREENER', 'LIST', 'AA');
    await test.end(by, id);
  });

  it('shows an organiser who holds what where they organise, and what they may end', async () => {
    const { nodes } = await list('list-edition@example.hk');
    expect(emails({ nodes })).toEqual([
      'list-bb@example.hk',
      'list-aa@example.hk',
      'list-category@example.hk',
      'list-edition@example.hk',
    ]);
    expect(nodes.map(({ viewerCan }: { viewerCan: string[] }) => viewerCan)).toEqual([['END'], ['END'], ['END'], []]);
    // What the same person holds elsewhere is not theirs to see.
    expect(nodes[0].person.appointments).toEqual([{ role: 'SCREENER', categoryCode: 'BB' }]);
    expect(emails(await list('list-category@example.hk'))).toEqual(['list-aa@example.hk', 'list-category@example.hk']);
    expect(emails(await list('list-category@example.hk', { edition: 'HK23' }))).toEqual([]);
  });

  it('is narrowed by place and role, and paged', async () => {
    expect(emails(await list('administrator', { edition: 'LIST', role: 'SCREENER' }))).toEqual([
      'list-bb@example.hk',
      'list-aa@example.hk',
    ]);
    expect(emails(await list('administrator', { edition: 'LIST', category: 'BB' }))).toEqual(['list-bb@example.hk']);
    expect(emails(await list('administrator', { edition: 'L\u0000' }))).toEqual([]);
    const page = await list('administrator', { edition: 'LIST', first: 3 });
    expect(page.pageInfo.hasNextPage).toBe(true);
    const rest = await list('administrator', { edition: 'LIST', first: 3, after: page.pageInfo.endCursor });
    expect(emails(rest)).toEqual(['list-edition@example.hk']);
    expect(await list('administrator', { after: Buffer.from('["x"]').toString('base64url') })).toEqual({
      errorCodes: ['BAD_USER_INPUT'],
    });
  });

  it('asks the database as often for many as for one', async () => {
    const statements = async (first: number) => {
      const issued: string[] = [];
      // Not the relay's, which works meanwhile.
      test.database.onStatement = (sql) => void (/FROM (appointment|person)/.test(sql) && issued.push(sql));
      await list('list-edition@example.hk', { first });
      test.database.onStatement = undefined;
      return issued.length;
    };
    const one = await statements(1);
    expect([one > 0, await statements(3)]).toEqual([true, one]);
  });

  it('is for organisers', async () => expect(await list('screener')).toEqual({ errorCodes: ['FORBIDDEN'] }));
});

describe('the administrator of the settings', () => {
  it('is appointed at the first start, once, however many processes start and at whatever moment', async () => {
    const replicas = await Promise.all([test.under.replica(), test.under.replica()]);
    await Promise.all(replicas.map((replica) => replica.close()));
    const rows = await test.database.query(
      `SELECT person_id, edition_code, category_code FROM appointment WHERE role = 'administrator' AND person_id = $1`,
      [people['administrator']],
    );
    expect(rows).toEqual([{ person_id: people['administrator'], edition_code: null, category_code: null }]);
    expect(await factsOf(people['administrator'] as string)).toMatchObject([{ version: 1 }]);
  });
});
