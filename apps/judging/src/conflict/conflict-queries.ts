import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, type Appointment, type RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { keysetOf, pageOf, type Connection, idAfter } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';
import { presidesWhere } from '../place/place.policy.js';
import { Sight, type Counted } from '../sight/sight.js';
import { codeSought, optionalCodeSought } from '../text-input.js';
import { conflictActs, type ConflictState } from './conflict.acts.js';
import type { Conflict, ConflictsArgs, Entrant, EntrantsArgs, MyConflictsArgs } from './conflict.type.js';

/** Of conflict `k`, with its entry `e` and that entry's dossier `d` where the reader may see them. */
const CONFLICT_COLUMNS = `k.id, k.edition_code AS "editionCode", k.entry_id AS "entryId", d.entry_code AS "entryCode", d.title,
  k.email_key AS email, k.person_id AS "personId", k.kind, k.source, k.reason, k.by_person AS "byPersonId", k.at, k.until,
  e.category_code AS "categoryCode"`;
const FROM_CONFLICT = `FROM conflict k LEFT JOIN entry e ON e.id = k.entry_id LEFT JOIN dossier d ON d.id = e.dossier_id`;

/** Conflicts of those who judge in the edition; of all others in the teams there is nothing to decide. */
const OF_JUDGES = `k.edition_code = $1 AND e.id IS NOT NULL AND ($2 OR e.category_code = ANY($3::text[]))
  AND ($4::text IS NULL OR e.category_code = $4) AND ($5::text IS NULL OR k.source = $5)
  AND (k.email_key IN (SELECT s.email_key FROM panel n JOIN seat s ON s.panel_id = n.id AND s.vacated_at IS NULL
      WHERE n.edition_code = $1)
    OR k.person_id IN (SELECT p.person_id FROM panel n JOIN seat s ON s.panel_id = n.id AND s.vacated_at IS NULL
      JOIN person p ON p.email_key = s.email_key WHERE n.edition_code = $1))`;

const MINE = `(k.person_id = $1 OR k.email_key IN (SELECT p.email_key FROM person p WHERE p.person_id = $1))
  AND ($2::text IS NULL OR k.edition_code = $2)`;

/** Contenders of a round in which person $2 judges. */
const FROM_ENTRANTS = `FROM person p JOIN seat s ON s.email_key = p.email_key AND s.vacated_at IS NULL
  JOIN round_seat rs ON rs.seat_id = s.id AND rs.round_id = $1
  JOIN round r ON r.id = rs.round_id AND r.state = 'open'
  JOIN contender c ON c.round_id = r.id AND NOT c.withdrawn JOIN dossier d ON d.id = c.dossier_id
  WHERE p.person_id = $2`;

type Row = Omit<Conflict, '__typename' | 'viewerCan'> & { categoryCode: string | null };

export function conflictOf({ categoryCode, ...row }: Row, held: Appointment[]): Conflict {
  // Whose entry may not be seen is not decided about either.
  const capacities = categoryCode === null ? new Set<never>() : capacitiesAt(held, row.editionCode, categoryCode);
  const state = row.source.toUpperCase() as ConflictState;
  return {
    __typename: 'Conflict',
    ...row,
    viewerCan: conflictActs.open({ capacities, state, facts: { kind: row.kind } }),
  };
}

/** One conflict as the transaction's reader sees it. */
export async function conflictById(tx: Pick<Tx, 'query'>, id: string, held: Appointment[]): Promise<Conflict | null> {
  const [row] = await tx.query<Row>(`SELECT ${CONFLICT_COLUMNS} ${FROM_CONFLICT} WHERE k.id = $1`, [id]);
  return row ? conflictOf(row, held) : null;
}

@Injectable()
export class ConflictQueries {
  constructor(@Inject(Sight) private readonly sight: Sight) {}

  /** Conflicts of judges with entries where the caller presides, in the order in which they became known. */
  async list(context: RequestContext, args: ConflictsArgs): Promise<Connection<Conflict>> {
    const { limit, after } = keysetOf(args, 1);
    context.person();
    const held = await context.appointments();
    const editionCode = codeSought(args.editionCode);
    const { everywhere, categories } = presidesWhere(held, editionCode);
    const sought = [editionCode, everywhere, categories, optionalCodeSought(args.categoryCode), args.source ?? null];
    const rows = await this.sight.read(context, (tx) =>
      tx.query<Row>(
        `SELECT ${CONFLICT_COLUMNS} ${FROM_CONFLICT} WHERE ${OF_JUDGES}
           AND ($6::uuid IS NULL OR k.id > $6) ORDER BY k.id LIMIT $7`,
        [...sought, idAfter(after), limit],
      ),
    );
    return pageOf(
      rows.map((row) => conflictOf(row, held)),
      args,
      ({ id }) => [id],
      () =>
        this.sight.count(context, (tx) =>
          tx.query<Counted>(`SELECT count(*)::int ${FROM_CONFLICT} WHERE ${OF_JUDGES}`, sought),
        ),
    );
  }

  /** The caller's own conflicts, whatever became of them. */
  async mine(context: RequestContext, args: MyConflictsArgs): Promise<Connection<Conflict>> {
    const { limit, after } = keysetOf(args, 1);
    const sought = [context.person().personId, optionalCodeSought(args.editionCode)];
    const rows = await this.sight.read(context, (tx) =>
      tx.query<Row>(
        `SELECT ${CONFLICT_COLUMNS} ${FROM_CONFLICT} WHERE ${MINE} AND ($3::uuid IS NULL OR k.id > $3) ORDER BY k.id LIMIT $4`,
        [...sought, idAfter(after), limit],
      ),
    );
    return pageOf(
      rows.map((row) => conflictOf(row, [])),
      args,
      ({ id }) => [id],
      () =>
        this.sight.count(context, (tx) =>
          tx.query<Counted>(`SELECT count(*)::int FROM conflict k WHERE ${MINE}`, sought),
        ),
    );
  }

  /** Those of these conflicts that are the caller's own, or of entries where the caller presides. */
  async byIds(context: RequestContext, ids: readonly string[]): Promise<Conflict[]> {
    const { personId } = context.person();
    const held = await context.appointments();
    const rows = await this.sight.read(context, (tx) =>
      tx.query<Row & { mine: boolean }>(
        `SELECT ${CONFLICT_COLUMNS}, coalesce(k.person_id = $2, false)
           OR coalesce(k.email_key IN (SELECT p.email_key FROM person p WHERE p.person_id = $2), false) AS mine
         ${FROM_CONFLICT} WHERE k.id = ANY($1::uuid[])`,
        [ids.filter((id) => isUuid(id)), personId],
      ),
    );
    return rows.flatMap(({ mine, ...row }) => {
      const presides =
        row.categoryCode !== null &&
        presidesOver(held, { editionCode: row.editionCode, categoryCode: row.categoryCode });
      return mine || presides ? [conflictOf(row, held)] : [];
    });
  }

  /** What a judge reads before declaring: who is compared in the round, without answers, in the order of their codes. */
  async entrants(context: RequestContext, args: EntrantsArgs): Promise<Connection<Entrant>> {
    const { limit, after } = keysetOf(args, 2);
    const { personId } = context.person();
    const sought = [args.roundId, personId];
    const exists = isUuid(args.roundId);
    const rows = !exists
      ? []
      : await this.sight.read(context, (tx) =>
          tx.query<Pick<Entrant, 'dossierId' | 'entryId' | 'entryCode' | 'title'> & { team: EntrantTeam }>(
            `SELECT d.id AS "dossierId", d.entry_id AS "entryId", d.entry_code AS "entryCode", d.title, d.team ${FROM_ENTRANTS}
               AND ($3::text IS NULL OR (d.entry_code, d.id) > ($3, $4::uuid)) ORDER BY d.entry_code, d.id LIMIT $5`,
            [...sought, after ? String(after[0]) : null, idAfter(after), limit],
          ),
        );
    return pageOf(
      rows.map(({ team, ...row }): Entrant => ({
        ...row,
        teamName: team.name,
        organisation: team.organisation,
        members: team.members,
      })),
      args,
      ({ entryCode, dossierId }) => [entryCode, dossierId],
      async () =>
        exists
          ? this.sight.count(context, (tx) => tx.query<Counted>(`SELECT count(*)::int ${FROM_ENTRANTS}`, sought))
          : 0,
    );
  }
}

interface EntrantTeam {
  name: Entrant['teamName'];
  organisation: Entrant['organisation'];
  members: Entrant['members'];
}

function presidesOver(held: Appointment[], where: { editionCode: string; categoryCode: string }): boolean {
  const { everywhere, categories } = presidesWhere(held, where.editionCode);
  return everywhere || categories.includes(where.categoryCode);
}
