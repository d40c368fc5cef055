import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personV1, standingV1, type ContendersDocument, type StandingDocument } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { anEdition, JudgingUnderTest, marksOf } from './judging.fixture.js';
import { brokenInvariants } from './invariants.fixture.js';

describe('a round from its panel to its standing', () => {
  let test: JudgingUnderTest;
  beforeAll(async () => {
    test = await JudgingUnderTest.start();
    await test.open(anEdition());
  });
  afterAll(async () => {
    expect(await brokenInvariants(test)).toEqual([]);
    await test.stop();
  });

  it('goes from admitted dossiers to a ranking that results can confer awards from', async () => {
    const { id, dossiers, judges } = await test.round(3, ['a@jury.hk', 'b@jury.hk']);
    const marks = ['80', '90', '70'];
    for (const [at, { dossierId }] of dossiers.entries()) {
      for (const judge of judges) {
        expect(await test.submit(judge, id, dossierId, marksOf(test.edition, marks[at] as string))).toMatchObject({
          __typename: 'ScoreSheet',
          version: 1,
        });
      }
    }
    expect(await test.close(id)).toMatchObject({ __typename: 'Round', state: 'CLOSED' });
    const standing = await test.ask(
      `query ($id: ID!) { standing(roundId: $id) { hash document leftOut ranking { nodes { place total entryCode title(locale: ZH_HANT) sheets tieBrokenBy } } } }`,
      { id },
    );
    expect(standing.ranking.nodes).toEqual([
      { place: 1, total: '90.00', entryCode: 'HKICTA23-SL-0002', title: '參賽項目2', sheets: 2, tieBrokenBy: null },
      { place: 2, total: '80.00', entryCode: 'HKICTA23-SL-0001', title: '參賽項目1', sheets: 2, tieBrokenBy: null },
      { place: 3, total: '70.00', entryCode: 'HKICTA23-SL-0003', title: '參賽項目3', sheets: 2, tieBrokenBy: null },
    ]);
    expect(standing.leftOut).toEqual([]);
    expect(JSON.stringify(standing.document)).not.toMatch(/jury\.hk|Wong|Mei/);

    const [fact] = await test.under.facts(standingV1);
    const told = standingV1.body.parse(fact?.body);
    expect(told).toMatchObject({ roundId: id, stageCode: 'assessment', categoryCode: 'SL', streamCode: 'OPEN' });
    expect(told.standing).toBe(standing.hash);
    const { ranking } = await test.under.documents.json<StandingDocument>(told.standing);
    const contenders = await test.under.documents.json<ContendersDocument>(told.contenders);
    expect(ranking.map(({ dossier }) => contenders[dossier]?.entryCode)).toEqual(
      standing.ranking.nodes.map(({ entryCode }: { entryCode: string }) => entryCode),
    );
  });

  it('invites each judge by one letter, however often the seat is asked for', async () => {
    const panel = await test.panel(['once@jury.hk']);
    const again = await test.seat(panel.id, ' Once@JURY.hk ');
    expect(again).toMatchObject({ __typename: 'Seat', id: panel.judges[0]?.seatId, personId: panel.judges[0]?.person });
    const letters = await test.rows(
      `SELECT payload->>'email' AS email FROM outbox WHERE type = 'judging.judge-seated.v1' AND payload->>'email' LIKE 'once%'`,
    );
    expect(letters).toEqual([{ email: 'once@jury.hk' }]);
  });

  it('hears events from the queue', async () => {
    const personId = uuidv7();
    await test.under.hear(personV1, { personId, addresses: ['queued@jury.hk'], locale: 'en' });
    expect(await test.rows('SELECT email_key AS email FROM person WHERE person_id = $1', [personId])).toEqual([
      { email: 'queued@jury.hk' },
    ]);
  });
});
