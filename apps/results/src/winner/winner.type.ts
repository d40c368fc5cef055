import { Directive, Extensions, Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime, TextField, type Text } from '@podium/platform-graphql';
import { ResultsGraph } from '../results.graph.js';

const registerIn = () => ResultsGraph;

@ObjectType({ registerIn, description: 'A released award. Everything here is public, nothing of it personal.' })
export class Winner {
  @Field(() => ID) id!: string;
  @Field(() => String) awardCode!: string;
  @TextField() awardName!: Text;
  @Field(() => String, { nullable: true }) categoryCode!: string | null;
  @TextField({ nullable: true }) categoryName!: Text | null;
  @Field(() => String, { nullable: true }) streamCode!: string | null;
  @TextField({ nullable: true }) streamName!: Text | null;
  @Field(() => String) entryCode!: string;
  @TextField() title!: Text;
  @TextField() teamName!: Text;
  @TextField({ nullable: true }) organisation!: Text | null;
  @Field(() => DateTime) releasedAt!: Date;
}

@ObjectType('Edition', { registerIn })
@Directive('@key(fields: "code")')
@Extensions({ audience: 'public' })
export class EditionWithWinners {
  @Field(() => ID) code!: string;
  @Field(() => [Winner], { description: 'Released awards. Before their instant there are none.' }) winners!: Winner[];
}
