import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import { topic } from '@podium/platform-graphql';
import { Changes } from '@podium/platform-service';
import { BELONGS, EVER_BELONGED, ROSTER, TEAM, TEAMS_OF_CALLER } from '../team/team.repository.js';
import type { Roster, Team } from '../team/team.type.js';
import type { Entry, EntryState } from './entry.type.js';

type Reader = Pick<Tx, 'query'>;

/** $1 is the caller; $2 to $4 say which of the large columns are wanted: what nobody asks for is not read. */
const COLUMNS = `e.id, e.code, e.edition_code AS "editionCode", e.category_code AS "categoryCode", e.stream_code AS "streamCode",
  e.number, e.team_id AS "teamId", e.title, e.state, e.version, e.drafted_at AS "draftedAt", e.submitted_at AS "submittedAt",
  e.decided_at AS "decidedAt", e.edition_revision AS "savedUnder", CASE WHEN $2 THEN e.answers END AS answers,
  CASE WHEN $3 THEN coalesce(e.roster, ${ROSTER}) END AS roster,
  CASE WHEN $4 AND ${BELONGS} THEN ${TEAM} END AS team`;
const ENTRIES = `SELECT ${COLUMNS} FROM entry e JOIN team t ON t.id = e.team_id`;

const HELD = `SELECT e.id, e.code, e.edition_code AS "editionCode", e.category_code AS "categoryCode", e.stream_code AS "streamCode",
  e.team_id AS "teamId", e.title, e.answers, e.roster, e.state, e.submitted_at AS "submittedAt", e.version,
  e.edition_revision AS "savedUnder" FROM entry e`;

/** What a list brings along. */
export interface Wanted {
  answers: boolean;
  roster: boolean;
  team: boolean;
}

const EVERYTHING: Wanted = { answers: true, roster: true, team: false };
const asked = (personId: string | null, { answers, roster, team }: Wanted) => [personId, answers, roster, team];

/** A row of `COLUMNS`. `team` is null for whoever does not belong to it, or when it was not asked for. */
export interface EntryRow extends Omit<Entry, '__typename' | 'team' | 'viewerCan' | 'changedSince' | 'noLongerAsked'> {
  team: Team | null;
}

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
  /** As it was submitted; null while it is a draft. */
  roster: Roster | null;
  state: EntryState;
  submittedAt: Date | null;
  version: number;
  /** The edition's revision under which it was last saved: its answers were given to the form of then. */
  savedUnder: number;
}

/** What somebody is to an entry's team. */
export interface Towards {
  leads: boolean;
  belongs: boolean;
  everBelonged: boolean;
}

export interface ListFilter {
  editionCode: string;
  categoryCodes: string[] | null;
  /** null: every state but draft, which only the team sees. */
  state: EntryState | null;
}

/** Where a list goes on: entries sort by edition and category, then by their number. */
export interface After {
  editionCode: string;
  categoryCode: string;
  number: number;
}

@Injectable()
export class EntryRepository {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Changes) private readonly changes: Changes,
  ) {}

  /**
   * Takes the lock of the entry and of its team, which several entries may share; whoever else wants to change them waits.
   * What else belongs to the team is read after this: whoever waited here would see it as it was before.
   */
  async lock(tx: Tx, id: string): Promise<HeldEntry | null> {
    const [row] = await tx.query<HeldEntry>(
      `${HELD} JOIN team t ON t.id = e.team_id WHERE e.id = $1 FOR UPDATE OF e, t`,
      [id],
    );
    return row ?? null;
  }

  /** As it is, for whoever only tells of it. */
  async kept(tx: Tx, id: string): Promise<HeldEntry> {
    const [row] = await tx.query<HeldEntry>(`${HELD} WHERE e.id = $1`, [id]);
    if (!row) throw new Error(`there is no entry ${id}`);
    return row;
  }

  async byId(personId: string, id: string, db: Reader = this.database): Promise<Entry | null> {
    const [row] = await db.query<EntryRow>(`${ENTRIES} WHERE e.id = $5`, [...asked(personId, EVERYTHING), id]);
    return row ? entryOf(row) : null;
  }

  /** These entries, whoever may see them, by id. */
  async byIds(personId: string, ids: string[]): Promise<Map<string, Entry>> {
    const rows = await this.database.query<EntryRow>(`${ENTRIES} WHERE e.id = ANY($5)`, [
      ...asked(personId, EVERYTHING),
      ids,
    ]);
    return new Map(rows.map((row) => [row.id, entryOf(row)]));
  }

  /** What somebody is to the teams of these entries, by the id of the entry. */
  async towards(personId: string, ids: string[]): Promise<Map<string, Towards>> {
    const rows = await this.database.query<Towards & { id: string }>(
      `SELECT e.id, t.led_by = $1 AS leads, ${BELONGS} AS belongs, ${EVER_BELONGED} AS "everBelonged"
       FROM entry e JOIN team t ON t.id = e.team_id WHERE e.id = ANY($2)`,
      [personId, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** One statement for any number of rows, whatever is wanted of them. */
  async list(personId: string, filter: ListFilter, wanted: Wanted, limit: number, after: After | null) {
    const rows = await this.database.query<EntryRow>(
      `${ENTRIES}
       WHERE e.edition_code = $5 AND ($6::text[] IS NULL OR e.category_code = ANY($6)) AND e.submitted_at IS NOT NULL
         AND ($7::text IS NULL OR e.state = $7)
         AND (e.category_code, e.number) > (coalesce($8::text, ''), coalesce($9::int, 0))
       ORDER BY e.category_code, e.number LIMIT $10`,
      [...asked(personId, wanted), ...placeOfFilter(filter), after?.categoryCode, after?.number, limit],
    );
    return rows.map((row) => entryOf(row, wanted));
  }

  async count(filter: ListFilter): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int FROM entry e
       WHERE e.edition_code = $1 AND ($2::text[] IS NULL OR e.category_code = ANY($2)) AND e.submitted_at IS NOT NULL
         AND ($3::text IS NULL OR e.state = $3)`,
      placeOfFilter(filter),
    );
    return row?.count ?? 0;
  }

  async listMine(personId: string, edition: string | null, wanted: Wanted, limit: number, after: After | null) {
    const rows = await this.database.query<EntryRow>(
      `${ENTRIES}
       WHERE t.id IN (${TEAMS_OF_CALLER}) AND ($5::text IS NULL OR e.edition_code = $5)
         AND (e.edition_code, e.category_code, e.number) > (coalesce($6::text, ''), coalesce($7::text, ''), coalesce($8::int, 0))
       ORDER BY e.edition_code, e.category_code, e.number LIMIT $9`,
      [...asked(personId, wanted), edition, after?.editionCode, after?.categoryCode, after?.number, limit],
    );
    return rows.map((row) => entryOf(row, wanted));
  }

  async countMine(personId: string, edition: string | null): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int FROM entry e WHERE e.team_id IN (${TEAMS_OF_CALLER}) AND ($2::text IS NULL OR e.edition_code = $2)`,
      [personId, edition],
    );
    return row?.count ?? 0;
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
    entry: Omit<HeldEntry, 'answers' | 'roster' | 'state' | 'submittedAt' | 'version'>,
    number: number,
  ) {
    const { id, code, editionCode, categoryCode, streamCode, teamId, title, savedUnder } = entry;
    await tx.execute(
      `INSERT INTO entry (id, code, edition_code, category_code, stream_code, number, team_id, title, edition_revision, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft')`,
      [id, code, editionCode, categoryCode, streamCode, number, teamId, JSON.stringify(title), savedUnder],
    );
  }

  /** Writes what changed of a locked entry and gives the entry as it is now. */
  async change(
    tx: Tx,
    held: Pick<HeldEntry, 'id' | 'version'>,
    to: Pick<HeldEntry, 'title' | 'answers' | 'state' | 'roster'>,
    at: { submittedAt?: Date; decidedAt?: Date; savedUnder?: number } = {},
  ): Promise<Entry> {
    const [row] = await tx.query<EntryRow>(
      `UPDATE entry e SET title = $7, answers = $8, state = $9, roster = $10, version = e.version + 1,
         submitted_at = coalesce($11, e.submitted_at), decided_at = coalesce($12, e.decided_at),
         edition_revision = coalesce($13, e.edition_revision)
       FROM team t WHERE e.id = $5 AND e.version = $6 AND t.id = e.team_id RETURNING ${COLUMNS}`,
      [
        ...asked(null, EVERYTHING),
        held.id,
        held.version,
        JSON.stringify(to.title),
        JSON.stringify(to.answers),
        to.state,
        to.roster && JSON.stringify(to.roster),
        at.submittedAt ?? null,
        at.decidedAt ?? null,
        at.savedUnder ?? null,
      ],
    );
    // The lock is ours, so the version cannot have moved.
    if (!row) throw new Error('a locked entry changed under its lock');
    this.changes.tell(tx, topic('entry', held.id));
    return entryOf(row);
  }
}

const placeOfFilter = ({ editionCode, categoryCodes, state }: ListFilter) => [editionCode, categoryCodes, state];

/** A row as the graph shows it. A team that was not read is asked for when somebody wants it. */
function entryOf({ team, ...row }: EntryRow, wanted: Wanted = EVERYTHING): Entry {
  return { __typename: 'Entry', ...row, ...(wanted.team ? { team } : {}) };
}
