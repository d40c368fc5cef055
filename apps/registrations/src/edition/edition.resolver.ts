import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver, ResolveReference } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import {
  Edition,
  MoveMilestoneInput,
  MoveMilestoneResult,
  OpenEditionInput,
  OpenEditionResult,
} from './edition.type.js';
import { Editions, shown } from './editions.js';
import { OpenEdition } from './open-edition.js';

@Resolver(() => Edition)
export class EditionResolver {
  constructor(
    @Inject(Editions) private readonly editions: Editions,
    @Inject(OpenEdition) private readonly opening: OpenEdition,
  ) {}

  @Query(() => Edition, { nullable: true })
  @Audience('public')
  async edition(@Args('code', { type: () => ID }) code: string) {
    const opened = await this.editions.current(code);
    return opened && shown(opened);
  }

  @Query(() => [Edition], { name: 'editions', description: 'All editions, the latest first.' })
  @Audience('public')
  async everyEdition() {
    return (await this.editions.all()).map(shown);
  }

  @Mutation(() => OpenEditionResult, { description: 'Opens an edition from a definition.' })
  @Audience('administrator')
  openEdition(
    @Args('input', { type: () => OpenEditionInput }) input: OpenEditionInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.opening.run(context, input));
  }

  @Mutation(() => MoveMilestoneResult, { description: 'Moves an instant of the calendar, with a reason that is kept.' })
  @Audience('organiser')
  moveMilestone(
    @Args('input', { type: () => MoveMilestoneInput }) input: MoveMilestoneInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.opening.move(context, input));
  }

  @ResolveReference()
  resolveReference({ code }: { code: string }) {
    return this.edition(code);
  }
}
