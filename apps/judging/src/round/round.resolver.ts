import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, selects } from '@podium/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CloseRound } from './close-round.js';
import { OpenRound } from './open-round.js';
import { AbandonRoundResult, CloseRoundResult, OpenRoundResult } from './round.refusals.js';
import { CloseRoundArgs, OpenRoundInput, Round, RoundConnection, RoundsArgs } from './round.type.js';
import { Rounds } from './rounds.js';

@Resolver(() => Round)
export class RoundResolver {
  constructor(
    @Inject(Rounds) private readonly all: Rounds,
    @Inject(OpenRound) private readonly opening: OpenRound,
    @Inject(CloseRound) private readonly closing: CloseRound,
  ) {}

  @Query(() => Round, { nullable: true, description: 'For chairs and organisers.' })
  @Audience('person')
  round(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.all.byId(context, id, selects(info, 'progress'));
  }

  @Query(() => RoundConnection, {
    description: 'The rounds where you preside, in the order in which they were opened.',
  })
  @Audience('person')
  rounds(
    @Args({ type: () => RoundsArgs }) args: RoundsArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.all.list(context, args, selects(info, 'nodes.progress') || selects(info, 'edges.node.progress'));
  }

  @Mutation(() => OpenRoundResult, {
    description: 'Opens a round: its contenders, rubric, method and panel stay as they are at this moment.',
  })
  @Audience('organiser')
  openRound(@Args('input', { type: () => OpenRoundInput }) input: OpenRoundInput, @Context() context: RequestContext) {
    return answer(this.opening.run(context, input));
  }

  @Mutation(() => CloseRoundResult, {
    description: 'Closes a round into its standing, for good. Closing twice is closing once.',
  })
  @Audience('person')
  closeRound(@Args({ type: () => CloseRoundArgs }) args: CloseRoundArgs, @Context() context: RequestContext) {
    return answer(this.closing.run(context, args));
  }

  @Mutation(() => AbandonRoundResult, {
    description: 'Gives an open round up, so that another may be opened in its place.',
  })
  @Audience('organiser')
  abandonRound(
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('reason', { type: () => String }) reason: string,
    @Context() context: RequestContext,
  ) {
    return answer(this.closing.abandon(context, roundId, reason));
  }
}
