import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loginUrl } from '@podium/platform-database';
import { PUBLIC_DATABASE } from '@podium/platform-service';
import { TEST_SECRET } from '@podium/testing';
import pg from 'pg';
import { AT_ONCE, fromNow, LONG_FROM_NOW, ResultsUnderTest, WINNER, type Entrant } from '../results.fixture.js';

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

const asEntity = (query = `winners(first: 100) { nodes { ${WINNER} } }`) =>
  test.ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Edition { ${query} } } }`,
    { of: [{ __typename: 'Edition', code: 'HKICTA23' }] },
    {},
  );
const PAGE = (code: string) =>
  `{ winners(editionCode: ${JSON.stringify(code)}) { totalCount nodes { id } pageInfo { hasNextPage } } }`;
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
    expect(await test.database.query('SELECT award_id AS id FROM released_award')).toEqual([{ id: award }]);
    const nothing = await test.ask(PAGE('NONE'), {}, {});
    expect(nothing).toEqual({ totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } });
    expect(await test.ask(PAGE('HKICTA23'), {}, {})).toEqual(nothing);
    expect(await test.winners()).toEqual([]);
    expect(await test.winners('SL')).toEqual([]);
    expect(await asEntity('winners { totalCount nodes { id } }')).toEqual([{ winners: { totalCount: 0, nodes: [] } }]);
    const [row] = await test.database.query<{ id: string }>('SELECT id FROM released_award');
    expect(await test.node('Winner', row?.id ?? '', {})).toEqual([null]);
  });

  it('the public is not told more for being signed in, as a winner or as an organiser', async () => {
    const query = PAGE('HKICTA23');
    for (const as of [test.organiser, await test.appoint('chair', null)]) {
      expect(await test.ask(query, {}, { as })).toMatchObject({ totalCount: 0, nodes: [] });
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
    expect(await asEntity('winners { totalCount nodes { entryCode } }')).toEqual([
      { winners: { totalCount: 2, nodes: [{ entryCode: gold.entryCode }, { entryCode: merit.entryCode }] } },
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
    expect(await test.node('Winner', winner.id, {})).toEqual([{ id: winner.id }]);
    const [award] = await test.database.query<{ id: string }>(
      'SELECT award_id AS id FROM released_award WHERE id = $1',
      [winner.id],
    );
    const id = award?.id ?? '';
    const before = (await test.winners('FT', 'id')).length;
    expect(await test.revoke(id)).toEqual({ __typename: 'Award', id, state: 'REVOKED' });
    expect(await test.winners('FT', 'id')).toHaveLength(before - 1);
    expect((await outsider.query('SELECT 1 FROM released_award WHERE id = $1', [winner.id])).rows).toEqual([]);
  });
});

describe('what the public reads of a winner', () => {
  it('is the place, the award’s scope and stage, and the organisations', async () => {
    const [winner] = (await test.entrants(1, 'SB')) as [Entrant];
    const name = { en: 'Robot Works', zhHant: '機械工坊' };
    await test.registrations.admit(
      test.dossier(winner, { version: 2, team: { name: { en: 'Team' }, organisation: name, members: [] } }),
    );
    await test.gold(winner);
    await test.approve(await test.propose(AT_ONCE, 'SB'));
    const fields = 'scope stageCode place organisations { name name2: name(locale: ZH_HANT) }';
    expect(await test.winners('SB', fields)).toEqual([
      { scope: 'STREAM', stageCode: 'judging', place: 1, organisations: [{ name: 'Robot Works', name2: '機械工坊' }] },
    ]);
  });

  it('comes in pages with a count, each row once, whatever its place in the order; and of several editions at once', async () => {
    const entrants = await test.entrants(7, 'SM');
    const roundId = await test.close(
      entrants.map((each, at) => [each, at < 3 ? at + 1 : 4]),
      { categoryCode: 'SM' },
    );
    const codes = ['gold', 'silver', 'bronze', 'merit', 'merit', 'merit', 'merit'];
    await test.confer(entrants.map(({ entryId }, at) => ({ awardCode: codes[at] as string, entryId, roundId })));
    await test.approve(await test.propose(AT_ONCE, 'SM'));
    const query = `query ($after: String) { winners(editionCode: "HKICTA23", categoryCode: "SM", first: 3, after: $after) {
      totalCount nodes { entryCode awardCode } pageInfo { hasNextPage endCursor } } }`;
    const seen = [];
    let page = await test.ask(query, {}, {});
    for (;;) {
      expect(page.totalCount).toBe(7);
      seen.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      page = await test.ask(query, { after: page.pageInfo.endCursor }, {});
    }
    expect(seen.map(({ entryCode }) => entryCode)).toEqual(entrants.map(({ entryCode }) => entryCode));
    expect(seen.map(({ awardCode }) => awardCode)).toEqual(codes);
    const merits = await test.ask(
      '{ winners(editionCode: "HKICTA23", categoryCode: "SM", awardCode: "merit") { totalCount } }',
      {},
      {},
    );
    expect(merits).toEqual({ totalCount: 4 });
    for (const after of [
      '[]',
      '[0,0,0,"a","b"]',
      '["0",0,0,"a","b"]',
      '[0,0,1e10,"a","018f0000-0000-7000-8000-000000000000"]',
    ]) {
      const cursor = Buffer.from(after).toString('base64url');
      expect(await test.ask(query, { after: cursor }, {})).toEqual({ errorCodes: ['BAD_USER_INPUT'] });
    }
    const publicly = test.under.service.get(PUBLIC_DATABASE);
    const statementsFor = async (of: string[]) => {
      const before = publicly.statements;
      const found = await test.ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Edition { winners(first: 2) { totalCount nodes { id } } } } }`,
        { of: of.map((code) => ({ __typename: 'Edition', code })) },
        {},
      );
      expect(found.map(({ winners }: { winners: { nodes: object[] } }) => winners.nodes.length)).toEqual(
        of.map((code) => (code === 'HKICTA23' ? 2 : 0)),
      );
      return publicly.statements - before;
    };
    expect(await statementsFor(['NONE', 'HKICTA23', 'OTHER'])).toBe(await statementsFor(['HKICTA23']));
    const twice =
      '{ one: winners(editionCode: "HKICTA23") { nodes { id } } other: winners(editionCode: "HKICTA23") { nodes { id } } }';
    const { data } = await test.under.run(twice, {}, {});
    expect(data.one.nodes).toHaveLength(data.other.nodes.length);
    expect(new Set(data.one.nodes.map(({ id }: { id: string }) => id)).size).toBe(data.one.nodes.length);
  });
});

describe('winners of nothing', () => {
  it.each(['', 'NONE', "' OR true --"])('of edition %j there are none', async (editionCode) =>
    expect(
      await test.ask(
        'query ($editionCode: String!) { winners(editionCode: $editionCode) { totalCount nodes { id } } }',
        { editionCode },
        {},
      ),
    ).toEqual({ totalCount: 0, nodes: [] }),
  );
  it('a NUL is a mistake of the sender', async () =>
    expect(await test.ask('{ winners(editionCode: "\\u0000") { totalCount } }', {}, {})).toEqual({
      errorCodes: ['BAD_USER_INPUT'],
    }));
});
