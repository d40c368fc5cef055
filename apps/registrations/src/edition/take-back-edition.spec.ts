import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { editionV1 } from '@podium/contracts';
import type { ServiceUnderTest } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { CONTEST, RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
let replica: ServiceUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  replica = await test.under.replica();
});
afterAll(async () => {
  await replica.close();
  await test.stop();
});

let code: string;
let count = 0;
beforeEach(async () => {
  code = `BACK${++count}`;
  await test.open({ code });
});

const takeBack = (input: Record<string, unknown> = {}, as = test.administrator, key?: string) =>
  test.ask(
    `mutation ($input: TakeBackEditionInput!) { takeBackEdition(input: $input) { __typename ... on EditionTakenBack { code }
       ... on Refusal { message } } }`,
    { input: { editionCode: code, reason: 'It has the dates of last year.', ...input } },
    { as, ...(key === undefined ? {} : { key }) },
  );
const READ = 'query ($code: String!) { edition(code: $code) { label revision } }';
const read = () => test.ask(READ, { code }, {});
const facts = async () => (await test.under.facts(editionV1)).filter(({ body }) => body.code === code);
const register = (as: string) => {
  const member = { email: `${as}@example.hk`, leader: true, familyName: 'Chan', givenName: 'Tai Man' };
  return test.team(as, [member], { editionCode: code });
};

describe('an edition that nobody entered', () => {
  it('is taken back: everybody hears that it has ended, and it is on record who did and why', async () => {
    await test.move({ editionCode: code, milestone: 'ceremony', at: '2123-07-01T10:00:00Z' });
    expect(await takeBack()).toEqual({ __typename: 'EditionTakenBack', code });
    expect(await read()).toBeNull();
    expect(await facts()).toMatchObject([{ version: 3, ended: true, body: { code } }]);
    expect(await takeBack()).toMatchObject({ __typename: 'EditionNotFound' });
    expect(
      await test.database.query(
        'SELECT revision, taken_back_by, reason FROM edition_taken_back WHERE edition_code = $1',
        [code],
      ),
    ).toEqual([{ revision: 3, taken_back_by: test.administrator, reason: 'It has the dates of last year.' }]);
    // What was done to its calendar stays on record too.
    expect(await test.database.query('SELECT 1 FROM calendar_change WHERE edition_code = $1', [code])).toHaveLength(1);
    const organiser = await test.appoint('organiser', code, null);
    expect(
      await test.move({ editionCode: code, milestone: 'ceremony', at: '2123-07-02T10:00:00Z' }, { as: organiser }),
    ).toMatchObject({ __typename: 'EditionNotFound' });
    expect(await register(uuidv7())).toMatchObject({ __typename: 'EditionNotFound' });
  });

  it('leaves its code free; nobody takes the next edition for it, another process neither', async () => {
    const inReplica = async () => (await replica.run(READ, { code })).data['edition'];
    expect([await read(), await inReplica()]).toEqual(Array(2).fill({ label: '2123', revision: 1 }));
    await takeBack();
    expect([await read(), await inReplica()]).toEqual([null, null]);
    const yaml = CONTEST.replace("label: '2123'", "label: '2124'");
    expect(await test.open({ code, yaml })).toMatchObject({ __typename: 'Edition', revision: 3 });
    expect([await read(), await inReplica()]).toEqual(Array(2).fill({ label: '2124', revision: 3 }));
    expect(await facts()).toMatchObject([{ version: 3, ended: false, body: { revision: 3 } }]);
    const entrant = uuidv7();
    await test.person(`${entrant}@example.hk`, entrant);
    const { id } = await register(entrant);
    expect(await test.startEntry(entrant, id)).toMatchObject({ __typename: 'Entry' });
  });

  it('takes proposals to change it along', async () => {
    const organiser = await test.appoint('organiser', code, null);
    const proposed = await test.ask(
      `mutation ($input: ProposeRevisionInput!) { proposeRevision(input: $input) { __typename ... on Revision { id hash } } }`,
      { input: { editionCode: code, yaml: CONTEST.replace('en: Flying', 'en: Aloft'), reason: 'A typing error.' } },
      { as: organiser },
    );
    await takeBack();
    await test.open({ code });
    expect(
      await test.ask(
        `mutation ($input: ApproveRevisionInput!) { approveRevision(input: $input) { __typename } }`,
        { input: { revisionId: proposed.id, hash: proposed.hash } },
        { as: organiser },
      ),
    ).toEqual({ __typename: 'RevisionNotFound' });
  });
});

describe('an edition is not taken back', () => {
  it('once a team is registered, also when both happen at once', async () => {
    const leader = uuidv7();
    const [team, taken] = await Promise.all([register(leader), takeBack()]);
    expect([
      ['Team', 'EditionIsEntered'],
      ['EditionNotFound', 'EditionTakenBack'],
    ]).toContainEqual([team.__typename, taken.__typename]);
    await test.open({ code });
    await register(uuidv7());
    const key = uuidv7();
    for (let at = 0; at < 2; at++)
      expect(await takeBack({}, test.administrator, key)).toMatchObject({ __typename: 'EditionIsEntered' });
    expect(await read()).toMatchObject({ label: '2123' });
  });

  it.each([
    ['without a reason', { reason: ' ' }, 'InputRefused'],
    ['that there is not', { editionCode: 'NOSUCH' }, 'EditionNotFound'],
  ])('%s', async (_, input, refusal) => {
    expect(await takeBack(input)).toMatchObject({ __typename: refusal });
    expect(await read()).toMatchObject({ revision: 1 });
  });

  it('by anybody but an administrator', async () => {
    const organiser = await test.appoint('organiser', code, null);
    expect(await takeBack({}, organiser)).toEqual({ errorCodes: ['FORBIDDEN'] });
  });
});
