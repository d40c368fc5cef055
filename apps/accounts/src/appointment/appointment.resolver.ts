import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import { AppointInput, AppointResult, EndAppointmentResult } from './appointment.type.js';
import { Appointments } from './appointments.js';

@Resolver()
export class AppointmentResolver {
  constructor(@Inject(Appointments) private readonly appointments: Appointments) {}

  @Mutation(() => AppointResult, { description: 'Gives a person a role in an edition or in one of its categories.' })
  @Audience('organiser')
  appoint(@Args('input', { type: () => AppointInput }) input: AppointInput, @Context() context: RequestContext) {
    return answer(this.appointments.appoint(context, input));
  }

  @Mutation(() => EndAppointmentResult)
  @Audience('organiser')
  endAppointment(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return answer(this.appointments.end(context, id));
  }
}
