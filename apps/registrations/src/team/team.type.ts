import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import {
  connectionOf,
  DateTime,
  Locale,
  Node,
  NodeType,
  type Text,
  TextField,
  TextInput,
} from '@podium/platform-graphql';
import { TeamInvitation } from '../invitation/invitation.type.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import { TeamAct } from './team-act.js';

const registerIn = () => RegistrationsGraph;

@NodeType({ registerIn, description: 'Somebody who is named as a member, and belongs to the team once they accepted.' })
@Audience('person')
export class TeamMember extends Node {
  readonly __typename = 'TeamMember';
  @Field(() => String) email!: string;
  @Field(() => Boolean, { description: 'Named as the leader.' }) leader!: boolean;
  @Field(() => String) familyName!: string;
  @Field(() => String) givenName!: string;
  @Field(() => String, { nullable: true }) otherName!: string | null;
  @Field(() => String, { nullable: true }) nameZh!: string | null;
  @Field(() => String, { description: 'As the person wants to be shown.' }) displayName!: string;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When they became a member; null: named, and no more than that.',
  })
  acceptedAt!: Date | null;
  @Field(() => TeamInvitation, { nullable: true, description: 'The latest invitation to become a member.' })
  invitation!: TeamInvitation | null;
}

@NodeType({
  registerIn,
  description: 'People who enter together: whoever leads it, and those who accepted to be members.',
})
@Audience('person')
export class Team extends Node {
  readonly __typename = 'Team';
  @Field(() => String) editionCode!: string;
  @TextField() name!: Text;
  @TextField({ nullable: true }) organisation!: Text | null;
  @Field(() => Int) version!: number;
  @Field(() => DateTime) registeredAt!: Date;
  @Field(() => [TeamMember]) members!: TeamMember[];
  @Field(() => Boolean, { description: 'Whether you lead it: the team does what the leader says.' }) leads!: boolean;
  @Field(() => [TeamAct], { description: 'What you may do with it now.' }) viewerCan!: TeamAct[];
  /** Whether the person who registered it has access by that. */
  registrarStays!: boolean;
}
export const TeamConnection = connectionOf(Team, { registerIn });

@ObjectType({ registerIn, description: 'A member as an entry names them.' })
export class RosterMember {
  @Field(() => String) email!: string;
  @Field(() => Boolean) leader!: boolean;
  @Field(() => String) familyName!: string;
  @Field(() => String) givenName!: string;
  @Field(() => String, { nullable: true }) otherName!: string | null;
  @Field(() => String, { nullable: true }) nameZh!: string | null;
  @Field(() => String, { description: 'As the person wants to be shown.' }) displayName!: string;
  /** The member of the team that this was. */
  id!: string;
}

@ObjectType({
  registerIn,
  description: 'The team as it takes part with one entry: as it was submitted, and until then as the team is.',
})
export class Roster {
  @TextField() name!: Text;
  @TextField({ nullable: true }) organisation!: Text | null;
  @Field(() => [RosterMember]) members!: RosterMember[];
}

@InputType({ description: 'A member of a team; the name in its parts, never split.' })
export class TeamMemberInput {
  @Field(() => String) email!: string;
  @Field(() => Boolean, { defaultValue: false }) leader: boolean = false;
  @Field(() => String) familyName!: string;
  @Field(() => String) givenName!: string;
  @Field(() => String, { nullable: true }) otherName?: string | null;
  @Field(() => String, { nullable: true }) nameZh?: string | null;
  @Field(() => String, { nullable: true, description: 'Absent: family name in capitals, then given name.' })
  displayName?: string | null;
  @Field(() => Locale, { defaultValue: Locale.EN, description: 'The language of letters to this member.' })
  locale: Locale = Locale.EN;
}

@InputType()
export class TeamInput {
  @Field(() => TextInput) name!: TextInput;
  @Field(() => TextInput, { nullable: true }) organisation?: TextInput | null;
  @Field(() => [TeamMemberInput]) members!: TeamMemberInput[];
}

@InputType()
export class RegisterTeamInput extends TeamInput {
  @Field(() => String) editionCode!: string;
}

@InputType()
export class HandOverLeadInput {
  @Field(() => ID) teamId!: string;
  @Field(() => ID, { description: 'A member who accepted.' }) memberId!: string;
}

@InputType()
export class LeaveTeamInput {
  @Field(() => ID) teamId!: string;
}

@InputType()
export class RemoveRegistrarInput {
  @Field(() => ID) teamId!: string;
}

@ObjectType({ registerIn })
export class TeamLeft {
  readonly __typename = 'TeamLeft';
  @Field(() => ID) teamId!: string;
}
