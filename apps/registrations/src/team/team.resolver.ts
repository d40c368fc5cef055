import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, idAfter, keysetOf, PageArgs, pageOf, ResolveReferences } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';
import { TeamChanges } from './team-changes.js';
import { askedOf, teamActs } from './team.acts.js';
import { TeamAct } from './team-act.js';
import { HandOverLeadResult, LeaveTeamResult, RegisterTeamResult, RemoveRegistrarResult } from './team.refusals.js';
import { TeamRepository } from './team.repository.js';
import {
  HandOverLeadInput,
  LeaveTeamInput,
  RegisterTeamInput,
  RemoveRegistrarInput,
  Team,
  TeamConnection,
} from './team.type.js';

@Resolver(() => Team)
export class TeamResolver {
  constructor(
    @Inject(TeamRepository) private readonly teams: TeamRepository,
    @Inject(TeamChanges) private readonly changes: TeamChanges,
  ) {}

  @Query(() => Team, { nullable: true, description: 'A team of yours.' })
  @Audience('person')
  team(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return isUuid(id) ? this.teams.mineById(context.person().personId, id) : null;
  }

  @Query(() => TeamConnection, { description: 'Teams that you lead, registered or joined, the newest first.' })
  @Audience('person')
  async myTeams(
    @Args({ type: () => PageArgs }) args: PageArgs,
    @Args('editionCode', { type: () => String, nullable: true }) editionCode: string | null,
    @Context() context: RequestContext,
  ) {
    const { limit, after } = keysetOf(args, 1);
    const { personId } = context.person();
    const edition = editionCode ?? null;
    const id = idAfter(after);
    const rows = await this.teams.listMine(personId, edition, limit, id);
    return pageOf(
      rows,
      args,
      (team) => [team.id],
      () => this.teams.countMine(personId, edition),
    );
  }

  @Mutation(() => RegisterTeamResult, {
    description: 'Registers a team that you lead. Whoever you name as a member gets a letter, and joins by accepting.',
  })
  @Audience('person')
  registerTeam(
    @Args('input', { type: () => RegisterTeamInput }) input: RegisterTeamInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.changes.register(context, input));
  }

  @Mutation(() => HandOverLeadResult, { description: 'Somebody else leads the team from now on.' })
  @Audience('person')
  handOverLead(
    @Args('input', { type: () => HandOverLeadInput }) input: HandOverLeadInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.changes.handOver(context, input));
  }

  @Mutation(() => RemoveRegistrarResult, {
    description: 'Whoever registered the team, and leads it no longer, has no access to it any more.',
  })
  @Audience('person')
  removeRegistrar(
    @Args('input', { type: () => RemoveRegistrarInput }) { teamId }: RemoveRegistrarInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.changes.removeRegistrar(context, teamId));
  }

  @Mutation(() => LeaveTeamResult, { description: 'You do not belong to the team any more.' })
  @Audience('person')
  leaveTeam(
    @Args('input', { type: () => LeaveTeamInput }) { teamId }: LeaveTeamInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.changes.leave(context, teamId));
  }

  @ResolveField(() => [TeamAct])
  viewerCan(@Parent() { leads }: Team): TeamAct[] {
    // Whoever sees a team belongs to it.
    return teamActs.open(askedOf({ leads, belongs: true }));
  }

  @ResolveReferences('id')
  async references(@Parent() ids: string[], @Context() context: RequestContext): Promise<Team[]> {
    return [...(await this.teams.mine(context.person().personId, ids.filter(isUuid))).values()];
  }
}
