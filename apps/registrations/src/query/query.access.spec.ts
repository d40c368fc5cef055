import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { RegistrationsUnderTest } from '../registrations.fixture.js';
import { Questions } from './query.fixture.js';

let test: RegistrationsUnderTest;
let questions: Questions;
let screener: string;
beforeAll(async () => void ({ test, questions, screener } = await Questions.start()));
afterAll(() => test.stop());

describe('who has to do with it', () => {
  it('a draft cannot be asked about, nor an entry of one’s own', async () => {
    const draft = await test.draft(uuidv7());
    expect(await questions.ask(screener, { entryId: draft.id })).toMatchObject({ __typename: 'EntryNotFound' });
    const both = await test.appoint('organiser', 'ROBOT', null);
    const own = await test.submitted(both);
    expect(await questions.ask(both, { entryId: own.id })).toMatchObject({ __typename: 'OwnEntry' });
    const { id: queryId } = await questions.ask(screener, { entryId: own.id });
    expect(await questions.extend(both, { queryId })).toMatchObject({ __typename: 'OwnEntry' });
    expect(await questions.takeBack(both, queryId)).toMatchObject({ __typename: 'OwnEntry' });
  });

  it('judges, other teams and other categories’ offices hear of nothing, alike with what does not exist', async () => {
    const { id, version } = await test.submitted(uuidv7());
    const { id: queryId } = await questions.ask(screener, { entryId: id });
    const strangers = [
      await test.appoint('chair', 'ROBOT', 'AA'),
      await test.appoint('screener', 'ROBOT', 'BB'),
      await test.appoint('organiser', 'ELSEWHERE', null),
      uuidv7(),
    ];
    for (const stranger of strangers) {
      expect(await questions.ofEntry(stranger, id)).toBeNull();
      expect((await questions.queue(stranger)).nodes).toEqual([]);
      for (const [real, missing] of [
        [await questions.takeBack(stranger, queryId), await questions.takeBack(stranger, uuidv7())],
        [await questions.extend(stranger, { queryId }), await questions.extend(stranger, { queryId: uuidv7() })],
        [
          await questions.answer(stranger, { queryId, version, note: 'x' }),
          await questions.answer(stranger, { queryId: uuidv7(), version, note: 'x' }),
        ],
      ]) {
        expect(real).toEqual(missing);
        expect(real.__typename).toBe('QueryNotFound');
      }
    }
  });

  it('the office cannot answer for a team, nor a team give itself more time', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    const { id: queryId } = await questions.ask(screener, { entryId: id });
    expect(await questions.answer(screener, { queryId, version, note: 'x' })).toMatchObject({
      __typename: 'QueryNotFound',
    });
    expect(await questions.extend(as, { queryId })).toMatchObject({ __typename: 'QueryNotFound' });
  });

  it('a list of entries with their questions takes the same statements for one and for three', async () => {
    const code = 'LISTS';
    await test.open({ code });
    const office = await test.appoint('organiser', code, null);
    const statements = async () => {
      let count = 0;
      test.database.onStatement = () => (count += 1);
      const query = `query { entries(editionCode: "${code}", first: 50) { nodes { queries { id viewerCan } } } }`;
      const { nodes } = await test.ask(query, {}, { as: office });
      test.database.onStatement = undefined;
      return { count, nodes: nodes.length };
    };
    const enter = async () => {
      const as = uuidv7();
      await test.person(`${as}@example.hk`, as);
      const { id: teamId } = await test.team(
        as,
        [{ email: `${as}@example.hk`, leader: true, familyName: 'Chan', givenName: 'A' }],
        { editionCode: code },
      );
      const draft = await test.startEntry(as, teamId);
      await test.submit(as, { entryId: draft.id, version: draft.version, answers: { pitch: 'x' } });
      expect(await questions.ask(office, { entryId: draft.id })).toMatchObject({ __typename: 'EntryQuery' });
    };
    await enter();
    await statements();
    const one = await statements();
    await enter();
    await enter();
    expect(await statements()).toEqual({ count: one.count, nodes: 3 });
  });
});
