import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { CONTEST, RegistrationsUnderTest } from '../registrations.fixture.js';
import { MOST_ROWS } from './read-table.js';

const RULES = `rules:
  - id: past-winner
    kind: past-award
    awards: [gold]
    text: { en: No past winners., zhHant: 得獎項目不可再參賽。 }
shared:
  rules: [past-winner]
`;
const HEAD = 'edition,category,award,title,title_zh_hant,organisation,email';

let test: RegistrationsUnderTest;
let organiser: string;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  for (const [code, series] of [
    ['PAST', 'robots'],
    ['OTHER', 'boats'],
  ] as const) {
    const yaml = CONTEST.replace('shared:\n', RULES).replace('series: { id: robots', `series: { id: ${series}`);
    expect(await test.open({ code, yaml })).toMatchObject({ __typename: 'Edition' });
  }
  organiser = await test.appoint('organiser', 'PAST', null);
});
afterAll(() => test.stop());

const record = (csv: string, more: object = {}, as = organiser) =>
  test.ask(
    `mutation ($input: RecordPastAwardsInput!) { recordPastAwards(input: $input) { __typename
       ... on PastAwardsRecorded { added known unread dryRun } ... on TableHasMistakes { mistakes { line column text } }
       ... on Refusal { message } } }`,
    { input: { editionCode: 'PAST', knownFrom: 'robots.example/2019', csv, ...more } },
    { as },
  );
const listed = (as = organiser, editionCode = 'PAST') =>
  test.ask(
    `query ($editionCode: String!) { pastAwards(editionCode: $editionCode, first: 50) { totalCount nodes { edition award titles organisations source } } }`,
    { editionCode },
    { as },
  );
/** What the rule says of an entry of this title by this organisation. */
async function finding(title: string, organisation: string, editionCode = 'PAST') {
  const as = uuidv7();
  const members = [{ email: `${as}@example.hk`, leader: true, familyName: 'Chan', givenName: 'Tai Man' }];
  const { id: teamId } = await test.team(as, members, { editionCode, organisation: { en: organisation } });
  const entry = await test.startEntry(as, teamId, 'AA', { title: { en: title } });
  const office = await test.appoint('screener', editionCode, null);
  const { findings } = await test.ask(
    `query ($id: ID!) { eligibility(entryId: $id) { findings { outcome because } } }`,
    { id: await submitted(as, entry) },
    { as: office },
  );
  return findings[0];
}
async function submitted(as: string, { id, version }: { id: string; version: number }): Promise<string> {
  const answer = await test.submit(as, { entryId: id, version, answers: { pitch: 'It walks.' } });
  expect(answer).toMatchObject({ __typename: 'Entry' });
  return id;
}

describe('the winners of the past', () => {
  it('are not known until somebody records them: a person looks', async () =>
    expect(await finding('Walker', 'Legs Limited', 'OTHER')).toMatchObject({ outcome: 'PERSON_MUST_DECIDE' }));

  it('are tried first, then recorded, and no twice', async () => {
    const csv = `\ufeff${HEAD}\r\n2019,AA,gold,Walker,步行者,"Legs, Limited",\r\n2019,AA,silver,Runner,,,r&d@robots.example\r\n`;
    const tried = { __typename: 'PastAwardsRecorded', added: 2, known: 0, unread: ['silver'], dryRun: true };
    expect(await record(csv, { dryRun: true })).toEqual(tried);
    expect(await listed()).toEqual({ totalCount: 0, nodes: [] });
    expect(await record(csv)).toEqual({ ...tried, dryRun: false });
    expect(await record(csv)).toEqual({ ...tried, added: 0, known: 2, dryRun: false });
    expect(await listed()).toMatchObject({
      totalCount: 2,
      nodes: [
        { edition: '2019', award: 'gold', titles: ['Walker', '步行者'], organisations: ['Legs, Limited'] },
        { edition: '2019', award: 'silver', titles: ['Runner'], organisations: [], source: 'robots.example/2019' },
      ],
    });
  });

  it('are recognised by name, however it is written, and leave the decision to a person', async () => {
    expect(await finding('WALKER!', 'legs　limited')).toMatchObject({
      outcome: 'PERSON_MUST_DECIDE',
      because: expect.stringContaining('2019 AA gold'),
    });
    expect(await finding('Walker', 'Others Limited')).toMatchObject({ outcome: 'MET' });
    expect(await finding('Swimmer', 'Legs Limited')).toMatchObject({ outcome: 'MET' });
  });

  it('belong to their series', async () => {
    expect(await finding('Walker', 'Legs Limited', 'OTHER')).toMatchObject({ outcome: 'PERSON_MUST_DECIDE' });
    expect(await listed(test.administrator, 'OTHER')).toEqual({ totalCount: 0, nodes: [] });
  });

  it('are recorded and read by organisers of the edition alone', async () => {
    for (const as of [
      await test.appoint('screener', 'PAST', null),
      await test.appoint('organiser', 'PAST', 'AA'),
      await test.appoint('organiser', 'OTHER', null),
    ]) {
      const answer = await record(`${HEAD}\n2018,AA,gold,Hopper,,Springs,\n`, {}, as);
      expect(answer.__typename ?? answer.errorCodes).toEqual(answer.__typename ? 'NotOrganiser' : ['FORBIDDEN']);
      expect((await listed(as)).totalCount ?? 0).toBe(0);
    }
    expect(await listed()).toMatchObject({ totalCount: 2 });
  });
});

describe('a table with mistakes', () => {
  it('is refused whole, and each mistake is named by line and column', async () => {
    const rows = [
      '2018,AA,gold,Hopper,,Springs,',
      '2018,AA,,Hopper,,Springs,',
      '2018,AA,gold,Hopper',
      '2018,AA,gold,Hopper,,,',
      '2018,AA,gold,Hopper,,,nobody',
      '2018,AA,gold,H\ufffdpper,,Springs,',
      `2018,AA,gold,${'x'.repeat(201)},,Springs,`,
    ];
    const answer = await record(`${HEAD}\n${rows.join('\n')}\n`);
    expect(answer.__typename).toBe('TableHasMistakes');
    expect(answer.mistakes.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual([
      [3, 'award'],
      [4, null],
      [5, 'organisation'],
      [6, 'email'],
      [7, 'title'],
      [8, 'title'],
    ]);
    expect(await listed()).toMatchObject({ totalCount: 2 });
  });

  it.each([
    ['a column too few', 'edition,category,award\n2018,AA,gold\n', [[1, 'title']]],
    ['a column that there is none of', `${HEAD},prize\n2018,AA,gold,A,,B,,\n`, [[1, 'prize']]],
    ['a column twice', `${HEAD},email\n2018,AA,gold,A,,B,,\n`, [[1, 'email']]],
    ['nothing below its first row', `${HEAD}\n`, [[1, null]]],
    [
      'nothing at all',
      '',
      [
        [1, 'edition'],
        [1, 'category'],
        [1, 'award'],
        [1, 'title'],
        [1, null],
      ],
    ],
    ['a quotation mark that is never closed', `${HEAD}\n2018,AA,gold,"A,,B,\n`, [[2, null]]],
    [
      'more rows than are taken at once',
      `${HEAD}\n${'2018,AA,gold,A,,B,\n'.repeat(MOST_ROWS + 1)}`,
      [[MOST_ROWS + 2, null]],
    ],
  ])('is refused: %s', async (_, csv, mistakes) => {
    const answer = await record(csv);
    expect(answer.__typename).toBe('TableHasMistakes');
    expect(answer.mistakes.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual(
      mistakes,
    );
  });

  it('keeps a formula as the text that it is', async () => {
    expect(await record(`${HEAD}\n2017,AA,gold,=1+1,,@Legs,\n`)).toMatchObject({ added: 1 });
    expect((await listed()).nodes.at(-1)).toMatchObject({ titles: ['=1+1'], organisations: ['@Legs'] });
  });
});
