import { Inject, Injectable } from '@nestjs/common';
import type { Contact } from '@podium/contracts';
import { wasAppointedBy } from '@podium/platform-access';
import { Database, type Tx } from '@podium/platform-database';
import type { DeadlineExtensionState } from './extension.type.js';

/** A proposal as its row has it. */
export interface KeptExtension {
  id: string;
  editionCode: string;
  milestone: string;
  categoryCode: string | null;
  was: Date;
  becomes: Date;
  reason: string;
  proposedBy: string;
  proposedAt: Date;
  state: DeadlineExtensionState;
  decidedAt: Date | null;
}

const COLUMNS = `id, edition_code AS "editionCode", milestone, category_code AS "categoryCode", was, becomes, reason,
  proposed_by AS "proposedBy", proposed_at AS "proposedAt", state, decided_at AS "decidedAt"`;

@Injectable()
export class ExtensionRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async add(
    tx: Tx,
    { id, editionCode, milestone, categoryCode, was, becomes, reason, proposedBy, proposedAt }: KeptExtension,
  ) {
    await tx.execute(
      `INSERT INTO deadline_extension (id, edition_code, milestone, category_code, was, becomes, reason, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, editionCode, milestone, categoryCode, was, becomes, reason, proposedBy, proposedAt],
    );
  }

  async byIds(ids: string[], db: Pick<Tx, 'query'> = this.database): Promise<KeptExtension[]> {
    return db.query<KeptExtension>(`SELECT ${COLUMNS} FROM deadline_extension WHERE id = ANY($1::uuid[])`, [ids]);
  }

  async lock(tx: Tx, id: string): Promise<KeptExtension | null> {
    const [row] = await tx.query<KeptExtension>(`SELECT ${COLUMNS} FROM deadline_extension WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    return row ?? null;
  }

  /** The newest first. @param categories  null: all, with those of the whole edition */
  list(
    editionCode: string,
    categories: string[] | null,
    limit: number,
    after: string | null,
  ): Promise<KeptExtension[]> {
    return this.database.query<KeptExtension>(
      `SELECT ${COLUMNS} FROM deadline_extension
       WHERE edition_code = $1 AND ($2::text[] IS NULL OR category_code = ANY($2)) AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [editionCode, categories, after, limit],
    );
  }

  async count(editionCode: string, categories: string[] | null): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int FROM deadline_extension
       WHERE edition_code = $1 AND ($2::text[] IS NULL OR category_code = ANY($2))`,
      [editionCode, categories],
    );
    return row?.count ?? 0;
  }

  async decide(tx: Tx, id: string, state: DeadlineExtensionState, by: string, at: Date): Promise<void> {
    await tx.execute('UPDATE deadline_extension SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1', [
      id,
      state,
      by,
      at,
    ]);
  }

  wasAppointed(personId: string, by: string, db: Pick<Tx, 'query'> = this.database): Promise<boolean> {
    return wasAppointedBy(db, personId, by);
  }

  /** Where it is written to: those who lead a team with an entry there that still takes part, and have signed in. */
  concerned(tx: Tx, editionCode: string, categoryCode: string | null): Promise<Contact[]> {
    return tx.query<Contact>(
      `SELECT DISTINCT ON (k.person_id) k.email_key AS email, k.locale FROM entry e JOIN team t ON t.id = e.team_id
       JOIN known_person k ON k.person_id = t.led_by
       WHERE e.edition_code = $1 AND ($2::text IS NULL OR e.category_code = $2)
         AND e.state IN ('draft', 'submitted', 'admitted') ORDER BY k.person_id, k.email_key`,
      [editionCode, categoryCode],
    );
  }
}
