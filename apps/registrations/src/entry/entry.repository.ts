import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import type { Contact } from '@podium/contracts';
import { IS_MINE, MEMBERS } from '../team/team.repository.js';
import type { Entry, EntryState } from './entry.type.js';

const ENTRY = `'Entry' AS "__typename", e.id, e.code, e.edition_code AS "editionCode", e.category_code AS "categoryCode",
  e.stream_code AS "streamCode", e.title, e.state, e.version, e.drafted_at AS "draftedAt", e.submitted_at AS "submittedAt",
  e.decided_at AS "decidedAt"`;
const TEAM = `jsonb_build_object('__typename', 'Team', 'id', t.id, 'name', t.name, 'organisation', t.organisation,
  'version', t.version, 'members', ${MEMBERS}) AS team`;

/** What a list brings along; what nobody asks for is not read. */
export interface Wanted {
  team: boolean;
  answers: boolean;
}

const columns = ({ team, answers }: Wanted) => `${ENTRY}${answers ? ', e.answers' : ''}${team ? `, ${TEAM}` : ''}`;
const EVERYTHING: Wanted = { team: true, answers: true };

/** An entry as a use case holds it: locked, with what decides. */
export interface HeldEntry {
  id: string;
  code: string;
  editionCode: string;
  categoryCode: string;
  streamCode: string;
  teamId: string;
  title: Record<string, string>;
  answers: Record<string, unknown>;
  state: EntryState;
  version: number;
  mine: boolean;
  members: number;
}

export interface ListFilter {
  editionCode: string;
  categoryCodes: string[] | null;
  /** null: every state but draft, which only the team sees. */
  state: EntryState | null;
}

@Injectable()
export class EntryRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Takes the lock of the entry and of its team, which several entries may share; whoever else wants to change them waits. */
  async lock(tx: Tx, id: string, personId: string): Promise<HeldEntry | null> {
    const [row] = await tx.query<HeldEntry>(
      `SELECT e.id, e.code, e.edition_code AS "editionCode", e.category_code AS "categoryCode", e.stream_code AS "streamCode",
         e.team_id AS "teamId", e.title, e.answers, e.state, e.version, ${IS_MINE} AS mine,
         (SELECT count(*)::int FROM team_member n WHERE n.team_id = t.id) AS members
       FROM entry e JOIN team t ON t.id = e.team_id
       WHERE e.id = $2 FOR UPDATE OF e, t`,
      [personId, id],
    );
    return row ?? null;
  }

  async byId(id: string, db: Pick<Tx, 'query'> = this.database): Promise<Entry | null> {
    const [row] = await db.query<Entry>(
      `SELECT ${columns(EVERYTHING)} FROM entry e JOIN team t ON t.id = e.team_id WHERE e.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async isMine(personId: string, entryId: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM entry e JOIN team t ON t.id = e.team_id WHERE e.id = $2 AND ${IS_MINE}`,
      [personId, entryId],
    );
    return rows.length > 0;
  }

  /** One statement for any number of rows, whatever is wanted of them. Sorted by code. */
  list(filter: ListFilter, wanted: Wanted, limit: number, after: string | null): Promise<Entry[]> {
    const team = wanted.team ? 'JOIN team t ON t.id = e.team_id' : '';
    return this.database.query<Entry>(
      `SELECT ${columns(wanted)} FROM entry e ${team}
       WHERE e.edition_code = $1 AND ($2::text[] IS NULL OR e.category_code = ANY($2)) AND e.submitted_at IS NOT NULL
         AND ($3::text IS NULL OR e.state = $3)
         AND ($4::text IS NULL OR e.code > $4)
       ORDER BY e.code LIMIT $5`,
      [filter.editionCode, filter.categoryCodes, filter.state, after, limit],
    );
  }

  listMine(
    personId: string,
    editionCode: string | null,
    wanted: Wanted,
    limit: number,
    after: string | null,
  ): Promise<Entry[]> {
    return this.database.query<Entry>(
      `SELECT ${columns(wanted)} FROM entry e JOIN team t ON t.id = e.team_id
       WHERE t.id IN (SELECT id FROM team WHERE registered_by = $1 UNION SELECT team_id FROM team_member WHERE person_id = $1)
         AND ($2::text IS NULL OR e.edition_code = $2) AND ($3::text IS NULL OR e.code > $3)
       ORDER BY e.code LIMIT $4`,
      [personId, editionCode, after, limit],
    );
  }

  /** The next number in a category. Drafts of one category queue here for the length of a short transaction. */
  async nextNumber(tx: Tx, editionCode: string, categoryCode: string): Promise<number> {
    const [row] = await tx.query<{ last: number }>(
      `INSERT INTO entry_number (edition_code, category_code, last) VALUES ($1, $2, 1)
       ON CONFLICT (edition_code, category_code) DO UPDATE SET last = entry_number.last + 1 RETURNING last`,
      [editionCode, categoryCode],
    );
    return (row as { last: number }).last;
  }

  async add(
    tx: Tx,
    entry: Pick<HeldEntry, 'id' | 'code' | 'editionCode' | 'categoryCode' | 'streamCode' | 'teamId' | 'title'>,
  ) {
    await tx.execute(
      `INSERT INTO entry (id, code, edition_code, category_code, stream_code, team_id, title, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft')`,
      [
        entry.id,
        entry.code,
        entry.editionCode,
        entry.categoryCode,
        entry.streamCode,
        entry.teamId,
        JSON.stringify(entry.title),
      ],
    );
  }

  /** Writes what changed of a locked entry and gives the entry as it is now. */
  async change(
    tx: Tx,
    held: Pick<HeldEntry, 'id' | 'version'>,
    to: Pick<HeldEntry, 'title' | 'answers' | 'state'>,
    at: { submittedAt?: Date; decidedAt?: Date } = {},
  ): Promise<Entry> {
    const [row] = await tx.query<Entry>(
      `UPDATE entry e SET title = $3, answers = $4, state = $5, version = e.version + 1,
         submitted_at = coalesce($6, e.submitted_at), decided_at = coalesce($7, e.decided_at)
       FROM team t WHERE e.id = $1 AND e.version = $2 AND t.id = e.team_id RETURNING ${columns(EVERYTHING)}`,
      [
        held.id,
        held.version,
        JSON.stringify(to.title),
        JSON.stringify(to.answers),
        to.state,
        at.submittedAt ?? null,
        at.decidedAt ?? null,
      ],
    );
    // The lock is ours, so the version cannot have moved.
    if (!row) throw new Error('a locked entry changed under its lock');
    return row;
  }

  /** Where letters about this entry go: every member, the leader first. */
  contacts(tx: Tx, teamId: string): Promise<Contact[]> {
    return tx.query<Contact>(
      'SELECT email_key AS email, locale FROM team_member WHERE team_id = $1 ORDER BY leader DESC, position',
      [teamId],
    );
  }
}
