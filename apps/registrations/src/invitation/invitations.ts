import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { validate as isUuid } from 'uuid';
import { EntryFacts } from '../entry/entry-facts.js';
import { askedOf, teamActs } from '../team/team.acts.js';
import { TeamAct } from '../team/team-act.js';
import { NotAMember, TeamNotFound } from '../team/team.refusals.js';
import { factsOf, TeamRepository, type HeldTeam } from '../team/team.repository.js';
import type { Team } from '../team/team.type.js';
import { AlreadyAMember, InvitationExpired, InvitationNotFound, MemberHasAnswered } from './invitation.refusals.js';
import { InvitationRepository, type HeldInvitation } from './invitation.repository.js';
import { hashOf } from './invitation-token.js';
import type { InvitationDeclined } from './invitation.type.js';
import { Inviting } from './inviting.js';

/** What becomes of an invitation. Each is one transaction: lock the team, read the invitation again, decide, write. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(InvitationRepository) private readonly invitations: InvitationRepository,
    @Inject(TeamRepository) private readonly teams: TeamRepository,
    @Inject(Inviting) private readonly inviting: Inviting,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
  ) {}

  /** Whoever holds the token, and is signed in, becomes the member. Accepting again changes nothing. */
  accept(context: RequestContext, token: string): Promise<Team> {
    return this.mutations.run(context, async (tx) => {
      const { personId } = context.person();
      const { invitation, team } = await this.byToken(tx, token, personId);
      if (invitation.acceptedBy !== personId) {
        await this.refuseSpent(tx, invitation);
        if (team.members.some((member) => member.personId === personId)) refuse(new AlreadyAMember());
        await this.invitations.accept(tx, invitation, personId);
        await this.facts.tellOfTeam(tx, team.id);
      }
      return this.shown(tx, personId, team.id);
    });
  }

  /** The address is not asked again by this team. Needs no account: whoever got the letter may say no. */
  decline(context: RequestContext, token: string): Promise<InvitationDeclined> {
    return this.mutations.run(context, async (tx) => {
      const { invitation, team } = await this.byToken(tx, token);
      await this.refuseSpent(tx, invitation);
      await this.invitations.decline(tx, invitation.id);
      return { __typename: 'InvitationDeclined', editionCode: team.editionCode };
    });
  }

  revoke(context: RequestContext, invitationId: string): Promise<Team> {
    return this.mutations.run(context, async (tx) => {
      const { personId } = context.person();
      const found = isUuid(invitationId) ? await this.invitations.byId(tx, invitationId) : null;
      const team = found && (await this.teams.lock(tx, personId, found.teamId));
      if (!team?.belongs) refuse(new InvitationNotFound());
      teamActs.enforce(TeamAct.INVITE, askedOf(factsOf(team, personId)));
      const invitation = await this.invitations.byId(tx, invitationId);
      if (!invitation || invitation.answered) refuse(new InvitationNotFound());
      await this.invitations.revoke(tx, invitation.memberId);
      return this.shown(tx, personId, team.id);
    });
  }

  /** Writes to a named member once more; what was written before does not hold any longer. */
  again(context: RequestContext, memberId: string): Promise<Team> {
    return this.mutations.run(context, async (tx) => {
      const { personId } = context.person();
      const teamId = isUuid(memberId) ? await this.teams.ofMember(tx, memberId) : null;
      const team = teamId === null ? null : await this.teams.lock(tx, personId, teamId);
      if (!team?.belongs) refuse(new TeamNotFound());
      teamActs.enforce(TeamAct.INVITE, askedOf(factsOf(team, personId)));
      const member = team.members.find(({ id }) => id === memberId);
      if (!member) refuse(new NotAMember());
      if (member.personId !== null || (await this.invitations.declined(tx, team.id, member.email)))
        refuse(new MemberHasAnswered());
      const addresses = await this.inviting.lock(tx, personId);
      await this.invitations.revoke(tx, memberId);
      await this.inviting.invite(tx, { personId, addresses }, team.editionCode, [member]);
      return this.shown(tx, personId, team.id);
    });
  }

  private async byToken(tx: Tx, token: string, personId: string | null = null) {
    const hash = hashOf(token);
    const found = await this.invitations.byToken(tx, hash);
    const team = found && (await this.teams.lock(tx, personId, found.teamId));
    const invitation = await this.invitations.byToken(tx, hash);
    if (!team || !invitation) refuse(new InvitationNotFound());
    return { team, invitation };
  }

  private async refuseSpent(tx: Tx, { answered, expiresAt }: HeldInvitation): Promise<void> {
    if (answered) refuse(new InvitationNotFound());
    if ((await tx.now()) >= expiresAt) refuse(new InvitationExpired(expiresAt));
  }

  private shown = async (tx: Tx, personId: string, teamId: HeldTeam['id']) =>
    (await this.teams.mineById(personId, teamId, tx)) as Team;
}
