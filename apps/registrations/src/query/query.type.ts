import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { connectionOf, DateTime, InputRefused, Json, Node, NodeType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import {
  EntryChangedMeanwhile,
  EntryIncomplete,
  EntryNotFound,
  EntryStateForbids,
  UnknownFields,
} from '../entry/entry.refusals.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import { OwnEntry } from '../screening/own-entry.js';
import { QueryAct } from './query-act.js';
import { EntryQueryState } from './query-state.js';
import { QueryNotFound, QueryNotOpen, QueryOverdue } from './query.refusals.js';

const registerIn = () => RegistrationsGraph;

@ObjectType({ registerIn, description: 'What an entrant answered to a question of the office.' })
export class QueryReply {
  @Field(() => String, { description: 'In their words; empty when the answers speak for themselves.' }) note!: string;
  @Field(() => Json, { description: 'Answers to the fields that were asked for, as they became.' })
  answers!: Record<string, unknown>;
  @Field(() => Json, { description: 'The same as they were before.' }) before!: Record<string, unknown>;
  @Field(() => DateTime) repliedAt!: Date;
}

@NodeType({
  registerIn,
  description:
    'What the office asks an entrant about an entry: named fields, open for this alone until an instant. Seen by the team and the office.',
})
@Audience('person')
export class EntryQuery extends Node {
  readonly __typename = 'EntryQuery';
  @Field(() => [String], { description: 'Ids of the form’s fields that may be answered anew.' }) fields!: string[];
  @Field(() => String, { description: 'In the words of the office.' }) question!: string;
  @Field(() => DateTime, { description: 'At this very instant it is too late.' }) dueAt!: Date;
  @Field(() => EntryQueryState) state!: EntryQueryState;
  @Field(() => Boolean, { description: 'Open, and its time has passed.' }) overdue!: boolean;
  @Field(() => DateTime) askedAt!: Date;
  @Field(() => QueryReply, { nullable: true }) reply!: QueryReply | null;
  @Field(() => [QueryAct], { description: 'What you may do with it now.' }) viewerCan!: QueryAct[];
  entryId!: string;
}

export const EntryQueryConnection = connectionOf(EntryQuery, { registerIn });

@InputType()
export class AskEntrantInput {
  @Field(() => ID) entryId!: string;
  @Field(() => [String], { description: 'Ids of fields of its form, 1 to 20.' }) fields!: string[];
  @Field(() => String, { description: 'Written to the entrant.' }) question!: string;
  @Field(() => DateTime, { description: 'A whole minute, within a year.' }) dueAt!: Date;
}

@InputType()
export class AnswerQueryInput {
  @Field(() => ID) queryId!: string;
  @Field(() => Int, { description: 'The version of the entry that you saw.' }) version!: number;
  @Field(() => Json, {
    nullable: true,
    description: 'By field, of those that were asked for; what is left out stays as it is.',
  })
  answers?: unknown;
  @Field(() => String, { nullable: true, description: 'Needed when no answer changes.' }) note?: string | null;
}

@InputType()
export class ExtendQueryInput {
  @Field(() => ID) queryId!: string;
  @Field(() => DateTime, { description: 'A whole minute, later than it was.' }) dueAt!: Date;
  @Field(() => String, { description: 'Kept on record, and written to the entrant.' }) reason!: string;
}

@InputType()
export class TakeBackQueryInput {
  @Field(() => ID) queryId!: string;
  @Field(() => String, { description: 'Kept on record, and written to the entrant.' }) reason!: string;
}

export const AskEntrantResult = resultOf('AskEntrantResult', () => [
  EntryQuery,
  EntryNotFound,
  EntryStateForbids,
  OwnEntry,
  UnknownFields,
  InputRefused,
]);
export const AnswerQueryResult = resultOf('AnswerQueryResult', () => [
  EntryQuery,
  QueryNotFound,
  QueryNotOpen,
  QueryOverdue,
  EntryChangedMeanwhile,
  EntryIncomplete,
  UnknownFields,
  InputRefused,
]);
const officeRefusals = () => [QueryNotFound, QueryNotOpen, OwnEntry, InputRefused];
export const ExtendQueryResult = resultOf('ExtendQueryResult', () => [EntryQuery, ...officeRefusals()]);
export const TakeBackQueryResult = resultOf('TakeBackQueryResult', () => [EntryQuery, ...officeRefusals()]);
