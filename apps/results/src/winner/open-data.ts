import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@podium/platform-database';
import { Editions } from '../edition/editions.js';
import { WinnerRepository, type WinnerCursor, type WinnerRow } from './winner.repository.js';

/** A copy that somebody keeps is at most so old. */
const KEPT_SECONDS = 60;
const AT_ONCE = 500;

/** The released winners of an edition as open data: what anybody reads, and nothing else. */
@Injectable()
export class OpenData {
  constructor(
    @Inject(WinnerRepository) private readonly winners: WinnerRepository,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Database) private readonly database: Database,
  ) {}

  /**
   * Through the public login, so before their instant there are none.
   * @returns null where there is no such edition
   */
  async of(editionCode: string) {
    if (!(await this.editions.byCode(editionCode))) return null;
    const winners: ReturnType<typeof published>[] = [];
    for (let after: WinnerCursor | null = null; ;) {
      const rows = await this.winners.pages([editionCode], EVERY_ONE, after, AT_ONCE);
      winners.push(...rows.map(published));
      const last = rows.at(-1);
      if (rows.length < AT_ONCE || !last) return { editionCode, winners };
      after = [...(last.sortKey as [number, number, number]), last.entryCode, last.id];
    }
  }

  /** For how many seconds an answer of now may be kept: never beyond the instant at which the next release becomes public. */
  async keepSeconds(editionCode: string): Promise<number> {
    const [row] = await this.database.query<{ seconds: number | null }>(
      `SELECT floor(extract(epoch FROM min(r.at) - clock_timestamp()))::float AS seconds FROM release r
       WHERE r.edition_code = $1 AND r.state = 'approved' AND r.at > clock_timestamp()`,
      [editionCode],
    );
    return Math.max(0, Math.min(KEPT_SECONDS, row?.seconds ?? KEPT_SECONDS));
  }
}

const EVERY_ONE = { categoryCode: null, awardCode: null };

/** Named one by one: what the table holds one day is not public by that alone. */
function published(row: WinnerRow) {
  const { id, awardCode, awardName, scope, stageCode, place, categoryCode, categoryName, streamCode, streamName } = row;
  const { entryCode, title, teamName, organisations, releasedAt } = row;
  return {
    id,
    awardCode,
    awardName,
    scope,
    stageCode,
    place,
    categoryCode,
    categoryName,
    streamCode,
    streamName,
    entryCode,
    title,
    teamName,
    organisations,
    releasedAt,
  };
}
