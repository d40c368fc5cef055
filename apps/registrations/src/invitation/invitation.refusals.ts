import { Field } from '@nestjs/graphql';
import { DateTime, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { RegistrationsGraph } from '../registrations.graph.js';
import { NotAMember, OnlyTheLeader, TeamNotFound, TooManyInvitations } from '../team/team.refusals.js';
import { Team } from '../team/team.type.js';
import { InvitationDeclined } from './invitation.type.js';

const registerIn = () => RegistrationsGraph;

@RefusalType({
  registerIn,
  description: 'There is no such invitation, or it was used, declined or taken back: it is not told which.',
})
export class InvitationNotFound extends Refusal {
  readonly __typename = 'InvitationNotFound';
  constructor() {
    super({
      en: 'This invitation does not hold, or no longer. Ask the team for a new one.',
      zhHant: '此邀請無效或已失效，請向隊伍索取新的邀請。',
      zhHans: '此邀请无效或已失效，请向队伍索取新的邀请。',
    });
  }
}

@RefusalType({ registerIn })
export class InvitationExpired extends Refusal {
  readonly __typename = 'InvitationExpired';
  @Field(() => DateTime) expiredAt!: Date;
  constructor(expiredAt: Date) {
    super({
      en: 'This invitation has expired. Ask the team for a new one.',
      zhHant: '此邀請已過期，請向隊伍索取新的邀請。',
      zhHans: '此邀请已过期，请向队伍索取新的邀请。',
    });
    this.expiredAt = expiredAt;
  }
}

@RefusalType({ registerIn, description: 'One person is one member, whatever addresses they have.' })
export class AlreadyAMember extends Refusal {
  readonly __typename = 'AlreadyAMember';
  constructor() {
    super({
      en: 'You are a member of this team already.',
      zhHant: '你已是這支隊伍的成員。',
      zhHans: '您已是这支队伍的成员。',
    });
  }
}

@RefusalType({ registerIn, description: 'They accepted, or they said that they do not want to.' })
export class MemberHasAnswered extends Refusal {
  readonly __typename = 'MemberHasAnswered';
  constructor() {
    super({
      en: 'This person has answered: they accepted, or they declined and are not asked again.',
      zhHant: '此人已作回覆：已接受邀請，或已拒絕而不會再獲邀請。',
      zhHans: '此人已作回复：已接受邀请，或已拒绝而不会再获邀请。',
    });
  }
}

export const AcceptInvitationResult = resultOf('AcceptInvitationResult', () => [
  Team,
  InvitationNotFound,
  InvitationExpired,
  AlreadyAMember,
]);
export const DeclineInvitationResult = resultOf('DeclineInvitationResult', () => [
  InvitationDeclined,
  InvitationNotFound,
  InvitationExpired,
]);
export const RevokeInvitationResult = resultOf('RevokeInvitationResult', () => [
  Team,
  InvitationNotFound,
  OnlyTheLeader,
]);
export const InviteAgainResult = resultOf('InviteAgainResult', () => [
  Team,
  TeamNotFound,
  NotAMember,
  OnlyTheLeader,
  MemberHasAnswered,
  TooManyInvitations,
]);
