import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { InputRefused, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { Entry, EntryChangedMeanwhile, EntryNotFound, EntryStateForbids } from '../entry/entry.type.js';
import { RegistrationsGraph } from '../registrations.graph.js';

export enum ScreeningVerdict {
  ADMIT = 'admit',
  REFUSE = 'refuse',
}
registerEnumType(ScreeningVerdict, { name: 'ScreeningVerdict' });

@InputType()
export class ScreenEntryInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { description: 'The version that was screened.' }) version!: number;
  @Field(() => ScreeningVerdict) verdict!: ScreeningVerdict;
  @Field(() => String, { nullable: true, description: 'Needed for a refusal: it is written to the entrant.' })
  reason?: string | null;
}

@RefusalType({ registerIn: () => RegistrationsGraph, description: 'Nobody screens an entry of their own.' })
export class OwnEntry extends Refusal {
  readonly __typename = 'OwnEntry';
  override message = 'You belong to this team. Somebody else must screen it.';
}

export const ScreenEntryResult = resultOf('ScreenEntryResult', () => [
  Entry,
  EntryNotFound,
  EntryChangedMeanwhile,
  EntryStateForbids,
  OwnEntry,
  InputRefused,
]);
