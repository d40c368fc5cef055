import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { InputRefused } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { EntryChangedMeanwhile, EntryNotFound, EntryStateForbids } from '../entry/entry.refusals.js';
import { Entry } from '../entry/entry.type.js';
import { OwnEntry } from './own-entry.js';

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

export const ScreenEntryResult = resultOf('ScreenEntryResult', () => [
  Entry,
  EntryNotFound,
  EntryChangedMeanwhile,
  EntryStateForbids,
  OwnEntry,
  InputRefused,
]);
