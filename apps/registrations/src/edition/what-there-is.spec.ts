import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CONTEST, RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
});
afterAll(() => test.stop());

it('anybody finds the codes of stages and awards in the graph, and in what they are held and given', async () => {
  const edition = await test.ask(
    `{ edition(code: "ROBOT") { categories { code stages { code name(locale: ZH_HANT) scope } }
       awards { code name scope stageCode categoryCodes } } }`,
    {},
    {},
  );
  const stages = [{ code: 'final', name: '決賽', scope: 'STREAM' }];
  expect(edition).toEqual({
    categories: [
      { code: 'AA', stages },
      { code: 'BB', stages },
    ],
    awards: [{ code: 'gold', name: 'Gold', scope: 'STREAM', stageCode: 'final', categoryCodes: [] }],
  });
});

it('anybody finds what to know before entering: what entries are called, texts, how many belong to a team, who may take part', async () => {
  const rules = `rules:
  - id: battery
    kind: answer-is
    field: powered
    accepted: [battery]
    text: { en: Battery only., zhHant: 只限電池。 }
    evidence: { en: A picture, zhHant: 照片 }
shared:
  rules: [battery]
`;
  const yaml = CONTEST.replace('shared:\n', rules).replace(
    'timeZone:',
    'theme: { en: Legs and wings, zhHant: 行與飛 }\nnoun: { en: robot, zhHant: 機械人 }\ntimeZone:',
  );
  expect(await test.open({ code: 'FACTS', yaml })).toMatchObject({ __typename: 'Edition' });
  const edition = await test.ask(
    `{ edition(code: "FACTS") { theme noun(locale: ZH_HANT) texts { code text }
       categories { team { min max } rules { code text evidence(locale: ZH_HANT) } } } }`,
    {},
    {},
  );
  const category = { team: { min: 1, max: 3 }, rules: [{ code: 'battery', text: 'Battery only.', evidence: '照片' }] };
  expect(edition).toEqual({
    theme: 'Legs and wings',
    noun: '機械人',
    texts: [{ code: 'personal-data', text: 'How data are used' }],
    categories: [category, category],
  });
});

it.each([
  ['edition', { editionCode: 'NOSUCH', milestone: 'ceremony' }, 'There is no edition NOSUCH.'],
  ['category', { category: 'ZZ', milestone: 'ceremony' }, 'There is no category ZZ.'],
  ['milestone', { milestone: 'party' }, 'There is no milestone party.'],
])('whoever names what there is none of hears which it was: %s', async (_, input, message) =>
  expect(await test.move({ at: '2123-01-01T00:00:00Z', ...input })).toEqual({
    __typename: 'EditionNotFound',
    message,
  }),
);
