import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, Resolver } from '@nestjs/graphql';
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
import { Editions } from '../edition/editions.js';
import { AwardDueConnection, type AwardDue } from './award-due.type.js';
import { AwardState } from './award-state.js';
import { AwardRepository } from './award.repository.js';
import {
  Award,
  AwardConnection,
  ConferAwardsInput,
  ConferAwardsResult,
  RevokeAwardInput,
  RevokeAwardResult,
} from './award.type.js';
import { AwardsDue, compareKeys, conferrable } from './awards-due.js';
import { ConferAwards } from './confer-awards.js';
import { ShownAwards } from './shown-awards.js';

@Resolver(() => Award)
export class AwardResolver {
  constructor(
    @Inject(AwardRepository) private readonly awards: AwardRepository,
    @Inject(ShownAwards) private readonly shown: ShownAwards,
    @Inject(AwardsDue) private readonly awardsDue: AwardsDue,
    @Inject(ConferAwards) private readonly conferring: ConferAwards,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  @Query(() => AwardConnection, {
    name: 'awards',
    description:
      'What has been conferred, released or not, by category, stream and award. For organisers; for others there is nothing.',
  })
  @Audience('organiser')
  async conferred(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) categoryCode: string | null,
    @Args('state', { type: () => AwardState, nullable: true }) state: AwardState | null,
    @Args('releaseId', { type: () => ID, nullable: true }) releaseId: string | null,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<Award>> {
    const { limit, after } = keysetOf(page, 4);
    const from = cursorParts(after, 'text', 'text', 'text', 'id');
    const wanted = {
      editionCode,
      categoryCode: categoryCode ?? null,
      state: state ?? null,
      releaseId: releaseId ?? null,
      viewerId: context.person().personId,
    };
    const sees =
      holds(await context.appointments(), 'organiser', editionCode, categoryCode ?? undefined) &&
      (wanted.releaseId === null || isUuid(wanted.releaseId));
    const rows = sees ? await this.awards.page(wanted, from, limit) : [];
    return pageOf(
      await this.shown.of(context, rows),
      page,
      (row) => [row.categoryCode ?? '', row.streamCode ?? '', row.awardCode, row.id],
      () => (sees ? this.awards.count(wanted) : 0),
    );
  }

  @Query(() => AwardDueConnection, {
    name: 'awardsDue',
    description:
      'Every award where it is conferred, as the definition orders them, with whom the closed standing suggests, or why nobody. For organisers.',
  })
  @Audience('organiser')
  async due(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) categoryCode: string | null,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<AwardDue>> {
    const { limit, after } = keysetOf(page, 3);
    const from = cursorParts(after, 'whole', 'whole', 'whole');
    const sees = holds(await context.appointments(), 'organiser', editionCode, categoryCode ?? undefined);
    const edition = sees ? await this.editions.byCode(editionCode) : null;
    const all = edition ? conferrable(edition, categoryCode ?? null) : [];
    const wanted = all.filter(({ key }) => !from || compareKeys(key, from) > 0).slice(0, limit);
    const due = edition ? await this.awardsDue.of(edition, wanted, context.person().personId) : [];
    const keys = new Map(due.map((each, at) => [each, wanted[at]?.key ?? []]));
    return pageOf(
      due,
      page,
      (each) => keys.get(each) ?? [],
      () => all.length,
    );
  }

  @ResolveReferences('id')
  async byIds(@Parent() ids: readonly string[], @Context() context: RequestContext): Promise<Award[]> {
    const { personId } = context.person();
    const rows = await this.awards.byIds(
      ids.filter((id) => isUuid(id)),
      personId,
    );
    const appointments = await context.appointments();
    const seen = rows.filter(({ editionCode, categoryCode }) =>
      holds(appointments, 'organiser', editionCode, categoryCode ?? undefined),
    );
    return this.shown.of(context, seen);
  }

  @Mutation(() => ConferAwardsResult, {
    description: 'Confers awards from closed standings: all that are named, or none.',
  })
  @Audience('organiser')
  conferAwards(
    @Args('input', { type: () => ConferAwardsInput }) input: ConferAwardsInput,
    @Context() context: RequestContext,
  ) {
    const conferred = async () => {
      const { awards } = await this.conferring.run(context, input);
      return { __typename: 'AwardsConferred' as const, awards: await this.shown.of(context, awards) };
    };
    return answer(conferred());
  }

  @Mutation(() => RevokeAwardResult, {
    description: 'Takes an award away, also after its release, but not out of a release that waits for its instant.',
  })
  @Audience('organiser')
  revokeAward(
    @Args('input', { type: () => RevokeAwardInput }) input: RevokeAwardInput,
    @Context() context: RequestContext,
  ) {
    const revoked = async () => (await this.shown.of(context, [await this.conferring.revoke(context, input)]))[0];
    return answer(revoked());
  }
}
