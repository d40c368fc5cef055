import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { RegistrationsUnderTest } from '../registrations.fixture.js';
import { inMinutes, Questions } from './query.fixture.js';
import { QueryReminders } from './query-reminders.js';

let test: RegistrationsUnderTest;
let questions: Questions;
let screener: string;
beforeAll(async () => void ({ test, questions, screener } = await Questions.start()));
afterAll(() => test.stop());

describe('a reminder', () => {
  it('is written once, a day before, and anew when there is more time', async () => {
    const reminders = test.under.service.get(QueryReminders);
    const { id } = await test.submitted(uuidv7());
    const { id: queryId } = await questions.ask(screener, { entryId: id, dueAt: inMinutes(60 * 48) });
    const occasions = async () => (await questions.told(id)).map(({ occasion }) => occasion);
    await reminders.remind();
    expect(await occasions()).toEqual(['asked']);
    // Two days go by.
    const back = `UPDATE entry_query SET due_at = due_at - interval '25 hours', told_at = told_at - interval '25 hours' WHERE id = $1`;
    await test.database.execute(back, [queryId]);
    await Promise.all([reminders.remind(), reminders.remind()]);
    expect(await occasions()).toEqual(['asked', 'reminded']);
    await questions.extend(screener, { queryId, dueAt: inMinutes(60 * 48) });
    await test.database.execute(back, [queryId]);
    await reminders.remind();
    expect(await occasions()).toEqual(['asked', 'reminded', 'extended', 'reminded']);
  });

  it('is not written about a question that was asked within that day', async () => {
    const { id } = await test.submitted(uuidv7());
    await questions.ask(screener, { entryId: id, dueAt: inMinutes(60) });
    await test.under.service.get(QueryReminders).remind();
    expect((await questions.told(id)).map(({ occasion }) => occasion)).toEqual(['asked']);
  });
});
