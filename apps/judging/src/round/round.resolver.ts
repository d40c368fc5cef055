import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Parent, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, ResolveReferences, topic, Watch } from '@podium/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CloseRound } from './close-round.js';
import { ExtendRound } from './extend-round.js';
import { OpenRound } from './open-round.js';
import { AbandonRoundResult, CloseRoundResult, ExtendRoundResult, OpenRoundResult } from './round.results.js';
import {
  AbandonRoundInput,
  CloseRoundInput,
  ExtendRoundInput,
  MyRoundsArgs,
  OpenRoundInput,
  Round,
  RoundConnection,
  RoundsArgs,
} from './round.type.js';
import { Rounds } from './rounds.js';

@Resolver(() => Round)
export class RoundResolver {
  constructor(
    @Inject(Rounds) private readonly all: Rounds,
    @Inject(OpenRound) private readonly opening: OpenRound,
    @Inject(CloseRound) private readonly closing: CloseRound,
    @Inject(ExtendRound) private readonly extending: ExtendRound,
  ) {}

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[], @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.all.byIds(context, ids, info);
  }

  @Query(() => Round, {
    nullable: true,
    description: 'For chairs and organisers, and, without its progress, its judges.',
  })
  @Audience('person')
  async round(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const [round] = await this.all.byIds(context, [id], info);
    return round ?? null;
  }

  @Watch(() => Round, {
    query: 'round',
    renamed: { roundId: 'id' },
    nullable: true,
    description: 'The round, its progress and its state, each time that it changes. For whom `round` answers.',
  })
  @Audience('person')
  roundProgress(@Args('roundId', { type: () => ID }) roundId: string) {
    return [topic('round', roundId)];
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
    return this.all.list(context, args, info);
  }

  @Query(() => RoundConnection, {
    description: 'The rounds in which you judge, in the order in which they were opened.',
  })
  @Audience('person')
  myRounds(@Args({ type: () => MyRoundsArgs }) args: MyRoundsArgs, @Context() context: RequestContext) {
    return this.all.mine(context, args);
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
  closeRound(
    @Args('input', { type: () => CloseRoundInput }) input: CloseRoundInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.closing.run(context, input));
  }

  @Mutation(() => ExtendRoundResult, {
    description: 'Gives judges more time, also when the round’s time is over. Who did so and why stays on record.',
  })
  @Audience('person')
  extendRound(
    @Args('input', { type: () => ExtendRoundInput }) input: ExtendRoundInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.extending.run(context, input));
  }

  @Mutation(() => AbandonRoundResult, {
    description: 'Gives an open round up, so that another may be opened in its place.',
  })
  @Audience('organiser')
  abandonRound(
    @Args('input', { type: () => AbandonRoundInput }) input: AbandonRoundInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.closing.abandon(context, input));
  }
}
