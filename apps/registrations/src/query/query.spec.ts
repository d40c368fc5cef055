import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entryV1, type Dossier } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { aPdf } from '../inspection/files.fixture.js';
import type { RegistrationsUnderTest } from '../registrations.fixture.js';
import { aDraft, Uploader, WITH_FILES } from '../upload/uploading.fixture.js';
import { inMinutes, Questions } from './query.fixture.js';

let test: RegistrationsUnderTest;
let questions: Questions;
let screener: string;
beforeAll(async () => void ({ test, questions, screener } = await Questions.start()));
afterAll(() => test.stop());

async function dossiersOf(entryId: string): Promise<Dossier[]> {
  const fact = (await test.under.facts(entryV1)).find(({ body }) => body.entryId === entryId);
  const hashes = fact?.body.dossiers.map(({ hash }) => hash) ?? [];
  return Promise.all(hashes.map(async (hash) => JSON.parse(await test.under.documents.text(hash)) as Dossier));
}

describe('a question to an entrant', () => {
  it('opens just the fields it names, after entering has closed, and keeps what was before', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    await questions.closeEntering();
    try {
      const dueAt = inMinutes(60);
      const asked = await questions.ask(screener, { entryId: id, question: 'Does it really walk?', dueAt });
      expect(asked).toMatchObject({
        __typename: 'EntryQuery',
        state: 'OPEN',
        overdue: false,
        dueAt,
        fields: ['pitch'],
      });
      expect(asked.viewerCan).toEqual(['EXTEND', 'TAKE_BACK']);
      expect(await questions.told(id)).toMatchObject([
        {
          occasion: 'asked',
          question: 'Does it really walk?',
          fieldNames: [{ en: 'Pitch', zhHant: '簡介' }],
          dueAt,
          contacts: [{ email: `${as}@example.hk` }],
        },
      ]);

      const change = { entryId: id, version, answers: { pitch: 'It crawls.' } };
      expect(await test.save(as, change)).toMatchObject({ __typename: 'EnrolmentClosed' });
      const beside = { queryId: asked.id, version, answers: { phone: '1' } };
      expect(await questions.answer(as, beside)).toMatchObject({ __typename: 'UnknownFields', fields: ['phone'] });
      const answered = await questions.answer(as, { queryId: asked.id, version, answers: { pitch: 'It crawls.' } });
      expect(answered).toMatchObject({
        state: 'ANSWERED',
        viewerCan: [],
        reply: { note: '', answers: { pitch: 'It crawls.' }, before: { pitch: 'It walks.' } },
        entry: { state: 'SUBMITTED', version: version + 1, answers: { pitch: 'It crawls.' } },
      });
      const again = { queryId: asked.id, version: version + 1, answers: { pitch: 'It runs.' } };
      expect(await questions.answer(as, again)).toMatchObject({ __typename: 'QueryNotOpen', state: 'ANSWERED' });
    } finally {
      await questions.reopenEntering();
    }
  });

  it('about an admitted entry makes a new dossier, and leaves the first', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    await test.screen(screener, { entryId: id, version });
    const { id: queryId } = await questions.ask(screener, { entryId: id });
    const answered = await questions.answer(as, { queryId, version: version + 1, answers: { pitch: 'It flies.' } });
    expect(answered).toMatchObject({ state: 'ANSWERED', entry: { state: 'ADMITTED' } });
    expect((await dossiersOf(id)).map(({ version, answers }) => [version, answers['pitch']])).toEqual([
      [1, 'It walks.'],
      [2, 'It flies.'],
    ]);
  });

  it('may be answered by a note alone, which makes no version and no dossier', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    const { id: queryId } = await questions.ask(screener, { entryId: id });
    expect(await questions.answer(as, { queryId, version, note: ' ' })).toMatchObject({ __typename: 'InputRefused' });
    expect(await questions.answer(as, { queryId, version, note: 'It is right.' })).toMatchObject({
      state: 'ANSWERED',
      reply: { note: 'It is right.' },
      entry: { version },
    });
  });

  it.each([
    ['is missing', { pitch: '' }, 'missing'],
    ['is wrong', { pitch: 'x'.repeat(81) }, 'too-long'],
  ])('refuses an answer that %s, and stays open', async (_, answers, code) => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    const { id: queryId } = await questions.ask(screener, { entryId: id });
    expect(await questions.answer(as, { queryId, version, answers })).toMatchObject({
      __typename: 'EntryIncomplete',
      problems: [{ path: 'pitch', code }],
    });
    expect((await questions.ofEntry(as, id)).queries).toMatchObject([{ state: 'OPEN', entry: { version } }]);
  });

  it.each([
    ['no field', { fields: [] }, 'InputRefused'],
    ['a field that the form does not have', { fields: ['pitch', 'wings'] }, 'UnknownFields'],
    ['no words', { question: ' \u200b ' }, 'InputRefused'],
    ['a time that has passed', { dueAt: inMinutes(-1) }, 'InputRefused'],
    ['a time to the second', { dueAt: new Date(Date.parse(inMinutes(60)) + 1_000).toISOString() }, 'InputRefused'],
    ['a time in two years', { dueAt: inMinutes(60 * 24 * 730) }, 'InputRefused'],
  ])('is refused with %s', async (_, input, refusal) => {
    const { id } = await test.submitted(uuidv7());
    expect(await questions.ask(screener, { entryId: id, ...input })).toMatchObject({ __typename: refusal });
    expect([(await questions.ofEntry(screener, id)).queries, await questions.told(id)]).toEqual([[], []]);
  });

  it('is too late at the very instant, stands in the queue, and goes on with more time', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    const { id: queryId } = await questions.ask(screener, { entryId: id });
    await questions.pass(queryId);
    const late = { queryId, version, answers: { pitch: 'Late.' } };
    expect(await questions.answer(as, late)).toMatchObject({
      __typename: 'QueryOverdue',
      message: expect.stringContaining('(Hong Kong time)'),
    });
    expect((await questions.queue(screener)).nodes[0]).toEqual({ id: queryId, overdue: true });
    expect(await questions.queue(screener, { overdueOnly: true })).toEqual({
      totalCount: 1,
      nodes: [{ id: queryId, overdue: true }],
    });
    expect(await questions.extend(screener, { queryId })).toMatchObject({ state: 'OPEN', overdue: false });
    expect(await questions.answer(as, late)).toMatchObject({ state: 'ANSWERED' });
    expect((await questions.told(id)).map(({ occasion }) => occasion)).toEqual(['asked', 'extended']);
  });

  it('taken back while it is being answered ends one way, and never half', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    const { id: queryId } = await questions.ask(screener, { entryId: id });
    const [answered, taken] = await Promise.all([
      questions.answer(as, { queryId, version, answers: { pitch: 'Now.' } }),
      questions.takeBack(screener, queryId),
    ]);
    expect([answered.__typename, taken.__typename].sort()).toEqual(['EntryQuery', 'QueryNotOpen']);
    const [query] = (await questions.ofEntry(as, id)).queries;
    const won = answered.__typename === 'EntryQuery';
    expect(query).toMatchObject({
      state: won ? 'ANSWERED' : 'TAKEN_BACK',
      entry: { version: won ? version + 1 : version, answers: { pitch: won ? 'Now.' : 'It walks.' } },
    });
  });

  it('answered by two at once is answered once', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    const { id: queryId } = await questions.ask(screener, { entryId: id });
    const both = ['One.', 'Two.'].map((pitch) => questions.answer(as, { queryId, version, answers: { pitch } }));
    expect((await Promise.all(both)).map(({ __typename }) => __typename).sort()).toEqual([
      'EntryQuery',
      'QueryNotOpen',
    ]);
  });

  it('ends with the entry: of one that was withdrawn nothing is asked or answered any more', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    const { id: queryId } = await questions.ask(screener, { entryId: id });
    await test.withdraw(as, { entryId: id, version });
    const answer = { queryId, version: version + 1, answers: { pitch: 'x' } };
    expect(await questions.answer(as, answer)).toMatchObject({ __typename: 'QueryNotOpen', state: 'LAPSED' });
    expect(await questions.ask(screener, { entryId: id })).toMatchObject({
      __typename: 'EntryStateForbids',
      forbids: 'WITHDRAWN',
    });
    expect((await questions.queue(screener)).nodes.map((each: { id: string }) => each.id)).not.toContain(queryId);
  });
});

describe('a paper that is asked for', () => {
  it('is uploaded though its field has closed, and no other', async () => {
    const opened = await test.open({ code: 'FILES', yaml: WITH_FILES });
    expect(opened).toMatchObject({ __typename: 'Edition' });
    const office = await test.appoint('organiser', 'FILES', null);
    const uploader = new Uploader(test.under);
    const { id, version, as } = await aDraft(test);
    const submitted = await test.submit(as, { entryId: id, version, answers: { pitch: 'x' } });
    await questions.closeEntering();
    try {
      const file = aPdf(1);
      const status = async (field: string, who = as) =>
        (await uploader.announce(who, { entryId: id, field }, file.length)).status;
      expect(await status('deck')).not.toBe(201);
      const { id: queryId } = await questions.ask(office, { entryId: id, fields: ['deck'] });
      expect([await status('proof'), await status('deck', office)]).not.toContain(201);
      const paper = await uploader.paper(as, { entryId: id, field: 'deck' }, file);
      const answer = { queryId, version: submitted.version, answers: { deck: [{ id: paper }] } };
      expect(await questions.answer(as, answer)).toMatchObject({
        state: 'ANSWERED',
        reply: { before: {}, answers: { deck: [{ id: paper, type: 'pdf', pages: 1 }] } },
      });
      expect(await status('deck')).not.toBe(201);
    } finally {
      await questions.reopenEntering();
    }
  });
});
