import { Inject } from '@nestjs/common';
import { Args, Extensions, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import type { Database } from '@podium/platform-database';
import { PUBLIC_DATABASE } from '@podium/platform-service';
import { EditionWithWinners, Winner } from './winner.type.js';

/** The public path: a login of its own, which reads one table, whose rows appear at their instant. */
@Resolver(() => EditionWithWinners)
export class WinnerResolver {
  constructor(@Inject(PUBLIC_DATABASE) private readonly publicly: Database) {}

  @Query(() => [Winner], { name: 'winners', description: 'Released awards of an edition; none before their instant.' })
  @Audience('public')
  @Extensions({ cacheSeconds: 1 })
  ofEdition(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) categoryCode: string | null,
  ): Promise<Winner[]> {
    return this.publicly.query<Winner>(
      `SELECT id, award_code AS "awardCode", award_name AS "awardName", category_code AS "categoryCode",
         category_name AS "categoryName", stream_code AS "streamCode", stream_name AS "streamName", entry_code AS "entryCode",
         title, team_name AS "teamName", organisation, released_at AS "releasedAt"
       FROM results.released_award WHERE edition_code = $1 AND ($2::text IS NULL OR category_code = $2)
       ORDER BY sort_key, entry_code`,
      [editionCode, categoryCode ?? null],
    );
  }

  @ResolveReference()
  resolveReference({ code }: { code: string }) {
    return { code };
  }

  @ResolveField(() => [Winner])
  winners(@Parent() { code }: EditionWithWinners) {
    return this.ofEdition(code, null);
  }
}
