import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, ResolveReferences } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { validate as isUuid } from 'uuid';
import { Appointment } from '../appointment/appointment.type.js';
import { Appointments } from '../appointment/appointments.js';
import { PerRequest } from '../per-request.js';
import { givenName } from './given-name.js';
import { PersonRepository, type PersonRow } from './person.repository.js';
import {
  Person,
  StateMyLanguageInput,
  StateMyLanguageResult,
  StateMyNameInput,
  StateMyNameResult,
} from './person.type.js';

@Resolver(() => Person)
export class PersonResolver {
  private readonly held = new PerRequest(async (context, personIds: readonly string[]) => {
    const rows = await this.appointmentsOf.ofPeople(context, personIds);
    return personIds.map((id) => rows.filter(({ personId }) => personId === id));
  });

  constructor(
    @Inject(PersonRepository) private readonly people: PersonRepository,
    @Inject(Appointments) private readonly appointmentsOf: Appointments,
    @Inject(Mutations) private readonly mutations: Mutations,
  ) {}

  @Query(() => Person, { nullable: true, description: 'Whoever asks; null when nobody is signed in.' })
  @Audience('public')
  me(@Context() context: RequestContext) {
    return context.caller ? this.people.byId(context.caller.personId) : null;
  }

  /** Oneself, and who holds something at the places that one organises. */
  @ResolveReferences('id')
  async byIds(@Parent() ids: readonly string[], @Context() context: RequestContext): Promise<PersonRow[]> {
    const { personId } = context.person();
    const seen = await this.appointmentsOf.peopleSeen(
      context,
      ids.filter((id) => isUuid(id)),
    );
    return this.people.byIds(ids.filter((id) => id === personId || seen.has(id)));
  }

  @Mutation(() => StateMyNameResult, { description: 'States the name of whoever asks.' })
  @Audience('person')
  stateMyName(
    @Args('input', { type: () => StateMyNameInput }) input: StateMyNameInput,
    @Context() context: RequestContext,
  ) {
    return answer(
      this.mutations.run(context, async (tx) => {
        const row = await this.people.rename(tx, context.person().personId, givenName(input));
        return Object.assign(new Person(), row);
      }),
    );
  }

  @Mutation(() => StateMyLanguageResult, { description: 'States the language in which whoever asks reads letters.' })
  @Audience('person')
  stateMyLanguage(
    @Args('input', { type: () => StateMyLanguageInput }) { locale }: StateMyLanguageInput,
    @Context() context: RequestContext,
  ) {
    return answer(
      this.mutations.run(context, async (tx) => {
        const row = await this.people.speak(tx, context.person().personId, { locale, because: 'stated' });
        return Object.assign(new Person(), row);
      }),
    );
  }

  @ResolveField(() => [Appointment], { description: 'What the person holds, as far as you may see it.' })
  appointments(@Parent() person: Person, @Context() context: RequestContext) {
    return this.held.of(context, person.id);
  }
}
