import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loginUrl } from '@podium/platform-database';
import { TEST_SECRET } from '@podium/testing';
import pg from 'pg';
import { fromNow, LONG_FROM_NOW, ResultsUnderTest, WINNER, type Entrant } from '../results.fixture.js';

let test: ResultsUnderTest;
/** Somebody who holds the login of the public read path, and asks the database itself. */
let outsider: pg.Client;
beforeAll(async () => {
  test = await ResultsUnderTest.start();
  outsider = new pg.Client(loginUrl(test.under.databaseUrl, 'results_public', TEST_SECRET));
  await outsider.connect();
});
afterAll(async () => {
  await outsider.end();
  await test.stop();
});

const asEntity = (query = `winners { ${WINNER} }`) =>
  test.ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Edition { ${query} } } }`,
    { of: [{ __typename: 'Edition', code: 'HKICTA23' }] },
    {},
  );
const refused = (sql: string) =>
  outsider.query(sql).then(
    () => 'answered',
    ({ code }: { code: string }) => code,
  );
const FORBIDDEN = '42501';
const READ_ONLY = '25006';

describe('before the instant of a release', () => {
  let award: string;
  beforeAll(async () => {
    const [entrant] = (await test.entrants(1)) as [Entrant];
    award = await test.gold(entrant);
    await test.approve(await test.propose(LONG_FROM_NOW));
  });

  it('the public reads what it reads of an edition that has nothing', async () => {
    // It is there: the service's own login sees it.
    expect(await test.database.query('SELECT id FROM released_award')).toEqual([{ id: award }]);
    const nothing = await test.ask('{ winners(editionCode: "NONE") { id } }', {}, {});
    expect(nothing).toEqual([]);
    expect(await test.winners()).toEqual(nothing);
    expect(await test.winners('SL')).toEqual(nothing);
    expect(await asEntity()).toEqual([{ winners: [] }]);
  });

  it('the public is not told more for being signed in, as a winner or as an organiser', async () => {
    const query = '{ winners(editionCode: "HKICTA23") { id } }';
    for (const as of [test.organiser, await test.appoint('chair', null)]) {
      expect(await test.ask(query, {}, { as })).toEqual([]);
    }
  });

  it('the public’s own database login neither sees nor counts the rows', async () => {
    expect((await outsider.query('SELECT * FROM results.released_award')).rows).toEqual([]);
    const { rows } = await outsider.query(
      `SELECT count(*)::int, max(released_at), bool_or(id IS NOT NULL) FROM released_award WHERE edition_code = 'HKICTA23'`,
    );
    expect(rows).toEqual([{ count: 0, max: null, bool_or: null }]);
  });

  it('that login reads no other table of any service, and none of the queues', async () => {
    const { rows } = await tables();
    expect(rows.length).toBeGreaterThan(15);
    const readable = [];
    for (const { name } of rows) if ((await refused(`SELECT * FROM ${name}`)) !== FORBIDDEN) readable.push(name);
    expect(readable).toEqual(['results.released_award']);
  });

  it.each([
    ['INSERT INTO results.released_award (id) VALUES (gen_random_uuid())', [FORBIDDEN, READ_ONLY]],
    ['UPDATE results.released_award SET released_at = now()', [FORBIDDEN, READ_ONLY]],
    ['DELETE FROM results.released_award', [FORBIDDEN, READ_ONLY]],
    ['SET default_transaction_read_only = off; UPDATE results.released_award SET released_at = now()', [FORBIDDEN]],
    ['ALTER TABLE results.released_award DISABLE ROW LEVEL SECURITY', [FORBIDDEN, READ_ONLY]],
    ['SET row_security = off; SELECT * FROM results.released_award', [FORBIDDEN]],
    ['SET ROLE podium_results', [FORBIDDEN]],
    ['SET ROLE podium_results_owner', [FORBIDDEN]],
  ])('that login may not %s', async (sql, codes) => {
    const statements = sql.split('; ');
    const last = statements.pop() as string;
    for (const each of statements) await outsider.query(each);
    expect(codes).toContain(await refused(last));
    await outsider.query('RESET ALL');
  });

  async function tables() {
    const root = new pg.Client(test.under.databaseUrl);
    await root.connect();
    try {
      return await root.query<{ name: string }>(
        `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
      );
    } finally {
      await root.end();
    }
  }
});

describe('at the instant of a release', () => {
  it('the winners appear by themselves, in three languages, to everybody at once', async () => {
    const [gold, merit] = (await test.entrants(2, 'FT')) as [Entrant, Entrant];
    const roundId = await test.close(
      [
        [gold, 1],
        [merit, 4],
      ],
      { categoryCode: 'FT' },
    );
    const conferred = await test.confer([
      { awardCode: 'merit', entryId: merit.entryId, roundId },
      { awardCode: 'gold', entryId: gold.entryId, roundId },
    ]);
    expect(conferred.awards).toHaveLength(2);
    const at = fromNow(2_000);
    await test.approve(await test.propose(at, 'FT'));
    const seen = async () => ({
      answered: (await test.winners('FT')).map(({ entryCode }: Entrant) => entryCode),
      direct: (await outsider.query(`SELECT entry_code FROM released_award WHERE category_code = 'FT'`)).rows.length,
      passed: (await outsider.query('SELECT now() >= $1 AS passed', [at])).rows[0].passed as boolean,
    });
    // The clock was read after the winners: where it says "not yet", they were read before the instant.
    const before = await seen();
    expect(before).toEqual({ answered: [], direct: 0, passed: false });
    let now = before;
    while (!now.passed) {
      now = await seen();
      if (!now.passed) expect(now).toEqual(before);
    }
    expect(await test.winners('FT', 'awardCode entryCode releasedAt')).toEqual([
      { awardCode: 'gold', entryCode: gold.entryCode, releasedAt: at },
      { awardCode: 'merit', entryCode: merit.entryCode, releasedAt: at },
    ]);
    expect(await asEntity('winners { entryCode }')).toEqual([
      { winners: [{ entryCode: gold.entryCode }, { entryCode: merit.entryCode }] },
    ]);
    const text = (field: string) =>
      `${field}En: ${field}(locale: EN) ${field}Hant: ${field}(locale: ZH_HANT) ${field}Hans: ${field}(locale: ZH_HANS)`;
    const [first] = await test.winners('FT', `${text('awardName')} ${text('title')} ${text('categoryName')}`);
    const name = test.edition.categories.find(({ code }) => code === 'FT')?.name;
    expect(first).toEqual({
      awardNameEn: 'Gold Award',
      awardNameHant: '金獎',
      awardNameHans: '金奖',
      titleEn: `Robot ${gold.entryCode}`,
      titleHant: `機械人 ${gold.entryCode}`,
      titleHans: `机器人 ${gold.entryCode}`,
      categoryNameEn: name?.en,
      categoryNameHant: name?.zhHant,
      categoryNameHans: name?.zhHans,
    });
  });

  it('nothing personal is among what the public may read', async () => {
    const { rows } = await outsider.query('SELECT * FROM released_award');
    expect(rows).not.toEqual([]);
    const everything = JSON.stringify(rows);
    for (const secret of ['@example.hk', '6123 4567', test.organiser, test.second])
      expect(everything).not.toContain(secret);
  });

  it('an award that is revoked is gone, for the public and for whoever asks the database', async () => {
    const [winner] = await test.winners('FT', 'id');
    const before = (await test.winners('FT', 'id')).length;
    expect(await test.revoke(winner.id)).toEqual({ __typename: 'Award', id: winner.id });
    expect(await test.winners('FT', 'id')).toHaveLength(before - 1);
    expect((await outsider.query('SELECT 1 FROM released_award WHERE id = $1', [winner.id])).rows).toEqual([]);
  });
});

describe('winners of nothing', () => {
  it.each(['', 'NONE', "' OR true --"])('of edition %j there are none', async (editionCode) =>
    expect(
      await test.ask(
        'query ($editionCode: String!) { winners(editionCode: $editionCode) { id } }',
        { editionCode },
        {},
      ),
    ).toEqual([]),
  );
  it('a NUL is a mistake of the sender', async () =>
    expect(await test.ask('{ winners(editionCode: "\\u0000") { id } }', {}, {})).toEqual({
      errorCodes: ['BAD_USER_INPUT'],
    }));
});
