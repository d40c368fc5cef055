import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver, ResolveReference } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, BadUserInput, keysetOf, PageArgs, pageOf, topic, Watch } from '@podium/platform-graphql';
import {
  Edition,
  EditionConnection,
  MoveMilestoneInput,
  MoveMilestoneResult,
  OpenEditionInput,
  OpenEditionResult,
} from './edition.type.js';
import { Editions, shown } from './editions.js';
import { MoveMilestone } from './move-milestone.js';
import { OpenEdition } from './open-edition.js';
import { TakeBackEdition } from './take-back-edition.js';
import { TakeBackEditionInput, TakeBackEditionResult } from './taking-back.type.js';

@Resolver(() => Edition)
export class EditionResolver {
  constructor(
    @Inject(Editions) private readonly editions: Editions,
    @Inject(OpenEdition) private readonly opening: OpenEdition,
    @Inject(MoveMilestone) private readonly moving: MoveMilestone,
    @Inject(TakeBackEdition) private readonly takingBack: TakeBackEdition,
  ) {}

  @Query(() => Edition, { nullable: true })
  @Audience('public')
  async edition(@Args('code', { type: () => String }) code: string) {
    const opened = await this.editions.current(code);
    return opened && shown(opened);
  }

  @Watch(() => Edition, {
    query: 'edition',
    renamed: { editionCode: 'code' },
    nullable: true,
    description: 'The edition, each time that its definition or its calendar changes.',
  })
  @Audience('public')
  editionChanged(@Args('editionCode', { type: () => String }) editionCode: string) {
    return [topic('edition', editionCode)];
  }

  @Query(() => EditionConnection, { name: 'editions', description: 'All editions, the latest first.' })
  @Audience('public')
  async everyEdition(@Args({ type: () => PageArgs }) args: PageArgs) {
    const { limit, after } = keysetOf(args, 2);
    const [openedAt, code] = (after ?? []).map(String);
    if (openedAt !== undefined && Number.isNaN(Date.parse(openedAt)))
      throw new BadUserInput('after: not a cursor of this list');
    const place = openedAt === undefined || code === undefined ? null : { openedAt, code };
    const listed = await this.editions.list(limit, place);
    const times = new Map(listed.map((each) => [each.opened.edition.code, each.openedAt]));
    return pageOf(
      listed.map(({ opened }) => shown(opened)),
      args,
      (edition) => [times.get(edition.code) ?? '', edition.code],
      () => this.editions.count(),
    );
  }

  @Mutation(() => OpenEditionResult, { description: 'Opens an edition from a definition.' })
  @Audience('administrator')
  openEdition(
    @Args('input', { type: () => OpenEditionInput }) input: OpenEditionInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.opening.run(context, input));
  }

  @Mutation(() => TakeBackEditionResult, {
    description: 'Takes an edition back in which no team was ever registered. Its code is free again.',
  })
  @Audience('administrator')
  takeBackEdition(
    @Args('input', { type: () => TakeBackEditionInput }) input: TakeBackEditionInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.takingBack.run(context, input));
  }

  @Mutation(() => MoveMilestoneResult, { description: 'Moves an instant of the calendar, with a reason that is kept.' })
  @Audience('organiser')
  moveMilestone(
    @Args('input', { type: () => MoveMilestoneInput }) input: MoveMilestoneInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.moving.run(context, input));
  }

  @ResolveReference()
  resolveReference({ code }: { code: string }) {
    return this.edition(code);
  }
}
