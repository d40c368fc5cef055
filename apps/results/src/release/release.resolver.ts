import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, Resolver } from '@nestjs/graphql';
import { Audience, holds, type RequestContext } from '@podium/platform-access';
import {
  answer,
  keysetOf,
  PageArgs,
  pageOf,
  ResolveReferences,
  type Connection,
  cursorParts,
} from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';
import { ReleaseRepository, type ReleaseRow } from './release.repository.js';
import {
  ApproveReleaseInput,
  ApproveReleaseResult,
  CancelReleaseInput,
  CancelReleaseResult,
  ProposeReleaseInput,
  ProposeReleaseResult,
  Release,
  ReleaseConnection,
} from './release.type.js';
import { Releases } from './releases.js';
import { ShownReleases } from './shown-releases.js';

@Resolver(() => Release)
export class ReleaseResolver {
  constructor(
    @Inject(Releases) private readonly releasing: Releases,
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
    @Inject(ShownReleases) private readonly shown: ShownReleases,
  ) {}

  @Query(() => ReleaseConnection, {
    name: 'releases',
    description: 'Releases of an edition, or of one category of it, for its organisers; the first proposed first.',
  })
  @Audience('organiser')
  async ofEdition(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) given: string | null,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<Release>> {
    const categoryCode = given ?? null;
    const { limit, after } = keysetOf(page, 1);
    const from = cursorParts(after, 'id');
    const sees = holds(await context.appointments(), 'organiser', editionCode, categoryCode ?? undefined);
    const rows = sees ? await this.releases.page(editionCode, categoryCode, from, limit) : [];
    const count = () => (sees ? this.releases.count(editionCode, categoryCode) : 0);
    return pageOf(await this.shown.of(context, rows), page, ({ id }) => [id], count);
  }

  @ResolveReferences('id')
  async byIds(@Parent() ids: readonly string[], @Context() context: RequestContext): Promise<Release[]> {
    const rows = await this.releases.byIds(ids.filter((id) => isUuid(id)));
    const appointments = await context.appointments();
    const seen = rows.filter(({ editionCode, categoryCode }) =>
      holds(appointments, 'organiser', editionCode, categoryCode ?? undefined),
    );
    return this.shown.of(context, seen);
  }

  @Mutation(() => ProposeReleaseResult, {
    description: 'Proposes to publish the awards that wait, at an instant or at once when it is approved.',
  })
  @Audience('organiser')
  proposeRelease(
    @Args('input', { type: () => ProposeReleaseInput }) input: ProposeReleaseInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.one(context, this.releasing.propose(context, input)));
  }

  @Mutation(() => ApproveReleaseResult, {
    description: 'Approves a release that somebody else proposed, as it was seen.',
  })
  @Audience('organiser')
  approveRelease(
    @Args('input', { type: () => ApproveReleaseInput }) input: ApproveReleaseInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.one(context, this.releasing.approve(context, input)));
  }

  @Mutation(() => CancelReleaseResult, { description: 'Takes a release back before its instant.' })
  @Audience('organiser')
  cancelRelease(
    @Args('input', { type: () => CancelReleaseInput }) input: CancelReleaseInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.one(context, this.releasing.cancel(context, input)));
  }

  private async one(context: RequestContext, done: Promise<ReleaseRow>): Promise<Release | undefined> {
    const [release] = await this.shown.of(context, [await done]);
    return release;
  }
}
