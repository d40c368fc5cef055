import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, type Text, TextField } from '@podium/platform-graphql';
import { ResultsGraph } from '../results.graph.js';
import { AwardScope } from './award-scope.js';

const registerIn = () => ResultsGraph;

export enum NothingDue {
  ROUND_NOT_CLOSED = 'ROUND_NOT_CLOSED',
  NOBODY_PLACED = 'NOBODY_PLACED',
  BELOW_MINIMUM = 'BELOW_MINIMUM',
  PANEL_CHOOSES = 'PANEL_CHOOSES',
  OWN_ENTRY = 'OWN_ENTRY',
}
registerEnumType(NothingDue, { name: 'NothingDue', description: 'Why a standing suggests nobody for an award.' });

@ObjectType({ registerIn, description: 'An entry that a standing suggests for an award.' })
export class AwardSuggestion {
  @Field(() => ID) entryId!: string;
  @Field(() => String) entryCode!: string;
  @TextField({ nullable: true }) title!: Text | null;
  @Field(() => Int) place!: number;
  @Field(() => String, { nullable: true, description: 'Decimal text, as the standing says it.' }) total!: string | null;
  @Field(() => Boolean, { description: 'More entries are suggested than there are awards: the panel must choose.' })
  tied!: boolean;
  @Field(() => Boolean, { description: 'It holds this award already.' }) conferred!: boolean;
}

@ObjectType({
  registerIn,
  description: 'One award where it is conferred, and whom the closed standing suggests. People decide.',
})
export class AwardDue {
  @Field(() => String) awardCode!: string;
  @TextField() awardName!: Text;
  @Field(() => AwardScope) scope!: AwardScope;
  @Field(() => String, { description: 'The stage from whose standing it is conferred.' }) stageCode!: string;
  @Field(() => String, { nullable: true }) categoryCode!: string | null;
  @Field(() => String, { nullable: true }) streamCode!: string | null;
  @Field(() => ID, { nullable: true, description: 'The round whose standing that is, once it is closed.' })
  roundId!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many there are here; null: as many as the panel likes.' })
  max!: number | null;
  @Field(() => Int, { description: 'How many have been conferred here.' }) conferred!: number;
  @Field(() => [AwardSuggestion], { description: 'Best first.' }) suggestions!: AwardSuggestion[];
  @Field(() => NothingDue, { nullable: true, description: 'Why nobody is suggested.' })
  nothingBecause!: NothingDue | null;
  @TextField({ nullable: true, description: 'The same in words.' }) because!: Text | null;
}

export const AwardDueConnection = connectionOf(AwardDue, { registerIn });
