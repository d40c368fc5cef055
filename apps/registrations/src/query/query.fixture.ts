import { entrantAskedV1 } from '@podium/contracts';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

export const QUERY = `id state overdue fields question dueAt viewerCan reply { note answers before } entry { id state version answers }`;
const MORE: Record<string, string> = {
  askEntrant: '... on EntryStateForbids { forbids: state } ... on UnknownFields { fields }',
  answerQuery: `... on QueryNotOpen { state } ... on QueryOverdue { dueAt } ... on UnknownFields { fields }
    ... on EntryChangedMeanwhile { version } ... on EntryIncomplete { problems { path code } }`,
};

/** A whole minute so many minutes from now. */
export const inMinutes = (minutes: number) =>
  new Date((Math.floor(Date.now() / 60_000) + minutes) * 60_000).toISOString();

/** What the office and an entrant do with questions. */
export class Questions {
  private constructor(private readonly test: RegistrationsUnderTest) {}

  /** With somebody who screens the category AA. */
  static async start(): Promise<{ test: RegistrationsUnderTest; questions: Questions; screener: string }> {
    const test = await RegistrationsUnderTest.start();
    const screener = await test.appoint('screener', 'ROBOT', 'AA');
    return { test, questions: new Questions(test), screener };
  }

  ask(as: string, input: Record<string, unknown>) {
    return this.act('askEntrant', as, { fields: ['pitch'], question: 'Which?', dueAt: inMinutes(60), ...input });
  }

  answer(as: string, input: Record<string, unknown>) {
    return this.act('answerQuery', as, input);
  }

  extend(as: string, input: Record<string, unknown>) {
    return this.act('extendQuery', as, { reason: 'A typhoon.', dueAt: inMinutes(120), ...input });
  }

  takeBack(as: string, queryId: string) {
    return this.act('takeBackQuery', as, { queryId, reason: 'Found it.' });
  }

  ofEntry(as: string, id: string) {
    return this.test.ask(`query ($id: ID!) { entry(id: $id) { queries { ${QUERY} } } }`, { id }, { as });
  }

  queue(as: string, more: Record<string, unknown> = {}) {
    return this.test.ask(
      `query ($code: String!, $overdueOnly: Boolean!) { entryQueries(editionCode: $code, overdueOnly: $overdueOnly, first: 50) { totalCount
         nodes { id overdue } } }`,
      { code: 'ROBOT', overdueOnly: false, ...more },
      { as },
    );
  }

  /** The time of a question has come. */
  async pass(id: string) {
    await this.test.database.execute(`UPDATE entry_query SET due_at = clock_timestamp() WHERE id = $1`, [id]);
  }

  /** How often, and on what occasion, an entrant was written to about an entry. */
  async told(entryId: string) {
    return (await this.test.under.told(entrantAskedV1)).filter((news) => news.entryId === entryId);
  }

  /** Entering has closed, as far as the calendar says. */
  closeEntering(): Promise<void> {
    return this.enteringCloses('2023-04-30T10:00:00Z');
  }

  reopenEntering(): Promise<void> {
    return this.enteringCloses('2123-04-30T10:00:00Z');
  }

  private async enteringCloses(at: string): Promise<void> {
    await this.test.database.execute(`UPDATE milestone SET at = $1 WHERE code = 'enrolment-closes'`, [at]);
    await this.test.database.execute('UPDATE edition SET revision = revision + 1');
  }

  private act(field: string, as: string, input: Record<string, unknown>) {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    return this.test.ask(
      `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on EntryQuery { ${QUERY} } ${MORE[field] ?? ''} ... on Refusal { message } } }`,
      { input },
      { as },
    );
  }
}
