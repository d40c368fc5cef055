import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { selects } from '@podium/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { RankingArgs, RankingConnection, Standing } from './standing.type.js';
import { Standings } from './standings.js';

@Resolver(() => Standing)
export class StandingResolver {
  constructor(@Inject(Standings) private readonly standings: Standings) {}

  @Query(() => Standing, { nullable: true, description: 'For chairs and organisers, once the round is closed.' })
  @Audience('person')
  standing(
    @Args('roundId', { type: () => ID }) roundId: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.standings.ofRound(context, roundId, selects(info, 'document'));
  }

  @ResolveField(() => RankingConnection, { description: 'The best first.' })
  ranking(
    @Parent() { roundId }: Standing,
    @Args({ type: () => RankingArgs }) args: RankingArgs,
    @Context() context: RequestContext,
  ) {
    return this.standings.ranking(context, roundId, args);
  }
}
