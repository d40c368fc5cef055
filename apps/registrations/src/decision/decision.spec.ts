import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decisionChangedV1, entryV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

type Act = 'disqualifyEntry' | 'reinstateEntry' | 'reverseScreening';

let test: RegistrationsUnderTest;
let organiser: string;
let screener: string;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  organiser = await test.appoint('organiser', 'ROBOT', 'AA');
  screener = await test.appoint('screener', 'ROBOT', 'AA');
});
afterAll(() => test.stop());

const decide = (act: Act, as: string, input: Record<string, unknown>) =>
  test.ask(
    `mutation ($input: ${act.charAt(0).toUpperCase()}${act.slice(1)}Input!) { ${act}(input: $input) { __typename
       ... on Entry { state version decisions { verdict reason } } ... on EntryStateForbids { forbids: state }
       ... on Refusal { message } } }`,
    { input: { reason: 'Two authors are on the panel.', ...input } },
    { as },
  );
const factOf = async (id: string) => (await test.under.facts(entryV1)).find(({ body }) => body.entryId === id)?.body;
const told = async (id: string) => (await test.under.told(decisionChangedV1)).filter(({ entryId }) => entryId === id);

async function screened(verdict: 'ADMIT' | 'REFUSE') {
  const as = uuidv7();
  const { id, version } = await test.submitted(as);
  await test.screen(screener, { entryId: id, version, verdict, reason: verdict === 'REFUSE' ? 'No robot.' : '' });
  return { as, id, version: version + 1 };
}

describe('an entry that was screened', () => {
  it('is disqualified and reinstated, with reasons, and everybody who took it over learns it', async () => {
    const { as, id, version } = await screened('ADMIT');
    expect(await decide('disqualifyEntry', organiser, { entryId: id, version })).toMatchObject({
      state: 'DISQUALIFIED',
      decisions: [
        { verdict: 'DISQUALIFIED', reason: 'Two authors are on the panel.' },
        { verdict: 'ADMITTED', reason: '' },
      ],
    });
    expect(await factOf(id)).toMatchObject({ state: 'withdrawn', because: 'disqualified' });
    expect(await test.withdraw(as, { entryId: id, version: version + 1 })).toMatchObject({
      __typename: 'EntryStateForbids',
    });
    const again = { entryId: id, version: version + 1, reason: 'They had left it.' };
    expect(await decide('reinstateEntry', organiser, again)).toMatchObject({ state: 'ADMITTED' });
    const fact = await factOf(id);
    expect([fact?.state, fact?.because, fact?.dossiers.length]).toEqual(['admitted', undefined, 1]);
    expect(await told(id)).toMatchObject([
      { verdict: 'disqualified', contacts: [{ email: `${as}@example.hk` }] },
      { verdict: 'reinstated', reason: 'They had left it.' },
    ]);
    const seen = await test.ask('query ($id: ID!) { entry(id: $id) { decisions { verdict reason } } }', { id }, { as });
    expect(seen.decisions.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'REINSTATED',
      'DISQUALIFIED',
      'ADMITTED',
    ]);
  });

  it('is screened anew once a mistaken refusal is taken back', async () => {
    const { id, version } = await screened('REFUSE');
    expect(await decide('reverseScreening', organiser, { entryId: id, version })).toMatchObject({ state: 'SUBMITTED' });
    expect(await factOf(id)).toBeUndefined();
    expect(await test.screen(screener, { entryId: id, version: version + 1 })).toMatchObject({ state: 'ADMITTED' });
    expect(await factOf(id)).toMatchObject({ state: 'admitted' });
  });

  it('takes no part while its admission is taken back, and a second dossier once it is admitted again', async () => {
    const { id, version } = await screened('ADMIT');
    await decide('reverseScreening', organiser, { entryId: id, version });
    expect(await factOf(id)).toMatchObject({ state: 'withdrawn', because: 'reversed' });
    await test.screen(screener, { entryId: id, version: version + 1 });
    const fact = await factOf(id);
    expect([fact?.state, fact?.because, fact?.dossiers.map((each) => each.version)]).toEqual([
      'admitted',
      undefined,
      [1, 2],
    ]);
  });

  it('is decided about once, by two at once too, and as it was seen', async () => {
    const { id, version } = await screened('ADMIT');
    expect(await decide('disqualifyEntry', organiser, { entryId: id, version: version - 1 })).toMatchObject({
      __typename: 'EntryChangedMeanwhile',
    });
    const acts: Act[] = ['disqualifyEntry', 'reverseScreening', 'disqualifyEntry'];
    const both = await Promise.all(acts.map((act) => decide(act, organiser, { entryId: id, version })));
    expect(both.filter(({ __typename }) => __typename === 'Entry')).toHaveLength(1);
    expect(await told(id)).toHaveLength(1);
  });

  it.each(['', ' \u200b '])('stays as it is without a reason: %j', async (reason) => {
    const { id, version } = await screened('ADMIT');
    expect(await decide('disqualifyEntry', organiser, { entryId: id, version, reason })).toMatchObject({
      __typename: 'InputRefused',
    });
    expect([await told(id), (await factOf(id))?.state]).toEqual([[], 'admitted']);
  });

  it('is decided about by its organisers alone, who do not belong to it', async () => {
    const { as, id, version } = await screened('ADMIT');
    const input = { entryId: id, version };
    expect(await decide('disqualifyEntry', screener, input)).toMatchObject({ __typename: 'OnlyOrganisers' });
    const strangers = [
      as,
      uuidv7(),
      await test.appoint('organiser', 'ROBOT', 'BB'),
      await test.appoint('chair', 'ROBOT', 'AA'),
    ];
    for (const stranger of strangers) {
      const hidden = await decide('disqualifyEntry', stranger, input);
      expect(hidden).toEqual(await decide('disqualifyEntry', stranger, { ...input, entryId: uuidv7() }));
      expect(hidden).toMatchObject({ __typename: 'EntryNotFound' });
    }
    await test.appoint('organiser', 'ROBOT', 'AA', as);
    expect(await decide('disqualifyEntry', as, input)).toMatchObject({ __typename: 'OwnEntry' });
    expect(await factOf(id)).toMatchObject({ state: 'admitted' });
  });

  it('is not disqualified before it is admitted, nor reinstated unless it was disqualified', async () => {
    const { id, version } = await test.submitted(uuidv7());
    for (const act of ['disqualifyEntry', 'reinstateEntry', 'reverseScreening'] as const) {
      expect(await decide(act, organiser, { entryId: id, version })).toMatchObject({
        __typename: 'EntryStateForbids',
        forbids: 'SUBMITTED',
      });
    }
  });
});
