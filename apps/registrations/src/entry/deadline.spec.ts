import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entrySubmittedV1 } from '@podium/contracts';
import { StoppedClock } from '@podium/testing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

const OPENS = '2023-03-03T01:00:00.000Z';
const CLOSES = '2123-04-30T10:00:00.000Z';
const JUST_BEFORE_OPENING = '2023-03-03T00:59:59.999Z';
const JUST_BEFORE_CLOSING = '2123-04-30T09:59:59.999Z';
const complete = { answers: { pitch: 'It walks.' } };

let test: RegistrationsUnderTest;
let clock: StoppedClock;
let holder: pg.Client;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  clock = await StoppedClock.in(test.under.databaseUrl, 'registrations');
  holder = new pg.Client(test.under.databaseUrl);
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await clock.close();
  await test.stop();
});

/** Resolves once so many sessions of the service wait for a lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await holder.query<{ count: number }>(
      `SELECT count(*)::int FROM pg_stat_activity
       WHERE usename = 'podium_registrations' AND datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.count ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('the deadline, by the clock of the database', () => {
  it.each([
    ['before enrolment opens', JUST_BEFORE_OPENING, { __typename: 'EnrolmentNotOpen', opensAt: OPENS }],
    ['when it opens', OPENS, { __typename: 'Entry' }],
    ['in the last moment', JUST_BEFORE_CLOSING, { __typename: 'Entry' }],
    ['at the very instant it closes', CLOSES, { __typename: 'EnrolmentClosed', closedAt: CLOSES }],
    ['long after', '2124-01-01T00:00:00Z', { __typename: 'EnrolmentClosed', closedAt: CLOSES }],
  ])('%s', async (_, instant, expected) => {
    const as = uuidv7();
    await clock.goOn();
    const { id, version, team } = await test.draft(as);
    await clock.at(instant);
    const begun = await test.startEntry(as, team.id);
    expect(begun).toMatchObject(expected);
    expect(await test.save(as, { entryId: id, version, answers: {} })).toMatchObject(expected);
    const open = expected.__typename === 'Entry';
    expect(await test.submit(as, { entryId: id, version: version + (open ? 1 : 0), ...complete })).toMatchObject(
      expected,
    );
    await clock.goOn();
    const told = (await test.under.told(entrySubmittedV1)).filter(({ entryId }) => entryId === id);
    expect(told.map(({ submittedAt }) => submittedAt)).toEqual(open ? [new Date(instant).toISOString()] : []);
  });

  it('counts when the entry is in hand, not when the request came: who waited across the instant is late', async () => {
    await clock.goOn();
    const people = [uuidv7(), uuidv7(), uuidv7()];
    const drafts = await Promise.all(people.map((as) => test.draft(as)));
    await clock.at(JUST_BEFORE_CLOSING);
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM registrations.entry WHERE id = ANY($1::uuid[]) FOR UPDATE', [
      drafts.map(({ id }) => id),
    ]);
    const answers = Promise.all(
      drafts.map(({ id, version }, at) => test.submit(people[at] as string, { entryId: id, version, ...complete })),
    );
    await waiting(drafts.length);
    await clock.at(CLOSES);
    await holder.query('COMMIT');
    const message = 'Entering closed on 30 April 2123, 18:00 (Hong Kong time).';
    const closed = { __typename: 'EnrolmentClosed', closedAt: CLOSES, message };
    expect(await answers).toEqual([closed, closed, closed]);
    const states = await test.database.query(
      'SELECT DISTINCT state, submitted_at FROM entry WHERE id = ANY($1::uuid[])',
      [drafts.map(({ id }) => id)],
    );
    expect(states).toEqual([{ state: 'draft', submitted_at: null }]);
  });

  it('that is brought forward while somebody waits counts as it stands when the entry is in hand', async () => {
    await clock.goOn();
    const as = uuidv7();
    const { id, version } = await test.draft(as);
    const earlier = '2123-04-29T10:00:00.000Z';
    await clock.at('2123-04-28T10:00:00Z');
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM registrations.entry WHERE id = $1 FOR UPDATE', [id]);
    const answer = test.submit(as, { entryId: id, version, ...complete });
    await waiting(1);
    expect(await test.move({ milestone: 'enrolment-closes', at: earlier })).toMatchObject({ __typename: 'Edition' });
    await clock.at(earlier);
    await holder.query('COMMIT');
    expect(await answer).toMatchObject({ __typename: 'EnrolmentClosed', closedAt: earlier });
    await clock.at('2123-04-28T10:00:00Z');
    await test.move({ milestone: 'enrolment-closes', at: CLOSES });
  });

  it('comes before the version: who is late hears that, and not that somebody else was faster', async () => {
    await clock.goOn();
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    await clock.at(CLOSES);
    expect(await test.submit(as, { entryId: id, version: version - 1, ...complete })).toMatchObject({
      __typename: 'EnrolmentClosed',
    });
  });

  it('that is moved counts from then on, for that category alone', async () => {
    await clock.goOn();
    const [walking, flying] = [uuidv7(), uuidv7()];
    const [one, two] = [await test.draft(walking, 'AA'), await test.draft(flying, 'BB')];
    const later = '2123-05-07T10:00:00.000Z';
    await test.move({ milestone: 'enrolment-closes', category: 'BB', at: later });
    await clock.at(CLOSES);
    expect(await test.submit(walking, { entryId: one.id, version: one.version, ...complete })).toMatchObject({
      __typename: 'EnrolmentClosed',
    });
    const submitted = await test.submit(flying, { entryId: two.id, version: two.version, ...complete });
    expect(submitted).toMatchObject({ __typename: 'Entry', state: 'SUBMITTED' });
    await clock.at(later);
    expect(await test.submit(flying, { entryId: two.id, version: submitted.version, ...complete })).toMatchObject({
      __typename: 'EnrolmentClosed',
      closedAt: later,
    });
  });

  it('does not keep anybody from withdrawing', async () => {
    await clock.goOn();
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    await clock.at(CLOSES);
    expect(await test.withdraw(as, { entryId: id, version })).toMatchObject({ state: 'WITHDRAWN' });
  });
});
