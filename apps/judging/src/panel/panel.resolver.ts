import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, ResolveReferences } from '@podium/platform-graphql';
import { Together } from './together.js';
import { PanelQueries } from './panel-queries.js';
import {
  FormPanelInput,
  FormPanelResult,
  Panel,
  PanelConnection,
  PanelsArgs,
  Seat,
  SeatConnection,
  SeatJudgeInput,
  SeatJudgeResult,
  SeatsArgs,
  VacateSeatInput,
  VacateSeatResult,
} from './panel.type.js';
import { Panels } from './panels.js';

@Resolver(() => Panel)
export class PanelResolver {
  private readonly seatsOf = new Together<string, SeatsArgs, Awaited<ReturnType<PanelQueries['seats']>>[number]>(
    (context, ids, args) => this.queries.seats(context, ids, args),
  );

  constructor(
    @Inject(Panels) private readonly all: Panels,
    @Inject(PanelQueries) private readonly queries: PanelQueries,
  ) {}

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[], @Context() context: RequestContext) {
    return this.queries.byIds(context, ids);
  }

  @Query(() => PanelConnection, { description: 'The panels you run or chair, with who sits on them.' })
  @Audience('person')
  panels(@Args({ type: () => PanelsArgs }) args: PanelsArgs, @Context() context: RequestContext) {
    return this.queries.list(context, args);
  }

  @ResolveField(() => SeatConnection, {
    description: 'Those who sit on it now, in the order in which they were seated.',
  })
  seats(@Parent() { id }: Panel, @Args({ type: () => SeatsArgs }) args: SeatsArgs, @Context() context: RequestContext) {
    return this.seatsOf.ask(context, id, args);
  }

  @Mutation(() => FormPanelResult, { description: 'Forms a panel for a stage of an edition, a category or a stream.' })
  @Audience('organiser')
  formPanel(@Args('input', { type: () => FormPanelInput }) input: FormPanelInput, @Context() context: RequestContext) {
    return answer(this.all.form(context, input));
  }

  @Mutation(() => SeatJudgeResult, { description: 'Seats whoever has this address; a letter invites to sign in.' })
  @Audience('organiser')
  seatJudge(@Args('input', { type: () => SeatJudgeInput }) input: SeatJudgeInput, @Context() context: RequestContext) {
    return answer(this.all.seat(context, input));
  }

  @Mutation(() => VacateSeatResult, {
    description:
      'Empties a seat. What its judge has not handed in may be assigned to others; what was handed in counts.',
  })
  @Audience('organiser')
  vacateSeat(
    @Args('input', { type: () => VacateSeatInput }) input: VacateSeatInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.all.vacate(context, input.seatId));
  }
}

@Resolver(() => Seat)
export class SeatResolver {
  constructor(@Inject(PanelQueries) private readonly queries: PanelQueries) {}

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[], @Context() context: RequestContext) {
    return this.queries.seatsByIds(context, ids);
  }
}
