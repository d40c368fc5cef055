import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

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
