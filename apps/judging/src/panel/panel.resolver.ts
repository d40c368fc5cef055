import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import {
  FormPanelInput,
  FormPanelResult,
  PanelConnection,
  PanelsArgs,
  SeatJudgeInput,
  SeatJudgeResult,
  VacateSeatResult,
} from './panel.type.js';
import { Panels } from './panels.js';

@Resolver()
export class PanelResolver {
  constructor(@Inject(Panels) private readonly all: Panels) {}

  @Query(() => PanelConnection, { description: 'The panels you run or chair, with who sits on them.' })
  @Audience('person')
  panels(@Args({ type: () => PanelsArgs }) args: PanelsArgs, @Context() context: RequestContext) {
    return this.all.list(context, args);
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
  vacateSeat(@Args('seatId', { type: () => ID }) seatId: string, @Context() context: RequestContext) {
    return answer(this.all.vacate(context, seatId));
  }
}
