import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, type RequestContext } from '@podium/platform-access';
import { Database, type Tx } from '@podium/platform-database';
import { bondsWith } from '../person/two-persons.js';
import { ReleaseState } from './release-state.js';
import { releaseActs } from './release.acts.js';
import { ReleaseRepository, type ReleaseRow } from './release.repository.js';
import { ReleaseAct, type Release } from './release.type.js';

/** Releases as organisers see them, with what each viewer could do: the same statements for one and for a hundred. */
@Injectable()
export class ShownReleases {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
  ) {}

  async of(
    context: RequestContext,
    rows: readonly ReleaseRow[],
    db: Pick<Tx, 'query'> = this.database,
  ): Promise<Release[]> {
    const { personId } = context.person();
    const appointments = await context.appointments();
    const open = rows.filter(({ state }) => state === ReleaseState.PROPOSED);
    const bonds = await bondsWith(
      db,
      personId,
      open.map(({ proposedBy }) => proposedBy),
    );
    const waiting = await this.releases.waitingIn(
      open.map(({ editionCode }) => editionCode),
      personId,
      db,
    );
    return rows.map((row) => {
      const { passed, covered, ...shown } = row;
      const would = waiting.filter(
        ({ editionCode, categoryCode }) =>
          editionCode === row.editionCode && (row.categoryCode === null || row.categoryCode === categoryCode),
      );
      const proposed = row.state === ReleaseState.PROPOSED;
      const awards = proposed ? would.reduce((sum, each) => sum + each.awards, 0) : covered;
      const can = releaseActs.open({
        capacities: capacitiesAt(appointments, row.editionCode, row.categoryCode),
        state: row.state,
        facts: {
          at: row.at,
          passed,
          happened: row.state === ReleaseState.APPROVED && passed,
          timeZone: 'UTC',
          awards,
          bond: bonds.get(row.proposedBy) ?? null,
          ownEntry: would.some(({ own }) => own),
        },
      });
      const viewerCan = Object.values(ReleaseAct).filter((act) => can.includes(act));
      return { __typename: 'Release' as const, ...shown, awardCount: awards, viewerCan };
    });
  }
}
