import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceUnderTest } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';
import { contest, Revising, TITLED, WITHOUT_BB } from './revision.fixture.js';

let test: RegistrationsUnderTest;
let revising: Revising;
let replica: ServiceUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  revising = new Revising(test);
  replica = await test.under.replica();
});
afterAll(async () => {
  await replica.close();
  await test.stop();
});

let code: string;
let count = 0;
let organiser: string;
let colleague: string;
beforeEach(async () => {
  code = `REV${++count}`;
  ({ organiser, colleague } = await revising.opened(code));
});
const entrant = (categoryCode?: string) => revising.entrant(code, categoryCode);
const fact = () => revising.fact(code);
const TITLE = contest(TITLED);

describe('at once, and again', () => {
  it('of two revisions approved at once one holds, and the other is stale', async () => {
    const both = [
      await revising.propose(organiser, code, TITLE),
      await revising.propose(organiser, code, contest(['en: Flying', 'en: Aloft'])),
    ];
    const answers = await Promise.all(both.map((each) => revising.approve(colleague, each)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['Revision', 'RevisionIsStale']);
    expect((await revising.edition(code)).revision).toBe(2);
    expect((await fact())?.body.revision).toBe(2);
  });

  it('an approval is repeated under its key, and a refusal under a key leaves nothing behind', async () => {
    const proposed = await revising.propose(organiser, code, TITLE);
    const key = uuidv7();
    const once = await revising.approve(colleague, proposed, key);
    expect(await revising.approve(colleague, proposed, key)).toEqual({ ...once, viewerCan: once.viewerCan });
    expect((await revising.edition(code)).revision).toBe(2);
    const refusedKey = uuidv7();
    for (let at = 0; at < 2; at++) {
      expect(await revising.propose(organiser, code, TITLE, {}, refusedKey)).toMatchObject({
        __typename: 'NothingChanges',
      });
    }
    expect((await revising.list(organiser, code)).totalCount).toBe(1);
  });

  it('nobody gets into a stream while it is being taken away', async () => {
    const streams = '      - { code: ALL, name: { en: All, zhHant: 全部 } }\n';
    const more: [string, string] = [streams, `${streams}      - { code: NEW, name: { en: New, zhHant: 新 } }\n`];
    await revising.revise(code, contest(more), [organiser, colleague]);
    const { as, entry } = await entrant();
    const proposed = await revising.decided(organiser, code, contest());
    const [approved, begun] = await Promise.all([
      revising.approve(colleague, proposed),
      test.startEntry(as, entry.team.id, 'AA', { streamCode: 'NEW' }),
    ]);
    expect([approved.__typename, begun.__typename]).toEqual(
      approved.__typename === 'Revision' ? ['Revision', 'EditionNotFound'] : ['RevisionBreaks', 'Entry'],
    );
  });

  it('a deadline whose category it took away is not extended any more, and that is said', async () => {
    await test.database.execute(
      `UPDATE milestone SET at = '2023-04-30T10:00:00Z' WHERE edition_code = $1 AND code = 'enrolment-closes'`,
      [code],
    );
    await test.database.execute('UPDATE edition SET revision = revision + 1 WHERE code = $1', [code]);
    const later = {
      milestone: 'enrolment-closes',
      category: 'BB',
      at: '2123-05-07T10:00:00Z',
      reason: 'The site was down.',
    };
    const { id } = await test.ask(
      'mutation ($input: ExtendDeadlineInput!) { extendDeadline(input: $input) { ... on DeadlineExtension { id } } }',
      { input: { editionCode: code, ...later } },
      { as: organiser },
    );
    await revising.revise(code, contest(WITHOUT_BB), [organiser, colleague]);
    expect(
      await test.ask(
        'mutation ($input: ApproveExtensionInput!) { approveExtension(input: $input) { __typename } }',
        { input: { extensionId: id } },
        { as: colleague },
      ),
    ).toEqual({ __typename: 'EditionNotFound' });
  });

  it('another process reads the new definition with the next question', async () => {
    const read = async () =>
      (await replica.run('query ($code: String!) { edition(code: $code) { label revision } }', { code })).data[
        'edition'
      ];
    expect(await read()).toEqual({ label: '2123', revision: 1 });
    await revising.revise(code, contest(["label: '2123'", "label: '2124'"]), [organiser, colleague]);
    expect(await read()).toEqual({ label: '2124', revision: 2 });
  });

  it('lists ask the database as often for three as for one', async () => {
    for (let at = 0; at < 3; at++) await revising.propose(organiser, code, contest(['en: Flying', `en: Aloft ${at}`]));
    // The relay sweeps on its own now and then; the least of several is what the query needs.
    const statements = async (first: number) => {
      const issued: number[] = [];
      for (let at = 0; at < 4; at++) {
        const before = test.database.statements;
        expect((await revising.list(organiser, code, first)).nodes).toHaveLength(first);
        issued.push(test.database.statements - before);
      }
      return Math.min(...issued);
    };
    expect(await statements(3)).toBe(await statements(1));
  });
});
