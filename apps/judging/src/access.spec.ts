import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { anEdition, JudgingUnderTest, marksOf } from './judging.fixture.js';

let test: JudgingUnderTest;
let round: Awaited<ReturnType<JudgingUnderTest['round']>>;
const edition = anEdition();
/** A mark and a comment that nobody else may ever see. */
const SECRET = '73';
const COMMENT = 'between us';

const MINE = `query ($edition: String! = "HKICTA23", $round: ID, $state: AssignmentState, $first: Int! = 50, $after: String) {
  myAssignments(editionCode: $edition, roundId: $round, state: $state, first: $first, after: $after) {
    nodes { id state sheet { marks { mark } comment }
      round { id panelId standingHash progress { assigned handedIn } rubric { criteria { code name(locale: ZH_HANT) weight } scale { max } } stage { name } }
      dossier { id code title answers team { name members { displayName } } } }
    pageInfo { hasNextPage endCursor } } }`;
const ROUNDS = `query ($edition: String! = "HKICTA23", $category: String) { rounds(editionCode: $edition, categoryCode: $category, first: 50) {
  nodes { id progress { assigned handedIn } } pageInfo { hasNextPage } } }`;
const ONE = `query ($id: ID!) { round(id: $id) { id progress { handedIn } } }`;
const STANDING = `query ($id: ID!) { standing(roundId: $id) { hash } }`;
const DOSSIER = `query ($id: ID!) { dossier(id: $id) { id answers } }`;
const PANELS = `query ($edition: String! = "HKICTA23") { panels(editionCode: $edition) { nodes { id seats { nodes { email } } } } }`;

beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(edition);
  round = await test.round(2, ['a@jury.hk', 'b@jury.hk']);
  for (const { dossierId } of round.dossiers) {
    await test.submit(round.judges[0] as { person: string }, round.id, dossierId, marksOf(edition, SECRET), {
      comment: COMMENT,
    });
  }
});
afterAll(() => test.stop());

const judge = (at: number) => round.judges[at]?.person as string;
const dossier = (at: number) => round.dossiers[at]?.dossierId as string;

describe('what a judge sees', () => {
  it('is the own assignments, without personal data, addresses and what the form does not ask', async () => {
    const { nodes } = await test.ask(MINE, {}, { as: judge(1) });
    expect(nodes).toHaveLength(2);
    expect(nodes[0]).toMatchObject({
      state: 'AWAITING',
      sheet: null,
      round: { id: round.id, panelId: null, standingHash: null, progress: null, stage: { name: 'Assessment' } },
      dossier: {
        code: 'HKICTA23-SL-0001',
        title: 'Entry 1',
        answers: { summary: { en: 'What 1 does' } },
        team: { name: 'Team 1', members: [{ displayName: 'Chan Tai Man' }] },
      },
    });
    expect(nodes[0].dossier.answers).toEqual({ summary: { en: 'What 1 does' } });
    expect(nodes[0].round.rubric.criteria[0]).toEqual({
      code: 'innovation',
      name: '資訊及通訊科技創新和創意',
      weight: '20',
    });
    expect(JSON.stringify(nodes)).not.toMatch(/@/);
  });

  it('never holds another judge’s marks: not in lists, filters, counts, orders, nor after the closing', async () => {
    const seen = async () =>
      JSON.stringify([
        await test.ask(MINE, {}, { as: judge(1) }),
        await test.ask(MINE, { state: 'HANDED_IN' }, { as: judge(1) }),
        await test.ask(ROUNDS, {}, { as: judge(1) }),
        await test.ask(ONE, { id: round.id }, { as: judge(1) }),
        await test.ask(STANDING, { id: round.id }, { as: judge(1) }),
        await test.ask(DOSSIER, { id: dossier(0) }, { as: judge(1) }),
        await test.ask(PANELS, {}, { as: judge(1) }),
        await test.close(round.id, {}, { as: judge(1) }),
        await test.assign(round.id, 1, 's', { as: judge(1) }),
      ]);
    const before = await seen();
    expect(before).not.toMatch(new RegExp(`"${SECRET}"|${COMMENT}|jury\\.hk|"handedIn":[0-9]`));
    // Whatever the other judge does, this one sees the same.
    await test.submit({ person: judge(0) }, round.id, dossier(1), marksOf(edition, '1'));
    expect(await seen()).toBe(before);

    expect((await test.ask(MINE, { state: 'HANDED_IN' }, { as: judge(0) })).nodes[0].sheet).toMatchObject({
      comment: COMMENT,
    });
  });

  it('is nothing for the judge of another category, an unseated one, and nobody', async () => {
    const sm = await test.panel(['sm@jury.hk'], { categoryCode: 'SM' });
    const gone = await test.panel(['gone@jury.hk']);
    await test.vacate(gone.judges[0]?.seatId);
    for (const person of [sm.judges[0]?.person as string, gone.judges[0]?.person as string, uuidv7()]) {
      expect((await test.ask(MINE, {}, { as: person })).nodes).toEqual([]);
      expect((await test.ask(MINE, { round: round.id }, { as: person })).nodes).toEqual([]);
      expect((await test.ask(ROUNDS, {}, { as: person })).nodes).toEqual([]);
      expect((await test.ask(PANELS, {}, { as: person })).nodes).toEqual([]);
      for (const [query, id] of [
        [ONE, round.id],
        [STANDING, round.id],
        [DOSSIER, dossier(0)],
      ] as const) {
        expect(await test.ask(query, { id }, { as: person })).toBeNull();
      }
      expect(await test.close(round.id, {}, { as: person })).toEqual(await test.close(uuidv7(), {}, { as: person }));
    }
    for (const query of [MINE, ROUNDS, PANELS]) {
      expect((await test.under.run(query)).errorCodes).toEqual(['UNAUTHENTICATED']);
    }
  });

  it('answers malformed ids and codes as if there were nothing', async () => {
    const as = judge(1);
    for (const id of ['x', '', `${round.id}\u0000`]) {
      for (const query of [ONE, STANDING, DOSSIER]) expect(await test.ask(query, { id }, { as })).toBeNull();
      expect((await test.ask(MINE, { round: id }, { as })).nodes).toEqual([]);
    }
    for (const query of [MINE, ROUNDS, PANELS]) {
      expect((await test.ask(query, { edition: 'HKICTA23\u0000' }, { as })).nodes).toEqual([]);
    }
    for (const after of [
      'x',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
    ]) {
      expect(await test.ask(MINE, { after }, { as })).toEqual({ errorCodes: ['BAD_USER_INPUT'] });
    }
  });

  it('goes away with the seat, and with a withdrawn entry', async () => {
    const [extra] = await test.admit(1, { categoryCode: 'SM' }, 50);
    const panel = await test.panel(['c@jury.hk', 'd@jury.hk'], { categoryCode: 'SM' });
    const sm = await test.openRound(panel.id, { categoryCode: 'SM' });
    await test.assign(sm.id, 2);
    const [as, leaves] = panel.judges.map(({ person }) => person) as [string, string];
    expect(await test.ask(DOSSIER, { id: extra?.dossierId }, { as: leaves })).toMatchObject({ id: extra?.dossierId });
    await test.vacate(panel.judges[1]?.seatId);
    expect((await test.ask(MINE, {}, { as: leaves })).nodes).toEqual([]);
    expect(await test.ask(DOSSIER, { id: extra?.dossierId }, { as: leaves })).toBeNull();
    expect((await test.ask(MINE, {}, { as })).nodes).toHaveLength(1);
    await test.registrations.withdraw(extra as NonNullable<typeof extra>);
    expect((await test.ask(MINE, {}, { as })).nodes).toEqual([]);
    expect(await test.ask(DOSSIER, { id: extra?.dossierId }, { as })).toBeNull();
  });
});

describe('who presides', () => {
  it('finds the rounds below the edition too, others an empty list', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Edition { code rounds(first: 5) { nodes { id progress { handedIn } } } } } }`;
    const of = [
      { __typename: 'Edition', code: 'HKICTA23' },
      { __typename: 'Edition', code: 'NONE' },
    ];
    const chair = await test.appoint(uuidv7(), 'chair', 'HKICTA23', 'SL');
    expect(await test.ask(query, { of }, { as: chair })).toEqual([
      { code: 'HKICTA23', rounds: { nodes: [{ id: round.id, progress: { handedIn: 2 } }] } },
      { code: 'NONE', rounds: { nodes: [] } },
    ]);
    const { data } = await test.under.run(query, { of });
    expect(data['_entities']).toEqual([
      { code: 'HKICTA23', rounds: { nodes: [] } },
      { code: 'NONE', rounds: { nodes: [] } },
    ]);
  });

  it('sees what is in the own edition and category, and nothing beside', async () => {
    const chair = await test.appoint(uuidv7(), 'chair', 'HKICTA23', 'SL');
    const other = await test.appoint(uuidv7(), 'organiser', 'HKICTA23', 'DE');
    const foreign = await test.appoint(uuidv7(), 'organiser', 'HKICTA24', null);
    const screener = await test.appoint(uuidv7(), 'screener', 'HKICTA23', 'SL');
    const seen = await test.ask(ROUNDS, {}, { as: chair });
    expect(seen.nodes).toEqual([{ id: round.id, progress: { assigned: 4, handedIn: 2 } }]);
    expect(await test.ask(DOSSIER, { id: dossier(0) }, { as: chair })).toMatchObject({
      answers: { summary: { en: 'What 1 does' } },
    });
    for (const as of [other, foreign, screener]) {
      expect((await test.ask(ROUNDS, {}, { as })).nodes).toEqual([]);
      expect((await test.ask(ROUNDS, { category: 'SL' }, { as })).nodes).toEqual([]);
      expect((await test.ask(PANELS, {}, { as })).nodes).toEqual([]);
      for (const [query, id] of [
        [ONE, round.id],
        [STANDING, round.id],
        [DOSSIER, dossier(0)],
      ] as const) {
        expect(await test.ask(query, { id }, { as })).toBeNull();
      }
      expect(await test.close(round.id, { force: true, reason: 'mine now' }, { as })).toMatchObject({
        __typename: 'RoundNotFound',
      });
    }
  });

  it('runs judging only as an organiser of the place', async () => {
    const ofCategory = await test.appoint(uuidv7(), 'organiser', 'HKICTA23', 'DE');
    const chair = await test.appoint(uuidv7(), 'chair', 'HKICTA23', 'SL');
    expect(await test.openRound(round.panelId, {}, { as: ofCategory })).toMatchObject({ __typename: 'NotOrganiser' });
    expect(await test.seat(round.panelId, 'friend@example.hk', { as: ofCategory })).toMatchObject({
      __typename: 'PanelNotFound',
    });
    expect(await test.seat(uuidv7(), 'friend@example.hk', { as: ofCategory })).toMatchObject({
      __typename: 'PanelNotFound',
    });
    expect(await test.assign(round.id, 1, 's', { as: ofCategory })).toMatchObject({ __typename: 'RoundNotFound' });
    expect(
      await test.openRound(
        round.panelId,
        { categoryCode: null, streamCode: null, stageCode: 'award-of-the-year' },
        { as: ofCategory },
      ),
    ).toMatchObject({ __typename: 'NotOrganiser' });
    expect(await test.assign(round.id, 1, 's', { as: chair })).toEqual({ errorCodes: ['FORBIDDEN'] });
  });

  it('closes as the chair; the standing is for those who preside alone', async () => {
    const chair = await test.appoint(uuidv7(), 'chair', 'HKICTA23', 'SL');
    for (const { dossierId } of round.dossiers)
      await test.submit({ person: judge(1) }, round.id, dossierId, marksOf(edition, '50'));
    expect(await test.ask(STANDING, { id: round.id }, { as: chair })).toBeNull();
    expect(await test.close(round.id, {}, { as: chair })).toMatchObject({ state: 'CLOSED' });
    expect(await test.ask(STANDING, { id: round.id }, { as: chair })).not.toBeNull();
    expect(await test.ask(STANDING, { id: round.id }, { as: judge(0) })).toBeNull();
    expect((await test.ask(MINE, {}, { as: judge(1) })).nodes[0].round).toMatchObject({
      standingHash: null,
      progress: null,
    });
  });
});

describe('seats and people', () => {
  it('meet whichever comes first', async () => {
    const panel = await test.panel([]);
    await test.seat(panel.id, 'later@jury.hk');
    const before = await test.ask(PANELS);
    const personId = uuidv7();
    await test.tell(personV1, { personId, addresses: ['later@jury.hk'], locale: 'zhHant' });
    expect(await test.seat(panel.id, 'later@jury.hk')).toMatchObject({ personId });
    expect(before.nodes.at(-1)).toMatchObject({ id: panel.id, seats: { nodes: [{ email: 'later@jury.hk' }] } });
  });

  it.each(['no address', 'a@b', `${'a'.repeat(300)}@jury.hk`, 'a\u0000@jury.hk'])(
    'refuses the address %j',
    async (email) => {
      expect(await test.seat(round.panelId, email, { key: uuidv7() })).toMatchObject({ __typename: 'InputRefused' });
    },
  );
});
