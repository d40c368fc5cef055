import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResultsUnderTest, type Entrant } from '../results.fixture.js';

let test: ResultsUnderTest;
beforeAll(async () => {
  test = await ResultsUnderTest.start();
});
afterAll(() => test.stop());

const placesOf = (roundId: string) =>
  test.database.query('SELECT entry_code, place, total FROM standing_place WHERE round_id = $1 ORDER BY place', [
    roundId,
  ]);
const entrantOf = async (entryId: string) =>
  (
    await test.database.query('SELECT version, title, team_name, withdrawn FROM entrant WHERE entry_id = $1', [entryId])
  )[0];

describe('a standing', () => {
  it('is kept as it was closed, also when the news of it comes again or says something else', async () => {
    const [one, two] = (await test.entrants(2)) as [Entrant, Entrant];
    const round = test.roundOf([
      [one, 1, '91.50'],
      [two, 2, '88.00'],
    ]);
    const hash = await test.closed(round);
    const before = await placesOf(round.roundId);
    expect(before.map(({ place, total }) => [place, total])).toEqual([
      [1, '91.50'],
      [2, '88.00'],
    ]);
    await test.closed(round);
    await test.closed({ ...round, standing: { ranking: [] } });
    expect(await placesOf(round.roundId)).toEqual(before);
    const [kept] = await test.database.query('SELECT hash FROM standing WHERE round_id = $1', [round.roundId]);
    expect(kept).toEqual({ hash });
    expect(await test.under.documents.json(hash)).toEqual(round.standing);
  });

  it('is heard once of two processes that hear it at the same moment', async () => {
    const [one] = (await test.entrants(1)) as [Entrant];
    const round = test.roundOf([[one, 1]]);
    await Promise.all([test.closed(round), test.closed(round)]);
    expect(await placesOf(round.roundId)).toHaveLength(1);
  });

  it('is never changed: PostgreSQL lets the service neither update nor delete it', async () => {
    for (const sql of [
      'DELETE FROM standing_place',
      'UPDATE standing_place SET place = 1',
      'DELETE FROM standing',
      `UPDATE standing SET hash = ''`,
      'DELETE FROM award',
      'DELETE FROM release',
    ]) {
      await expect(test.database.execute(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('an entrant', () => {
  it('is as the latest dossier says, whichever comes first', async () => {
    const [entrant] = (await test.entrants(1)) as [Entrant];
    const { entryId } = entrant;
    const version = (at: number) => test.dossier(entrant, { version: at, title: { en: `Version ${at}` } });
    await test.registrations.admit(version(3));
    await test.registrations.admit(version(2));
    expect(await entrantOf(entryId)).toMatchObject({ version: 3, title: { en: 'Version 3' } });
  });

  it('stays withdrawn when the news of its admission comes late', async () => {
    const late = { entryId: '01890000-0000-7000-8000-000000000001', entryCode: 'HKICTA23-SL-9999', categoryCode: 'SL' };
    await test.withdraw(late);
    await test.registrations.admit(test.dossier(late));
    expect(await entrantOf(late.entryId)).toMatchObject({
      withdrawn: true,
      team_name: { en: 'Team HKICTA23-SL-9999' },
    });
  });
});

describe('an edition', () => {
  it('is as the latest revision says, whichever comes first', async () => {
    const named = (en: string) => ({ ...test.edition, label: en });
    await test.open(named('three'), 3);
    await test.open(named('two'), 2);
    await test.open(named('three again'), 3);
    const [kept] = await test.database.query<{ revision: number; hash: string }>(
      `SELECT revision, definition_hash AS hash FROM edition WHERE code = 'HKICTA23'`,
    );
    expect(kept?.revision).toBe(3);
    expect(await test.under.documents.json(String(kept?.hash))).toMatchObject({ label: 'three' });
  });
});
