import { Directive, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, Node, NodeType, TextField, type Text } from '@podium/platform-graphql';
import { AwardScope } from '../award/award-scope.js';
import { ResultsGraph } from '../results.graph.js';

const registerIn = () => ResultsGraph;

@ObjectType({ registerIn, description: 'An organisation that won; joint winners have several.' })
export class WinningOrganisation {
  @TextField() name!: Text;
}

@NodeType({ registerIn, description: 'A released award. Everything here is public, nothing of it personal.' })
@Extensions({ audience: 'public' })
export class Winner extends Node {
  @Field(() => String) editionCode!: string;
  @Field(() => String) awardCode!: string;
  @TextField() awardName!: Text;
  @Field(() => AwardScope, { description: 'What the award is given in: the edition, a category, a stream.' })
  scope!: AwardScope;
  @Field(() => String, { description: 'The stage whose standing it was conferred from.' }) stageCode!: string;
  @Field(() => Int, { description: 'The place in that standing.' }) place!: number;
  @Field(() => String, { nullable: true }) categoryCode!: string | null;
  @TextField({ nullable: true }) categoryName!: Text | null;
  @Field(() => String, { nullable: true }) streamCode!: string | null;
  @TextField({ nullable: true }) streamName!: Text | null;
  @Field(() => String) entryCode!: string;
  @TextField() title!: Text;
  @TextField() teamName!: Text;
  @Field(() => [WinningOrganisation]) organisations!: WinningOrganisation[];
  @Field(() => DateTime) releasedAt!: Date;
}

export const WinnerConnection = connectionOf(Winner, { registerIn });

@ObjectType('Edition', { registerIn })
@Directive('@key(fields: "code")')
@Extensions({ audience: 'public' })
export class EditionWithWinners {
  @Field(() => String) code!: string;
}
