import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Prepared } from './prepared.js';

interface Member {
  email: string;
  leader: boolean;
  familyName: string;
  givenName: string;
  nameZh?: string;
  locale: keyof typeof LOCALES;
}

/** What a client of the graph sends as `input`, and who it is. */
export interface SubmissionBody {
  personId: string;
  input: {
    entryId: string;
    version: number;
    title: unknown;
    answers: unknown;
    team: { name: unknown; organisation: unknown; members: Member[] };
  };
}

const LOCALES = { EN: 'en', ZH_HANT: 'zhHant', ZH_HANS: 'zhHans' } as const;

/** The first words of what Podium says to the database, in order. Whoever changes them changes this route with them. */
export const SUBMISSION = [
  'BEGIN',
  'SELECT e.id, e.code',
  'SELECT clock_timestamp() AS now, revision FROM edition',
  'WITH gone AS (DELETE FROM team_member',
  'INSERT INTO team_member',
  'UPDATE entry e SET',
  'INSERT INTO outbox',
  'COMMIT',
];

/** One transaction of the same statements, written down as plainly as can be: nothing is checked but the version. */
export async function bareSubmission(
  pool: pg.Pool,
  [, lock, clock, replaceTeam, addMembers, change, tell]: Prepared[],
  { personId, input: { entryId, version, title, answers, team } }: SubmissionBody,
): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const [entry] = (await client.query({ ...(lock as Prepared), values: [personId, entryId] })).rows;
    if (!entry?.mine || entry.version !== version) throw new Error('the entry changed meanwhile');
    const { now } = (await client.query({ ...(clock as Prepared), values: [entry.editionCode] })).rows[0] as {
      now: Date;
    };
    const members = team.members.map((member) => ({
      ...member,
      locale: LOCALES[member.locale],
      displayName: member.nameZh ?? `${member.familyName.toUpperCase()} ${member.givenName}`,
    }));
    await client.query({
      ...(replaceTeam as Prepared),
      values: [entry.teamId, JSON.stringify(team.name), JSON.stringify(team.organisation)],
    });
    await client.query({ ...(addMembers as Prepared), values: [entry.teamId, JSON.stringify(members)] });
    const values = [entry.id, version, JSON.stringify(title), JSON.stringify(answers), 'submitted', now, null];
    const [submitted] = (await client.query({ ...(change as Prepared), values })).rows;
    const event = {
      entryId: entry.id,
      entryCode: entry.code,
      editionCode: entry.editionCode,
      categoryCode: entry.categoryCode,
      streamCode: entry.streamCode,
      title,
      contacts: members.map(({ email, locale }) => ({ email, locale })),
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
