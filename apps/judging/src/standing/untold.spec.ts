import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { standingV1 } from '@podium/contracts';
import { Documents } from '@podium/platform-storage';
import { rowsOf } from '@podium/testing';
import { JudgingUnderTest, marksOf } from '../judging.fixture.js';
import { StandingFacts } from './standing-facts.js';

let test: JudgingUnderTest;
beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(test.edition);
});
afterAll(() => test.stop());

it('a standing from before there were facts is stated when the service starts, by the same hashes, and once', async () => {
  const { id, dossiers, judges } = await test.round(2, ['a@jury.hk']);
  for (const { dossierId } of dossiers)
    for (const judge of judges) await test.submit(judge, id, dossierId, marksOf(test.edition, '80'));
  expect(await test.close(id)).toMatchObject({ state: 'CLOSED' });
  const before = await test.under.facts(standingV1);
  expect(before).toHaveLength(1);

  // As it was then: the document beside the round, and no fact.
  const [{ body } = { body: { standing: '' } }] = before;
  const document = await test.under.service.get(Documents).json<object>((body as { standing: string }).standing);
  const { databaseUrl } = test.under;
  await rowsOf(databaseUrl, 'ALTER TABLE judging.standing DISABLE TRIGGER USER');
  const asBefore = 'UPDATE judging.standing SET document = $1 WHERE round_id = $2';
  await rowsOf(databaseUrl, asBefore, [JSON.stringify(document), id]);
  await rowsOf(databaseUrl, 'ALTER TABLE judging.standing ENABLE TRIGGER USER');
  await test.database.execute('DELETE FROM fact WHERE type = $1', [standingV1.type]);
  await test.under.service.get(StandingFacts).tellUntold();
  expect(await test.under.facts(standingV1)).toEqual(before);

  await test.under.service.get(StandingFacts).tellUntold();
  expect(await test.under.facts(standingV1)).toMatchObject([{ version: 1 }]);
});
