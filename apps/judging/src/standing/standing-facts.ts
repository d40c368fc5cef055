import { Inject, Injectable } from '@nestjs/common';
import { standingV1, type ContendersDocument } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Facts } from '@podium/platform-facts';
import { Documents } from '@podium/platform-storage';
import { canonical, type Standing } from '@podium/scoring';
import type { Place } from '../place/place.js';

/** A round that is closed, as it is told. */
export interface ClosedRound extends Place {
  id: string;
  closedAt: Date;
  closedBy: string;
}

interface UntoldRound extends Omit<ClosedRound, 'closedAt' | 'closedBy'> {
  closedAt: Date | null;
  closedBy: string | null;
  document: Standing | null;
}

/** Tells of standings. */
@Injectable()
export class StandingFacts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Facts) private readonly facts: Facts,
    @Inject(Documents) private readonly documents: Documents,
  ) {}

  async tell(tx: Tx, round: ClosedRound, standing: Standing): Promise<void> {
    const { editionCode, stageCode, categoryCode, streamCode, closedAt, closedBy } = round;
    await this.facts.put(tx, standingV1, {
      roundId: round.id,
      editionCode,
      stageCode,
      categoryCode,
      streamCode,
      standing: await this.documents.keep(canonical(standing)),
      contenders: await this.documents.keep(canonical(await this.contenders(tx, round.id))),
      closedAt: closedAt.toISOString(),
      closedBy,
    });
  }

  private async contenders(tx: Tx, roundId: string): Promise<ContendersDocument> {
    const rows = await tx.query<{ id: string; entryId: string; entryCode: string }>(
      `SELECT d.id, d.entry_id AS "entryId", d.entry_code AS "entryCode" FROM placed p
       JOIN dossier d ON d.id = p.dossier_id WHERE p.round_id = $1`,
      [roundId],
    );
    return Object.fromEntries(rows.map(({ id, ...entry }) => [id, entry]));
  }

  /** States as facts the standings of rounds that were closed before there were facts. */
  async tellUntold(): Promise<void> {
    const tellOne = () =>
      this.database.transaction(async (tx) => {
        const [untold] = await tx.query<UntoldRound>(
          `SELECT r.id, r.edition_code AS "editionCode", r.stage_code AS "stageCode", r.category_code AS "categoryCode",
             r.stream_code AS "streamCode", r.closed_at AS "closedAt", r.closed_by AS "closedBy", s.document
           FROM standing s JOIN round r ON r.id = s.round_id
           WHERE s.document IS NOT NULL
             AND NOT EXISTS (SELECT FROM fact f WHERE f.type = $1 AND f.key = r.id::text) LIMIT 1`,
          [standingV1.type],
        );
        if (!untold?.closedAt || !untold.closedBy || !untold.document) return false;
        await this.tell(tx, { ...untold, closedAt: untold.closedAt, closedBy: untold.closedBy }, untold.document);
        return true;
      });
    while (await tellOne());
  }
}
