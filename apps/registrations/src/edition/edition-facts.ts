import { Inject, Injectable } from '@nestjs/common';
import { editionV1 } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Facts } from '@podium/platform-facts';
import { topic } from '@podium/platform-graphql';
import { Changes } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import type { Edition } from '@podium/programmes';
import { canonical } from '@podium/scoring';
import { addVersion, milestoneOf, type MilestoneRow } from './edition-rows.js';

/** Where an edition stands. */
export interface StatedEdition {
  id: string;
  code: string;
  revision: number;
  /** Hash of its definition. */
  definition: string;
  calendar: Edition['calendar'];
}

interface UntoldEdition extends Omit<StatedEdition, 'calendar'> {
  calendar: MilestoneRow[];
}

/** Keeps definitions, and tells where an edition stands. */
@Injectable()
export class EditionFacts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Facts) private readonly facts: Facts,
    @Inject(Documents) private readonly documents: Documents,
    @Inject(Changes) private readonly changes: Changes,
  ) {}

  /** Keeps a definition, without its calendar, which moves without it. @returns its hash */
  keep(edition: Edition): Promise<string> {
    return this.documents.keep(definitionText(edition));
  }

  async tell(tx: Tx, edition: StatedEdition): Promise<void> {
    await this.facts.put(tx, editionV1, bodyOf(edition));
    this.changes.tell(tx, topic('edition', edition.code));
  }

  /** Tells that it is no more. */
  async end(tx: Tx, edition: StatedEdition): Promise<void> {
    await this.facts.end(tx, editionV1, bodyOf(edition));
    this.changes.tell(tx, topic('edition', edition.code));
  }

  /** Moves definitions of before into the storage, and states as facts the editions that were opened before there were facts. */
  async tellUntold(): Promise<void> {
    while (await this.moveOne());
    while (await this.tellOne());
  }

  private moveOne(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ code: string; definition: Edition }>(
        'SELECT code, definition FROM edition WHERE definition IS NOT NULL LIMIT 1 FOR UPDATE',
      );
      if (!row) return false;
      const hash = await this.keep(row.definition);
      await addVersion(tx, row.code, { revision: 1, definition: hash, source: null });
      await tx.execute('UPDATE edition SET definition = NULL WHERE code = $1', [row.code]);
      return true;
    });
  }

  private tellOne(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<UntoldEdition>(
        `SELECT e.id, e.code, e.revision,
           (SELECT v.definition_hash FROM edition_version v WHERE v.edition_code = e.code
              ORDER BY v.revision DESC LIMIT 1) AS definition,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('code', m.code, 'category', m.category_code, 'name', m.name, 'at', m.at)
              ORDER BY m.at, m.code, m.category_code NULLS FIRST), '[]') FROM milestone m WHERE m.edition_code = e.code) AS calendar
         FROM edition e WHERE NOT EXISTS (SELECT FROM fact f WHERE f.type = $1 AND f.key = e.code) LIMIT 1`,
        [editionV1.type],
      );
      if (row) await this.tell(tx, { ...row, calendar: row.calendar.map(milestoneOf) });
      return row !== undefined;
    });
  }
}

/** As it comes back from the database: without members that say nothing. */
function definitionText(edition: Edition): string {
  const { calendar: _moves, ...definition } = JSON.parse(JSON.stringify(edition)) as Edition;
  return canonical(definition);
}

const bodyOf = ({ id, code, revision, definition, calendar }: StatedEdition) => ({
  editionId: id,
  code,
  revision,
  definition,
  calendar: calendar.map((each) => ({ ...each })),
});
