import { Directive, Extensions, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Text } from '@podium/programmes';
import { DateTime, InputRefused, Json, NotOrganiser, Refusal, RefusalType, TextField } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

@ObjectType({ registerIn })
export class Stream {
  @Field(() => String) code!: string;
  @TextField() name!: Text;
}

@ObjectType({ registerIn })
export class Category {
  @Field(() => String) code!: string;
  @TextField() name!: Text;
  @TextField({ nullable: true, description: 'The body that runs it in this edition.' }) organiser!: Text | null;
  @Field(() => [Stream]) streams!: Stream[];
  @Field(() => Json, { description: 'The application form, as the guide to definitions describes it.' }) form!: unknown;
}

@ObjectType({ registerIn, description: 'An instant that opens or closes something.' })
export class Milestone {
  @Field(() => String) id!: string;
  @TextField() name!: Text;
  @Field(() => String, { nullable: true, description: 'Category that it holds for; null: the whole edition.' })
  category!: string | null;
  @Field(() => DateTime) at!: Date;
}

@ObjectType({ registerIn, description: 'One holding of an award scheme, competition or summit.' })
@Directive('@key(fields: "code")')
@Extensions({ audience: 'public' })
export class Edition {
  readonly __typename = 'Edition';
  @Field(() => ID) code!: string;
  @TextField() name!: Text;
  @Field(() => String, { description: 'A label, not a date.' }) label!: string;
  @Field(() => String, { description: 'IANA zone in which deadlines are local.' }) timeZone!: string;
  @Field(() => Int, { description: 'Grows with every change of the definition or calendar.' }) revision!: number;
  @Field(() => [Category]) categories!: Category[];
  @Field(() => [Milestone]) calendar!: Milestone[];
}

@InputType()
export class MilestoneInput {
  @Field(() => String, { description: 'e.g. `enrolment-closes`' }) id!: string;
  @Field(() => String, { nullable: true }) category?: string | null;
  @Field(() => DateTime) at!: Date;
}

@InputType()
export class OpenEditionInput {
  @Field(() => String, { nullable: true, description: 'A definition that comes with Podium, e.g. `hkicta-2023`.' })
  definition?: string | null;
  @Field(() => String, { nullable: true, description: 'Or a definition of your own, as YAML.' }) yaml?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Another code than the definition states: 2 to 12 of A–Z and 0–9.',
  })
  code?: string | null;
  @Field(() => [MilestoneInput], {
    nullable: true,
    description:
      'Another calendar than the definition states, e.g. for a rehearsal: replaces all milestones of the same ids.',
  })
  calendar?: MilestoneInput[] | null;
}

@InputType()
export class MoveMilestoneInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String) milestone!: string;
  @Field(() => String, { nullable: true }) category?: string | null;
  @Field(() => DateTime) at!: Date;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

@RefusalType({ registerIn })
export class EditionCodeTaken extends Refusal {
  readonly __typename = 'EditionCodeTaken';
  override message = 'An edition with this code is open already.';
}

@ObjectType({ registerIn, description: 'A mistake in a definition, where it stands and what to do.' })
export class DefinitionMistake {
  @Field(() => Int) line!: number;
  @Field(() => Int) column!: number;
  @Field(() => String) message!: string;
}

@RefusalType({ registerIn })
export class DefinitionHasMistakes extends Refusal {
  readonly __typename = 'DefinitionHasMistakes';
  override message = 'The definition has mistakes.';
  @Field(() => [DefinitionMistake]) mistakes!: DefinitionMistake[];
  constructor(mistakes: DefinitionMistake[]) {
    super();
    this.mistakes = mistakes;
  }
}

@RefusalType({ registerIn })
export class DefinitionNotFound extends Refusal {
  readonly __typename = 'DefinitionNotFound';
  override message = 'No definition of this name comes with Podium; give `definition` or `yaml`.';
}

@RefusalType({ registerIn })
export class EditionNotFound extends Refusal {
  readonly __typename = 'EditionNotFound';
  override message = 'There is no such edition, category, stream or milestone.';
}

@RefusalType({ registerIn, description: 'What has passed is not moved: people relied on it.' })
export class MilestoneHasPassed extends Refusal {
  readonly __typename = 'MilestoneHasPassed';
  override message = 'This instant has passed, or the new one lies in the past.';
}

export const OpenEditionResult = resultOf('OpenEditionResult', () => [
  Edition,
  EditionCodeTaken,
  DefinitionHasMistakes,
  DefinitionNotFound,
  InputRefused,
]);
export const MoveMilestoneResult = resultOf('MoveMilestoneResult', () => [
  Edition,
  EditionNotFound,
  MilestoneHasPassed,
  NotOrganiser,
  InputRefused,
]);
