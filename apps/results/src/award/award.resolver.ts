import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Audience, holds, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import { AwardRepository } from './award.repository.js';
import {
  Award,
  AwardDue,
  ConferAwardsInput,
  ConferAwardsResult,
  RevokeAwardInput,
  RevokeAwardResult,
} from './award.type.js';
import { ConferAwards } from './confer-awards.js';

@Resolver(() => Award)
export class AwardResolver {
  constructor(
    @Inject(AwardRepository) private readonly awards: AwardRepository,
    @Inject(ConferAwards) private readonly conferring: ConferAwards,
  ) {}

  @Query(() => [Award], {
    name: 'awards',
    description: 'What has been conferred, released or not. For organisers; for others there is nothing.',
  })
  @Audience('organiser')
  async conferred(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) categoryCode: string | null,
    @Context() context: RequestContext,
  ) {
    const sees = holds(await context.appointments(), 'organiser', editionCode, categoryCode ?? undefined);
    return sees ? this.awards.list(editionCode, categoryCode ?? null) : [];
  }

  @Query(() => [AwardDue], { description: 'What the closed standings suggest, for organisers.' })
  @Audience('organiser')
  async awardsDue(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) categoryCode: string | null,
    @Context() context: RequestContext,
  ) {
    const sees = holds(await context.appointments(), 'organiser', editionCode, categoryCode ?? undefined);
    return sees ? this.conferring.due(editionCode, categoryCode ?? null) : [];
  }

  @Mutation(() => ConferAwardsResult, {
    description: 'Confers awards from closed standings: all that are named, or none.',
  })
  @Audience('organiser')
  conferAwards(
    @Args('input', { type: () => ConferAwardsInput }) input: ConferAwardsInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.conferring.run(context, input));
  }

  @Mutation(() => RevokeAwardResult, { description: 'Takes an award away, also after its release.' })
  @Audience('organiser')
  revokeAward(
    @Args('input', { type: () => RevokeAwardInput }) input: RevokeAwardInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.conferring.revoke(context, input));
  }
}
