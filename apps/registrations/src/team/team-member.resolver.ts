import { Inject } from '@nestjs/common';
import { Context, Parent, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@podium/platform-access';
import { ResolveReferences } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';
import { TeamInvitation } from '../invitation/invitation.type.js';
import { TeamRepository } from './team.repository.js';
import { TeamMember, type Team } from './team.type.js';

/** Members and their invitations are found by way of their team: whoever sees it sees them. */
@Resolver(() => TeamMember)
export class TeamMemberResolver {
  constructor(@Inject(TeamRepository) private readonly teams: TeamRepository) {}

  @ResolveReferences('id')
  async references(@Parent() ids: string[], @Context() context: RequestContext): Promise<TeamMember[]> {
    const wanted = new Set(ids);
    const teams = await this.teams.withMembers(context.person().personId, ids.filter(isUuid));
    return membersOf(teams).filter(({ id }) => wanted.has(id));
  }
}

@Resolver(() => TeamInvitation)
export class TeamInvitationResolver {
  constructor(@Inject(TeamRepository) private readonly teams: TeamRepository) {}

  @ResolveReferences('id')
  async references(@Parent() ids: string[], @Context() context: RequestContext): Promise<TeamInvitation[]> {
    const wanted = new Set(ids);
    const teams = await this.teams.withInvitations(context.person().personId, ids.filter(isUuid));
    return membersOf(teams).flatMap(({ invitation }) => (invitation && wanted.has(invitation.id) ? [invitation] : []));
  }
}

const membersOf = (teams: Team[]): TeamMember[] => teams.flatMap(({ members }) => members);
