import { Directive, Extensions, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Text } from '@podium/programmes';
import { connectionOf, DateTime, InputRefused, Json, NotOrganiser, TextField } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { ApplicationForm } from '../form/field.type.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import {
  ClosesBeforeOpening,
  DefinitionHasMistakes,
  DefinitionNotFound,
  EditionCodeTaken,
  EditionNotFound,
  EnteringIsOver,
  MilestoneHasPassed,
} from './edition.refusals.js';

const registerIn = () => RegistrationsGraph;

@ObjectType({ registerIn })
export class Stream {
  @Field(() => String) code!: string;
  @TextField() name!: Text;
}

@ObjectType({ registerIn, description: 'From when until when something may be done, as the calendar says now.' })
export class OpenWindow {
  @Field(() => DateTime, {
    nullable: true,
    description: 'The first instant at which it is open; null: from the beginning.',
  })
  opensAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'The first instant at which it is too late; null: never.' })
  closesAt!: Date | null;
}

export enum StageScope {
  STREAM = 'STREAM',
  CATEGORY = 'CATEGORY',
  EDITION = 'EDITION',
}
registerEnumType(StageScope, { name: 'StageScope', description: 'What one round of a stage compares.' });

@ObjectType({ registerIn, description: 'A comparison that the definition states for a category.' })
export class CategoryStage {
  @Field(() => String, { description: 'What panels and rounds name it by.' }) code!: string;
  @TextField() name!: Text;
  @Field(() => StageScope) scope!: StageScope;
}

@ObjectType({ registerIn, description: 'An award that the edition gives.' })
export class EditionAward {
  @Field(() => String, { description: 'What `conferAwards` asks for.' }) code!: string;
  @TextField() name!: Text;
  @Field(() => StageScope, { description: 'In what it is conferred.' }) scope!: StageScope;
  @Field(() => String, { description: 'The stage whose standing it is conferred from.' }) stageCode!: string;
  @Field(() => [String], { description: 'Categories that give it; empty: all.' }) categoryCodes!: string[];
}

@ObjectType({ registerIn, description: 'How many belong to a team, its leader among them.' })
export class TeamLimits {
  @Field(() => Int) min!: number;
  @Field(() => Int) max!: number;
}

@ObjectType({ registerIn, description: 'A rule of who may take part, as entrants read it.' })
export class EligibilityRule {
  @Field(() => String, { description: 'What findings about an entry name it by.' }) code!: string;
  @TextField() text!: Text;
  @TextField({ nullable: true, description: 'The proof that it asks for.' }) evidence!: Text | null;
}

@ObjectType({
  registerIn,
  description: 'A statement that people read before they enter, e.g. how personal data are used.',
})
export class EditionText {
  @Field(() => String, { description: 'Its id in the definition, e.g. `personal-data`.' }) code!: string;
  @TextField() text!: Text;
}

@ObjectType({ registerIn })
export class Category {
  @Field(() => String) code!: string;
  @TextField() name!: Text;
  @TextField({ nullable: true, description: 'The body that runs it in this edition.' }) organiser!: Text | null;
  @Field(() => [Stream]) streams!: Stream[];
  @Field(() => OpenWindow, {
    nullable: true,
    description: 'When it may be entered; null: the calendar does not say.',
  })
  entering!: OpenWindow | null;
  @Field(() => [CategoryStage], { description: 'How its entries are judged, in order.' })
  stages!: CategoryStage[];
  @Field(() => TeamLimits) team!: TeamLimits;
  @Field(() => [EligibilityRule], { description: 'Who may take part, in the order of the definition.' })
  rules!: EligibilityRule[];
  @Field(() => ApplicationForm, { description: 'What entrants are asked.' }) applicationForm!: ApplicationForm;
  @Field(() => Json, { description: 'The application form, as the guide to definitions describes it.' }) form!: unknown;
}

@ObjectType({ registerIn, description: 'An instant that opens or closes something.' })
export class Milestone {
  @Field(() => String, { description: 'Its id in the definition; each category may have one of its own.' })
  code!: string;
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
  @Field(() => String) code!: string;
  @TextField() name!: Text;
  @Field(() => String, { description: 'A label, not a date.' }) label!: string;
  @TextField({ nullable: true }) theme!: Text | null;
  @TextField({ description: 'What its organisers call one entry, in running text: entry, proposal, 參賽項目.' })
  noun!: Text;
  @Field(() => [EditionText]) texts!: EditionText[];
  @Field(() => String, { description: 'IANA zone in which deadlines are local.' }) timeZone!: string;
  @Field(() => Int, { description: 'Grows with every change of the definition or calendar.' }) revision!: number;
  @Field(() => [Category]) categories!: Category[];
  @Field(() => [EditionAward]) awards!: EditionAward[];
  @Field(() => [Milestone]) calendar!: Milestone[];
}

export const EditionConnection = connectionOf(Edition, { registerIn });

@InputType()
export class MilestoneInput {
  @Field(() => String, { description: 'Its id in the definition, e.g. `enrolment-closes`.' }) code!: string;
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
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Opens it although nobody can enter it any more, e.g. to record a year that is over.',
  })
  datesMayHavePassed?: boolean;
}

@InputType()
export class MoveMilestoneInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String) milestone!: string;
  @Field(() => String, { nullable: true }) category?: string | null;
  @Field(() => DateTime) at!: Date;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

export const OpenEditionResult = resultOf('OpenEditionResult', () => [
  Edition,
  EditionCodeTaken,
  EnteringIsOver,
  DefinitionHasMistakes,
  DefinitionNotFound,
  ClosesBeforeOpening,
  InputRefused,
]);
export const MoveMilestoneResult = resultOf('MoveMilestoneResult', () => [
  Edition,
  EditionNotFound,
  MilestoneHasPassed,
  ClosesBeforeOpening,
  NotOrganiser,
  InputRefused,
]);
