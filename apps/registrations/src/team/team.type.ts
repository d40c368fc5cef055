import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InputRefused, Locale, Refusal, RefusalType, type Text, TextField, TextInput } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { EditionNotFound } from '../edition/edition.type.js';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

@ObjectType({ registerIn })
export class TeamMember {
  @Field(() => String) email!: string;
  @Field(() => Boolean) leader!: boolean;
  @Field(() => String) familyName!: string;
  @Field(() => String) givenName!: string;
  @Field(() => String, { nullable: true }) otherName!: string | null;
  @Field(() => String, { nullable: true }) nameZh!: string | null;
  @Field(() => String, { description: 'As the person wants to be shown.' }) displayName!: string;
}

@ObjectType({
  registerIn,
  description: 'People who enter together. Members find it when they sign in with their address.',
})
export class Team {
  readonly __typename = 'Team';
  @Field(() => ID) id!: string;
  @TextField() name!: Text;
  @TextField({ nullable: true }) organisation!: Text | null;
  @Field(() => Int) version!: number;
  @Field(() => [TeamMember]) members!: TeamMember[];
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

@RefusalType({ registerIn, description: 'The category wants more members, or fewer.' })
export class TeamSizeNotAllowed extends Refusal {
  readonly __typename = 'TeamSizeNotAllowed';
  override message: string;
  @Field(() => Int) min!: number;
  @Field(() => Int) max!: number;
  constructor(min: number, max: number) {
    super();
    this.message = `A team here has ${min} to ${max} members.`;
    this.min = min;
    this.max = max;
  }
}

@RefusalType({ registerIn })
export class TeamNotFound extends Refusal {
  readonly __typename = 'TeamNotFound';
  override message = 'There is no such team, or it is not yours.';
}

export const RegisterTeamResult = resultOf('RegisterTeamResult', () => [Team, EditionNotFound, InputRefused]);
