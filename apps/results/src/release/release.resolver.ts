import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Audience, holds, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import { ReleaseRepository } from './release.repository.js';
import {
  ApproveReleaseInput,
  ApproveReleaseResult,
  CancelReleaseInput,
  CancelReleaseResult,
  ProposeReleaseInput,
  ProposeReleaseResult,
  Release,
} from './release.type.js';
import { Releases } from './releases.js';

@Resolver(() => Release)
export class ReleaseResolver {
  constructor(
    @Inject(Releases) private readonly releasing: Releases,
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
  ) {}

  @Query(() => [Release], { name: 'releases', description: 'Releases of an edition, for its organisers.' })
  @Audience('organiser')
  async ofEdition(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Context() context: RequestContext,
  ) {
    return holds(await context.appointments(), 'organiser', editionCode) ? this.releases.list(editionCode) : [];
  }

  @Mutation(() => ProposeReleaseResult, { description: 'Proposes to publish, at an instant, the awards that wait.' })
  @Audience('organiser')
  proposeRelease(
    @Args('input', { type: () => ProposeReleaseInput }) input: ProposeReleaseInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.releasing.propose(context, input));
  }

  @Mutation(() => ApproveReleaseResult, { description: 'Approves a release that somebody else proposed.' })
  @Audience('organiser')
  approveRelease(
    @Args('input', { type: () => ApproveReleaseInput }) input: ApproveReleaseInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.releasing.approve(context, input));
  }

  @Mutation(() => CancelReleaseResult, { description: 'Takes a release back before its instant.' })
  @Audience('organiser')
  cancelRelease(
    @Args('input', { type: () => CancelReleaseInput }) input: CancelReleaseInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.releasing.cancel(context, input));
  }
}
