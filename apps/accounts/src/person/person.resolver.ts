import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { Mutations } from '@podium/platform-service';
import { Appointment } from '../appointment/appointment.type.js';
import { Appointments } from '../appointment/appointments.js';
import { givenName } from './given-name.js';
import { PersonRepository } from './person.repository.js';
import { Person, PersonNameInput } from './person.type.js';

@Resolver(() => Person)
export class PersonResolver {
  constructor(
    @Inject(PersonRepository) private readonly people: PersonRepository,
    @Inject(Appointments) private readonly held: Appointments,
    @Inject(Mutations) private readonly mutations: Mutations,
  ) {}

  @Query(() => Person, { nullable: true, description: 'Whoever asks; null when nobody is signed in.' })
  @Audience('public')
  me(@Context() context: RequestContext) {
    return context.caller ? this.people.byId(context.caller.personId) : null;
  }

  @Mutation(() => Person, { description: 'States the name of whoever asks.' })
  @Audience('person')
  stateMyName(
    @Args('input', { type: () => PersonNameInput }) input: PersonNameInput,
    @Context() context: RequestContext,
  ) {
    const name = givenName(input);
    return this.mutations.run(context, (tx) => this.people.rename(tx, context.person().personId, name));
  }

  @ResolveField(() => [Appointment])
  appointments(@Parent() person: Person) {
    return this.held.of(person.id);
  }
}
