import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import {
  AcceptInvitationResult,
  DeclineInvitationResult,
  InviteAgainResult,
  RevokeInvitationResult,
} from './invitation.refusals.js';
import { InvitationRepository } from './invitation.repository.js';
import { hashOf } from './invitation-token.js';
import {
  AcceptInvitationInput,
  DeclineInvitationInput,
  InvitationOffer,
  InviteAgainInput,
  RevokeInvitationInput,
  TeamInvitation,
} from './invitation.type.js';
import { Invitations } from './invitations.js';

@Resolver(() => TeamInvitation)
export class InvitationResolver {
  constructor(
    @Inject(InvitationRepository) private readonly kept: InvitationRepository,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  @Query(() => InvitationOffer, {
    nullable: true,
    description: 'What an invitation is to, while it holds: for whoever got the letter, signed in or not.',
  })
  @Audience('public')
  invitation(@Args('token', { type: () => String }) token: string) {
    return this.kept.offer(hashOf(token));
  }

  @Mutation(() => AcceptInvitationResult, { description: 'You become a member of the team that invited you.' })
  @Audience('person')
  acceptInvitation(
    @Args('input', { type: () => AcceptInvitationInput }) { token }: AcceptInvitationInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.invitations.accept(context, token));
  }

  @Mutation(() => DeclineInvitationResult, { description: 'You are not asked by this team again.' })
  @Audience('public')
  declineInvitation(
    @Args('input', { type: () => DeclineInvitationInput }) { token }: DeclineInvitationInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.invitations.decline(context, token));
  }

  @Mutation(() => RevokeInvitationResult, { description: 'Takes an invitation back that nobody has answered.' })
  @Audience('person')
  revokeInvitation(
    @Args('input', { type: () => RevokeInvitationInput }) { invitationId }: RevokeInvitationInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.invitations.revoke(context, invitationId));
  }

  @Mutation(() => InviteAgainResult, { description: 'Writes to a member once more who has not answered.' })
  @Audience('person')
  inviteAgain(
    @Args('input', { type: () => InviteAgainInput }) { memberId }: InviteAgainInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.invitations.again(context, memberId));
  }
}
