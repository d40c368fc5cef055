import { Directive, Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  connectionOf,
  DateTime,
  InputRefused,
  Json,
  Refusal,
  RefusalType,
  type Text,
  TextField,
  TextInput,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { EditionNotFound } from '../edition/edition.type.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import { Team, TeamInput, TeamNotFound, TeamSizeNotAllowed } from '../team/team.type.js';

const registerIn = () => RegistrationsGraph;

export enum EntryState {
  DRAFT = 'draft',
  SUBMITTED = 'submitted',
  ADMITTED = 'admitted',
  REFUSED = 'refused',
  WITHDRAWN = 'withdrawn',
}
registerEnumType(EntryState, { name: 'EntryState' });

@ObjectType({
  registerIn,
  description: 'One project in one stream of one category. Seen by its team and by those who organise and screen.',
})
@Directive('@key(fields: "id")')
@Extensions({ audience: 'person' })
export class Entry {
  readonly __typename = 'Entry';
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The application reference, e.g. `HKICTA23-SL-0412`.' }) code!: string;
  @Field(() => String) editionCode!: string;
  @Field(() => String) categoryCode!: string;
  @Field(() => String) streamCode!: string;
  @TextField() title!: Text;
  @Field(() => EntryState) state!: EntryState;
  @Field(() => Int, {
    description: 'Grows with every change; send it back so that nobody overwrites what another changed.',
  })
  version!: number;
  @Field(() => Json, { description: 'Answers by field of the form.' }) answers!: Record<string, unknown>;
  @Field(() => DateTime) draftedAt!: Date;
  @Field(() => DateTime, { nullable: true }) submittedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was admitted or refused.' }) decidedAt!: Date | null;
  @Field(() => Team) team!: Team;
}

export const EntryConnection = connectionOf(Entry, { registerIn, uncounted: true });

@InputType()
export class StartEntryInput {
  @Field(() => ID) teamId!: string;
  @Field(() => String) categoryCode!: string;
  @Field(() => String) streamCode!: string;
  @Field(() => TextInput) title!: TextInput;
}

@InputType()
export class SaveEntryInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { description: 'The version you saw.' }) version!: number;
  @Field(() => TextInput, { nullable: true }) title?: TextInput | null;
  @Field(() => Json, { nullable: true, description: 'All answers; absent: as they are.' }) answers?: unknown;
  @Field(() => TeamInput, { nullable: true, description: 'The team as it shall be; absent: as it is.' })
  team?: TeamInput | null;
}

@InputType()
export class WithdrawEntryInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int) version!: number;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

@RefusalType({ registerIn, description: 'It does not exist, or it is not for you: it is not told which.' })
export class EntryNotFound extends Refusal {
  readonly __typename = 'EntryNotFound';
  override message = 'There is no such entry.';
}

@RefusalType({ registerIn })
export class EntryChangedMeanwhile extends Refusal {
  readonly __typename = 'EntryChangedMeanwhile';
  override message = 'The entry was changed meanwhile. Read it again.';
  @Field(() => Int) version!: number;
  constructor(version: number) {
    super();
    this.version = version;
  }
}

@RefusalType({ registerIn, description: 'The entry is in a state in which this cannot be done.' })
export class EntryStateForbids extends Refusal {
  readonly __typename = 'EntryStateForbids';
  override message: string;
  @Field(() => EntryState) state!: EntryState;
  constructor(state: EntryState) {
    super();
    this.message = `The entry is ${state}.`;
    this.state = state;
  }
}

@RefusalType({ registerIn })
export class EnrolmentNotOpen extends Refusal {
  readonly __typename = 'EnrolmentNotOpen';
  override message = 'Enrolment has not opened yet.';
  @Field(() => DateTime) opensAt!: Date;
  constructor(opensAt: Date) {
    super();
    this.opensAt = opensAt;
  }
}

@RefusalType({ registerIn })
export class EnrolmentClosed extends Refusal {
  readonly __typename = 'EnrolmentClosed';
  override message = 'Enrolment has closed.';
  @Field(() => DateTime) closedAt!: Date;
  constructor(closedAt: Date) {
    super();
    this.closedAt = closedAt;
  }
}

@ObjectType({ registerIn, description: 'What is wrong with one answer.' })
export class EntryProblem {
  @Field(() => String, { description: 'The field, then the place inside its answer: `members.2.school`.' })
  path!: string;
  @Field(() => String, { description: 'Stable name of the reason, e.g. `too-long`.' }) code!: string;
  @TextField() text!: Text;
}

@RefusalType({ registerIn, description: 'Answers are missing, wrong or frozen.' })
export class EntryIncomplete extends Refusal {
  readonly __typename = 'EntryIncomplete';
  override message = 'Some answers are missing, wrong or frozen.';
  @Field(() => [EntryProblem]) problems!: EntryProblem[];
  constructor(problems: EntryProblem[]) {
    super();
    this.problems = problems;
  }
}

export const StartEntryResult = resultOf('StartEntryResult', () => [
  Entry,
  TeamNotFound,
  EditionNotFound,
  EnrolmentNotOpen,
  EnrolmentClosed,
  InputRefused,
]);
const changeRefusals = () => [
  EntryNotFound,
  EntryChangedMeanwhile,
  EntryStateForbids,
  EnrolmentNotOpen,
  EnrolmentClosed,
  EntryIncomplete,
  TeamSizeNotAllowed,
  InputRefused,
];
export const SaveEntryResult = resultOf('SaveEntryResult', () => [Entry, ...changeRefusals()]);
export const SubmitEntryResult = resultOf('SubmitEntryResult', () => [Entry, ...changeRefusals()]);
export const WithdrawEntryResult = resultOf('WithdrawEntryResult', () => [
  Entry,
  EntryNotFound,
  EntryChangedMeanwhile,
  EntryStateForbids,
  InputRefused,
]);
