import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { DateTime, InputRefused } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { EntryChangedMeanwhile, EntryNotFound, EntryStateForbids, OnlyOrganisers } from '../entry/entry.refusals.js';
import { Entry } from '../entry/entry.type.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import { OwnEntry } from '../screening/own-entry.js';

const registerIn = () => RegistrationsGraph;

export enum EntryVerdict {
  ADMITTED = 'admitted',
  REFUSED = 'refused',
  DISQUALIFIED = 'disqualified',
  REINSTATED = 'reinstated',
  REVERSED = 'reversed',
}
registerEnumType(EntryVerdict, {
  name: 'EntryVerdict',
  valuesMap: { REVERSED: { description: 'The decision of its screening does not hold; it is screened anew.' } },
});

@ObjectType({ registerIn, description: 'What the office decided about an entry, and why, as its team reads it.' })
@Audience('person')
export class EntryDecision {
  @Field(() => EntryVerdict) verdict!: EntryVerdict;
  @Field(() => String, { description: 'In the words of the office; empty where none were needed.' }) reason!: string;
  @Field(() => DateTime) decidedAt!: Date;
  entryId!: string;
}

@InputType()
export class DisqualifyEntryInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { description: 'The version you saw.' }) version!: number;
  @Field(() => String, { description: 'Kept on record, and written to the entrant.' }) reason!: string;
}

@InputType()
export class ReinstateEntryInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { description: 'The version you saw.' }) version!: number;
  @Field(() => String, { description: 'Kept on record, and written to the entrant.' }) reason!: string;
}

@InputType()
export class ReverseScreeningInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { description: 'The version you saw.' }) version!: number;
  @Field(() => String, { description: 'Kept on record, and written to the entrant.' }) reason!: string;
}

const outcomes = () => [
  Entry,
  EntryNotFound,
  OnlyOrganisers,
  EntryChangedMeanwhile,
  EntryStateForbids,
  OwnEntry,
  InputRefused,
];
export const DisqualifyEntryResult = resultOf('DisqualifyEntryResult', outcomes);
export const ReinstateEntryResult = resultOf('ReinstateEntryResult', outcomes);
export const ReverseScreeningResult = resultOf('ReverseScreeningResult', outcomes);
