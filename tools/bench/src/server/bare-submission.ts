import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Prepared } from './prepared.js';

/** What a client of the graph sends as `input`, and who it is. */
export interface SubmissionBody {
  personId: string;
  input: {
    entryId: string;
    version: number;
    title: unknown;
    answers: unknown;
    team: unknown;
  };
}

/** The first words of what Podium says to the database, in order. Whoever changes them changes this route with them. */
export const SUBMISSION = [
  'BEGIN',
  'SELECT e.id, e.code',
  'SELECT clock_timestamp() AS now',
  'UPDATE entry e SET',
  'INSERT INTO outbox',
  'COMMIT',
];

interface Held {
  now: Date;
  belongs: boolean;
  name: unknown;
  organisation: unknown;
  everybody: Record<string, unknown>[];
  leaderSignedIn: { email: string; locale: string } | null;
}

/** One transaction of the same statements, written down as plainly as can be: nothing is checked but the version. */
export async function bareSubmission(
  pool: pg.Pool,
  [, lock, hold, change, tell]: Prepared[],
  { personId, input: { entryId, version, title, answers } }: SubmissionBody,
): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const [entry] = (await client.query({ ...(lock as Prepared), values: [entryId] })).rows;
    const [team] = (await client.query<Held>({ ...(hold as Prepared), values: [personId, entry.teamId] })).rows;
    if (!team?.belongs || entry.version !== version) throw new Error('the entry changed meanwhile');
    const { now, name, organisation, everybody, leaderSignedIn } = team;
    const members = everybody.map(({ removed: _removed, personId: _person, locale: _locale, ...member }) => member);
    const roster = JSON.stringify({ name, organisation, members });
    const values = [null, true, true, false, entry.id, version, JSON.stringify(title), JSON.stringify(answers)];
    const [submitted] = (
      await client.query({ ...(change as Prepared), values: [...values, 'submitted', roster, now, null, 1] })
    ).rows;
    const event = {
      entryId: entry.id,
      entryCode: entry.code,
      editionCode: entry.editionCode,
      categoryCode: entry.categoryCode,
      streamCode: entry.streamCode,
      title,
      contacts: leaderSignedIn ? [leaderSignedIn] : [],
      submittedAt: now.toISOString(),
    };
    await client.query({
      ...(tell as Prepared),
      values: [uuidv7(), 'registrations.entry-submitted.v1', JSON.stringify(event)],
    });
    await client.query('COMMIT');
    const result = { __typename: 'Entry', version: submitted.version, state: 'SUBMITTED', submittedAt: now };
    return JSON.stringify({ data: { submitEntry: result } });
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
