import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, ResolveReferences } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';
import { PerRequest } from '../per-request.js';
import { PersonRepository } from '../person/person.repository.js';
import { Person } from '../person/person.type.js';
import { mayFill } from './appointment.acts.js';
import {
  AppointInput,
  Appointment,
  AppointmentAct,
  AppointmentConnection,
  AppointmentsArgs,
  AppointResult,
  EndAppointmentInput,
  EndAppointmentResult,
} from './appointment.type.js';
import { Appointments, type AppointmentRow } from './appointments.js';

@Resolver(() => Appointment)
export class AppointmentResolver {
  private readonly holders = new PerRequest(async (_context, ids: readonly string[]) => {
    const people = new Map((await this.people.byIds(ids)).map((person) => [person.id, person]));
    return ids.map((id) => people.get(id));
  });

  constructor(
    @Inject(Appointments) private readonly appointments: Appointments,
    @Inject(PersonRepository) private readonly people: PersonRepository,
  ) {}

  @Query(() => AppointmentConnection, {
    name: 'appointments',
    description: 'Who holds which role at the places that you organise, newest first.',
  })
  @Audience('organiser')
  list(@Args({ type: () => AppointmentsArgs }) args: AppointmentsArgs, @Context() context: RequestContext) {
    return this.appointments.page(context, args);
  }

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[], @Context() context: RequestContext): Promise<AppointmentRow[]> {
    return this.appointments.byIds(
      context,
      ids.filter((id) => isUuid(id)),
    );
  }

  @Mutation(() => AppointResult, { description: 'Gives a person a role in an edition or in one of its categories.' })
  @Audience('organiser')
  appoint(@Args('input', { type: () => AppointInput }) input: AppointInput, @Context() context: RequestContext) {
    return answer(this.appointments.appoint(context, input));
  }

  @Mutation(() => EndAppointmentResult)
  @Audience('organiser')
  endAppointment(
    @Args('input', { type: () => EndAppointmentInput }) { appointmentId }: EndAppointmentInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.appointments.end(context, appointmentId));
  }

  @ResolveField(() => Person)
  person(@Parent() { personId }: Appointment, @Context() context: RequestContext) {
    return this.holders.of(context, personId);
  }

  @ResolveField(() => [AppointmentAct], { description: 'What you can do with it now.' })
  async viewerCan(@Parent() appointment: Appointment, @Context() context: RequestContext) {
    return mayFill(await context.appointments(), appointment) ? [AppointmentAct.END] : [];
  }
}
