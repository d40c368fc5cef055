import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { DateTime, Node, NodeType, type Text, TextField } from '@podium/platform-graphql';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

export enum InvitationState {
  OPEN = 'open',
  ACCEPTED = 'accepted',
  DECLINED = 'declined',
  REVOKED = 'revoked',
  EXPIRED = 'expired',
}
registerEnumType(InvitationState, { name: 'InvitationState' });

@NodeType({ registerIn, description: 'A letter that asks somebody to become a member. Seen by the team.' })
@Audience('person')
export class TeamInvitation extends Node {
  readonly __typename = 'TeamInvitation';
  @Field(() => InvitationState) state!: InvitationState;
  @Field(() => DateTime) invitedAt!: Date;
  @Field(() => DateTime, { description: 'From then on it is not taken any more.' }) expiresAt!: Date;
}

@ObjectType({ registerIn, description: 'What an invitation is to, for whoever holds its token.' })
export class InvitationOffer {
  @Field(() => String) editionCode!: string;
  @TextField() teamName!: Text;
  @Field(() => String, { description: 'The address that was invited.' }) email!: string;
  @Field(() => DateTime) expiresAt!: Date;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String, { description: 'From the letter.' }) token!: string;
}

@InputType()
export class DeclineInvitationInput {
  @Field(() => String, { description: 'From the letter.' }) token!: string;
}

@InputType()
export class RevokeInvitationInput {
  @Field(() => ID) invitationId!: string;
}

@InputType()
export class InviteAgainInput {
  @Field(() => ID, { description: 'A member who has not accepted.' }) memberId!: string;
}

@ObjectType({ registerIn, description: 'Nobody invites this address to this team again.' })
export class InvitationDeclined {
  readonly __typename = 'InvitationDeclined';
  @Field(() => String) editionCode!: string;
}
