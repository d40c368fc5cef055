import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime, TextField, type Text } from '@podium/platform-graphql';
import { EntryProblem } from '../entry/entry.refusals.js';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

@ObjectType({ registerIn, description: 'What is true of one field of a form, for these answers at this moment.' })
export class FieldCheck {
  @Field(() => String, { description: 'Its id in the form.' }) code!: string;
  @Field(() => Boolean, { description: 'Asked, with these answers. The answer to a field that is not does not count.' })
  visible!: boolean;
  @Field(() => Boolean) required!: boolean;
  @Field(() => Boolean, { description: 'There is an answer that counts.' }) answered!: boolean;
  @Field(() => Boolean, { description: 'Required, and there is none.' }) missing!: boolean;
  @Field(() => Boolean, { description: 'There is one, and it is wrong.' }) invalid!: boolean;
  @Field(() => Boolean, { description: 'It may be answered now, as far as the entry itself may be changed.' })
  editable!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'The instant at which it is frozen; null: never.' })
  closesAt!: Date | null;
  @TextField({ nullable: true, description: 'Why it may not be answered now; null while it may.' })
  frozenBecause!: Text | null;
  @Field(() => [EntryProblem], { description: 'Why it is missing or wrong.' }) problems!: EntryProblem[];
  @Field(() => [EntryProblem], { description: 'What to look at once more; the answer counts all the same.' })
  warnings!: EntryProblem[];
}

@ObjectType({ registerIn, description: 'What is true of answers to a form. Nothing was kept.' })
export class AnswersCheck {
  @Field(() => [FieldCheck], { description: 'In the order of the form.' }) fields!: FieldCheck[];
  @Field(() => [EntryProblem], { description: 'What keeps these answers from being submitted.' })
  blocking!: EntryProblem[];
  @Field(() => [EntryProblem], { description: 'What is missing and may follow after the entry was submitted.' })
  dueLater!: EntryProblem[];
  @Field(() => [String], { description: 'Answered, and no field of the form; at most 100.' }) unknownFields!: string[];
  @Field(() => [String], { description: 'Answered, and not asked with these answers: they do not count.' })
  notCounted!: string[];
  @Field(() => Boolean, { description: 'The form has what it needs: nothing is blocking.' }) submittable!: boolean;
}
