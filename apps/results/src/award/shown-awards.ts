import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, type RequestContext } from '@podium/platform-access';
import { Database } from '@podium/platform-database';
import { ownStandingsAmong } from '../person/belonging.js';
import { awardActs } from './award.acts.js';
import type { AwardRow } from './award.repository.js';
import { AwardAct, type Award } from './award.type.js';

/** Awards as organisers see them, with what each viewer could do: the same statements for one and for a hundred. */
@Injectable()
export class ShownAwards {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(context: RequestContext, rows: readonly AwardRow[]): Promise<Award[]> {
    const appointments = await context.appointments();
    const roundIds = rows.map(({ roundId }) => roundId);
    const own = await ownStandingsAmong(this.database, context.person().personId, roundIds);
    return rows.map((row) => {
      const can = awardActs.open({
        capacities: capacitiesAt(appointments, row.editionCode, row.categoryCode),
        state: row.state,
        facts: { releaseId: row.releaseId, ownEntry: own.has(row.roundId) },
      });
      return {
        __typename: 'Award' as const,
        ...row,
        viewerCan: Object.values(AwardAct).filter((act) => can.includes(act)),
      };
    });
  }
}
