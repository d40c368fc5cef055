import { Inject, Injectable } from '@nestjs/common';
import { editionV1 } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Facts } from '@podium/platform-facts';
import { Documents } from '@podium/platform-storage';
import type { Edition } from '@podium/programmes';
import { canonical } from '@podium/scoring';

export interface StatedEdition {
  id: string;
  revision: number;
  edition: Edition;
}

/** Tells where an edition stands. */
@Injectable()
export class EditionFacts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Facts) private readonly facts: Facts,
    @Inject(Documents) private readonly documents: Documents,
  ) {}

  async tell(tx: Tx, { id, revision, edition }: StatedEdition): Promise<void> {
    // As it comes back from the database: without members that say nothing.
    const { calendar, ...definition } = JSON.parse(JSON.stringify(edition)) as Edition;
    await this.facts.put(tx, editionV1, {
      editionId: id,
      code: edition.code,
      revision,
      definition: await this.documents.keep(canonical(definition)),
      calendar: calendar.map((each) => ({ ...each })),
    });
  }

  /** States as facts the editions that were opened before there were facts. */
  async tellUntold(): Promise<void> {
    const tellOne = () =>
      this.database.transaction(async (tx) => {
        const [row] = await tx.query<{ id: string; revision: number; definition: Edition }>(
          `SELECT id, revision, definition FROM edition e
           WHERE NOT EXISTS (SELECT FROM fact f WHERE f.type = $1 AND f.key = e.code) LIMIT 1`,
          [editionV1.type],
        );
        if (row) await this.tell(tx, { id: row.id, revision: row.revision, edition: row.definition });
        return row !== undefined;
      });
    while (await tellOne());
  }
}
