import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entrySubmittedV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
});
afterAll(() => test.stop());

const submissions = async (entryId: string) =>
  (await test.under.told(entrySubmittedV1)).filter((event) => event.entryId === entryId).length;

describe('an Idempotency-Key', () => {
  it('gives the same answer as often as it is sent, one after the other and all at once, with one effect', async () => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    const input = { entryId: id, version, answers: { pitch: 'It walks.' } };
    const submit = () => test.submit(as, input, { key: 'submit-1' });
    const together = await Promise.all([submit(), submit(), submit(), submit()]);
    const later = await submit();
    expect(later).toMatchObject({ __typename: 'Entry', state: 'SUBMITTED', version: version + 1 });
    expect(together).toEqual([later, later, later, later]);
    expect(await submissions(id)).toBe(1);
    // Without the key the very same request is a second one.
    expect(await test.submit(as, input)).toMatchObject({ __typename: 'EntryChangedMeanwhile' });
  });

  it('gives back what was said then, also when the entry has changed since', async () => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    const input = { entryId: id, version, answers: { pitch: 'First.' } };
    const first = await test.save(as, input, { key: 'save-1' });
    await test.save(as, { entryId: id, version: first.version, answers: { pitch: 'Second.' } });
    expect(await test.save(as, input, { key: 'save-1' })).toEqual(first);
  });

  it('repeats a refusal too, even when the request would succeed by now', async () => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    const submit = () =>
      test.submit(as, { entryId: id, version: version + 1, answers: { pitch: 'x' } }, { key: 'refused-1' });
    const refused = await submit();
    expect(refused).toMatchObject({ __typename: 'EntryChangedMeanwhile', version });
    await test.save(as, { entryId: id, version, answers: {} });
    expect(await submit()).toEqual(refused);
    expect(await submissions(id)).toBe(0);
    expect(await Promise.all([submit(), submit(), submit()])).toEqual([refused, refused, refused]);
  });

  it('repeats a refusal with every fact of it', async () => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    const submit = () =>
      test.submit(as, { entryId: id, version, answers: { pitch: 'x'.repeat(81) } }, { key: 'facts-1' });
    const first = await submit();
    expect(first.problems).toMatchObject([{ path: 'pitch', zhHant: expect.any(String) }]);
    expect(await submit()).toEqual(first);
  });

  it('is refused for another body, and that changes nothing', async () => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    const save = (pitch: string) => test.save(as, { entryId: id, version, answers: { pitch } }, { key: 'body-1' });
    const saved = await save('One.');
    expect(await save('Two.')).toEqual({ errorCodes: ['IDEMPOTENCY_KEY_REUSED'] });
    expect(await save('One.')).toEqual(saved);
    const together = await Promise.all(
      ['A', 'B'].map((title) => test.startEntry(as, saved.team.id, 'AA', { title: { en: title } }, { key: 'body-2' })),
    );
    expect(together.filter((answer) => answer.__typename === 'Entry')).toHaveLength(1);
    expect(together.filter((answer) => answer.errorCodes?.[0] === 'IDEMPOTENCY_KEY_REUSED')).toHaveLength(1);
  });

  it('of one person is not that of another', async () => {
    const [one, two] = [uuidv7(), uuidv7()];
    const [mine, theirs] = [await test.draft(one), await test.draft(two)];
    const save = (as: string, { id, version }: { id: string; version: number }) =>
      test.save(as, { entryId: id, version, answers: {} }, { key: 'shared' });
    expect(await save(one, mine)).toMatchObject({ id: mine.id });
    expect(await save(two, theirs)).toMatchObject({ id: theirs.id });
  });

  it('counts for each mutation of a request by itself', async () => {
    const as = uuidv7();
    const { team } = await test.draft(as);
    const two = () =>
      test.under.run(
        `mutation ($input: StartEntryInput!) { a: startEntry(input: $input) { ... on Entry { code } } b: startEntry(input: $input) { ... on Entry { code } } }`,
        { input: { teamId: team.id, categoryCode: 'AA', streamCode: 'ALL', title: { en: 'Twin' } } },
        { as, key: 'two-in-one' },
      );
    const first = await two();
    expect(first.data['a'].code).not.toBe(first.data['b'].code);
    expect(await two()).toEqual(first);
  });

  it.each(['', ' ', 'a b', 'schlüssel', 'x'.repeat(201), 'line\nbreak'])('may not be %j', async (key) => {
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    expect(await test.save(as, { entryId: id, version, answers: {} }, { key })).toEqual({
      errorCodes: ['IDEMPOTENCY_KEY_MALFORMED'],
    });
  });
});
