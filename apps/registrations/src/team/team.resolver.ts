import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { EditionNotFound } from '../edition/edition.type.js';
import { Editions } from '../edition/editions.js';
import { givenTeam } from './given-team.js';
import { TeamRepository } from './team.repository.js';
import { RegisterTeamInput, RegisterTeamResult, Team } from './team.type.js';

@Resolver(() => Team)
export class TeamResolver {
  constructor(
    @Inject(TeamRepository) private readonly teams: TeamRepository,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Mutations) private readonly mutations: Mutations,
  ) {}

  @Query(() => Team, { nullable: true, description: 'A team of yours.' })
  @Audience('person')
  team(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return isUuid(id) ? this.teams.mine(context.person().personId, id) : null;
  }

  @Mutation(() => RegisterTeamResult, {
    description: 'Registers a team for an edition; its members are known by their addresses.',
  })
  @Audience('person')
  registerTeam(
    @Args('input', { type: () => RegisterTeamInput }) input: RegisterTeamInput,
    @Context() context: RequestContext,
  ) {
    const { personId } = context.person();
    return answer(
      this.mutations.run(context, async (tx) => {
        const given = givenTeam(input);
        if (!(await this.editions.current(input.editionCode, tx))) refuse(new EditionNotFound());
        const id = uuidv7();
        await this.teams.add(tx, id, input.editionCode, personId, given);
        return (await this.teams.mine(personId, id, tx)) as Team;
      }),
    );
  }
}
