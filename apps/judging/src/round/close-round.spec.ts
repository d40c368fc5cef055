import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@podium/scoring';
import { brokenInvariants } from '../invariants.fixture.js';
import { anEdition, JudgingUnderTest, marksOf } from '../judging.fixture.js';

let test: JudgingUnderTest;
const edition = anEdition();
type Round = Awaited<ReturnType<JudgingUnderTest['round']>>;

beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(edition);
});
afterAll(async () => {
  expect(await brokenInvariants(test)).toEqual([]);
  await test.stop();
});

const declare = (person: string, roundId: string, dossierId: string, reason = 'my cousin’s firm') =>
  test.declare({ person }, roundId, [{ dossierId, kind: 'FAMILY', reason }]);

describe('closing a round', () => {
  let round: Round;
  let ids: string[];
  beforeAll(async () => {
    round = await test.round(4, ['a@jury.hk', 'b@jury.hk', 'c@jury.hk']);
    ids = round.dossiers.map(({ dossierId }) => dossierId);
  });
  const judge = (at: number) => round.judges[at] as { person: string; seatId: string };

  it('is refused while assigned sheets are missing, saying how many, and needs a reason to be forced', async () => {
    expect(await test.close(round.id)).toMatchObject({ __typename: 'SheetsMissing', missing: 12, unassigned: 0 });
    expect(await test.close(round.id, { force: true })).toMatchObject({ __typename: 'InputRefused' });
    expect(await test.close(round.id, { force: true, reason: ' ' })).toMatchObject({ __typename: 'InputRefused' });
    expect(await test.close(round.id, { force: true, reason: 'typhoon' })).toMatchObject({
      __typename: 'StandingNotPossible',
      reason: 'NothingToRank',
    });
  });

  it('does not count who has a conflict, and asks others instead', async () => {
    await test.submit(judge(0), round.id, ids[0] as string, marksOf(edition, '10'));
    expect(await declare(judge(0).person, round.id, ids[0] as string)).toMatchObject({
      __typename: 'ConflictsDeclared',
    });
    // Said again, the first reason stays.
    expect(await declare(judge(0).person, round.id, ids[0] as string, 'again')).toMatchObject({
      conflicts: [{ reason: 'my cousin’s firm' }],
    });
    expect(await test.rows('SELECT kind, source, reason FROM conflict WHERE source <> $1', ['inferred'])).toEqual([
      { kind: 'family', source: 'declared', reason: 'my cousin’s firm' },
    ]);
    expect(await test.submit(judge(0), round.id, ids[0] as string, marksOf(edition, '99'))).toMatchObject({
      __typename: 'NotAssigned',
    });
    expect(await test.assign(round.id, 3)).toMatchObject({ assigned: 11, added: 0, short: 1 });
    // Nobody learns from the answer which dossiers a round compares.
    const stranger = await test.person('stranger@example.hk');
    expect(await declare(stranger, round.id, ids[0] as string)).toEqual(
      await declare(judge(0).person, round.id, judge(0).seatId),
    );
  });

  it('leaves withdrawn entries out, and tells by request which places would be shared', async () => {
    for (const one of round.judges) {
      for (const [at, id] of ids.entries()) {
        // The last is withdrawn below: that one judge never came to it holds nobody up.
        if (at === 3 && one === round.judges[2]) continue;
        await test.submit(one, round.id, id, marksOf(edition, at < 2 ? '80' : '60'));
      }
    }
    expect(await test.close(round.id)).toMatchObject({ __typename: 'SheetsMissing', missing: 1 });
    await test.registrations.withdraw(round.dossiers[3] as Round['dossiers'][number]);
    const ties = [[ids[0], ids[1]].sort()];
    expect(await test.close(round.id, { refuseTies: true })).toMatchObject({ __typename: 'PlacesShared', ties });
    const votes = [
      { dossierId: ids[0], votes: 1 },
      { dossierId: ids[1], votes: 2 },
    ];
    expect(await test.close(round.id, { panelVotes: [...votes, votes[0]] })).toMatchObject({
      __typename: 'InputRefused',
    });
    expect(await test.close(round.id, { panelVotes: votes, refuseTies: true })).toMatchObject({ state: 'CLOSED' });
    const {
      ranking: { nodes: ranking },
      document,
    } = await test.ask(
      'query ($id: ID!) { standing(roundId: $id) { document ranking { nodes { place dossierId sheets tieBrokenBy } } } }',
      { id: round.id },
    );
    expect(ranking.map(({ dossierId }: { dossierId: string }) => dossierId)).toEqual([ids[1], ids[0], ids[2]]);
    expect(ranking[0]).toMatchObject({ place: 1, sheets: 3, tieBrokenBy: 'panel-vote' });
    // The recused judge’s sheet of 10 points is on record and set aside.
    expect(ranking[1]).toMatchObject({ place: 2, sheets: 2 });
    expect(document.setAside).toMatchObject([{ judge: judge(0).seatId, dossier: ids[0], because: 'recused' }]);
  });

  it('gives those who preside the standing byte for byte as it was hashed, and nobody else', async () => {
    const path = `/judging/rounds/${round.id}/standing.json`;
    const [kept] = await test.rows('SELECT hash FROM standing WHERE round_id = $1', [round.id]);
    const { status, body, headers } = await test.under.visit(path, { as: test.organiser });
    expect([status, sha256Hex(body), headers['etag']]).toEqual([200, kept?.['hash'], `"${kept?.['hash']}"`]);
    expect((await test.under.visit(path)).status).toBe(401);
    expect((await test.under.visit(path, { as: judge(1).person })).status).toBe(404);
    expect((await test.under.visit('/judging/rounds/none/standing.json', { as: test.organiser })).status).toBe(404);
  });

  it('is for good: nothing that comes later changes the standing', async () => {
    const before = await test.rows('SELECT hash, document FROM standing WHERE round_id = $1', [round.id]);
    expect(await test.close(round.id, { force: true, reason: 'again' })).toMatchObject({ state: 'CLOSED' });
    expect(await test.submit(judge(1), round.id, ids[0] as string, marksOf(edition, '1'))).toMatchObject({
      __typename: 'RoundClosed',
    });
    expect(await declare(judge(1).person, round.id, ids[0] as string)).toMatchObject({ __typename: 'RoundClosed' });
    expect(await test.assign(round.id)).toMatchObject({ __typename: 'RoundClosed' });
    await test.registrations.withdraw(round.dossiers[0] as Round['dossiers'][number]);
    await expect(test.rows('UPDATE standing SET hash = hash')).rejects.toThrow('does not change');
    expect(await test.rows('SELECT hash, document FROM standing WHERE round_id = $1', [round.id])).toEqual(before);
  });

  it('by force leaves out what nobody marked, and says so', async () => {
    const dossiers = await test.admit(2, { categoryCode: 'SM' }, 20);
    const panel = await test.panel(['sm@jury.hk'], { categoryCode: 'SM' });
    const { id } = await test.openRound(panel.id, { categoryCode: 'SM' });
    expect(await test.close(id)).toMatchObject({ __typename: 'SheetsMissing', missing: 0, unassigned: 2 });
    await test.assign(id);
    await test.submit(
      panel.judges[0] as { person: string },
      id,
      dossiers[1]?.dossierId as string,
      marksOf(edition, '50'),
    );
    expect(await test.close(id, { force: true, reason: 'typhoon' })).toMatchObject({ state: 'CLOSED' });
    expect(
      await test.ask(
        'query ($id: ID!) { standing(roundId: $id) { closedBecause leftOut ranking { nodes { dossierId } } } }',
        {
          id,
        },
      ),
    ).toEqual({
      closedBecause: 'typhoon',
      leftOut: [dossiers[0]?.dossierId],
      ranking: { nodes: [{ dossierId: dossiers[1]?.dossierId }] },
    });
  });

  it('keeps what a judge handed in before the seat was vacated, and frees the rest', async () => {
    const dossiers = await test.admit(2, { categoryCode: 'FT', streamCode: 'BII' }, 30);
    const streamCode = edition.categories.find(({ code }) => code === 'FT')?.streams[0]?.code as string;
    const own = streamCode === 'BII' ? dossiers : await test.admit(2, { categoryCode: 'FT', streamCode }, 40);
    const panel = await test.panel(['leaves@jury.hk', 'stays@jury.hk'], { categoryCode: 'FT' });
    const [leaves, stays] = panel.judges as [Round['judges'][number], Round['judges'][number]];
    const { id } = await test.openRound(panel.id, { categoryCode: 'FT', streamCode });
    await test.assign(id, 2);
    await test.submit(leaves, id, own[0]?.dossierId as string, marksOf(edition, '40'));
    await test.vacate(leaves.seatId);
    for (const { dossierId } of own) await test.submit(stays, id, dossierId, marksOf(edition, '60'));
    expect(await test.close(id)).toMatchObject({ state: 'CLOSED' });
    const {
      ranking: { nodes: ranking },
    } = await test.ask('query ($id: ID!) { standing(roundId: $id) { ranking { nodes { total sheets } } } }', {
      id,
    });
    expect(ranking).toEqual([
      { total: '60.00', sheets: 1 },
      { total: '50.00', sheets: 2 },
    ]);
  });
});

describe('what decides', () => {
  it('is no sheet of a judge with a conflict, also when it is the only one', async () => {
    const dossiers = await test.admit(2, { categoryCode: 'DE', streamCode: 'AVE' }, 60);
    const panel = await test.panel(['only@jury.hk'], { categoryCode: 'DE' });
    const { id } = await test.openRound(panel.id, { categoryCode: 'DE', streamCode: 'AVE' });
    await test.assign(id);
    const [only] = panel.judges as [Round['judges'][number]];
    for (const { dossierId } of dossiers) await test.submit(only, id, dossierId, marksOf(edition, '50', 'DE'));
    await declare(only.person, id, dossiers[0]?.dossierId as string);
    expect(await test.close(id, { force: true, reason: 'nobody else' })).toMatchObject({ state: 'CLOSED' });
    expect(
      await test.ask('query ($id: ID!) { standing(roundId: $id) { leftOut ranking { nodes { dossierId } } } }', { id }),
    ).toEqual({
      leftOut: [dossiers[0]?.dossierId],
      ranking: { nodes: [{ dossierId: dossiers[1]?.dossierId }] },
    });
  });

  it('is the draw that was held in public, where the definition says so: without its seed a tie does not close', async () => {
    const drawn = anEdition((one) => {
      for (const { stages } of one.categories)
        for (const { method } of stages) method.tieRules = [{ name: 'public-draw' }];
    });
    await test.registrations.open(drawn, 2);
    const streamCode = drawn.categories.find(({ code }) => code === 'DE')?.streams[1]?.code as string;
    const dossiers = await test.admit(3, { categoryCode: 'DE', streamCode }, 90);
    const panel = await test.panel(['draw@jury.hk'], { categoryCode: 'DE' });
    const { id } = await test.openRound(panel.id, { categoryCode: 'DE', streamCode });
    await test.assign(id);
    const [one] = panel.judges as [Round['judges'][number]];
    for (const { dossierId } of dossiers) await test.submit(one, id, dossierId, marksOf(edition, '50', 'DE'));
    const tied = await test.close(id);
    expect(tied).toMatchObject({ __typename: 'DrawSeedMissing' });
    expect(tied.ties).toEqual([dossiers.map(({ dossierId }) => dossierId).sort()]);
    expect(await test.close(id, { drawSeed: 'published on the day' })).toMatchObject({ state: 'CLOSED' });
    const { ranking } = await test.ask('query ($id: ID!) { standing(roundId: $id) { ranking { nodes { place } } } }', {
      id,
    });
    expect(ranking.nodes).toEqual([{ place: 1 }, { place: 2 }, { place: 3 }]);
  });
});
