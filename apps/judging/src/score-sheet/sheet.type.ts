import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { DateTime, Node, NodeType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@ObjectType({ registerIn })
export class SheetMark {
  @Field(() => String) criterion!: string;
  @Field(() => String, { nullable: true }) attribute!: string | null;
  @Field(() => String, { nullable: true, description: 'Decimal text; null: not applicable.' }) mark!: string | null;
}

@NodeType({ registerIn, description: 'One judge’s marks for one dossier, as they count.' })
@Audience('person')
export class ScoreSheet extends Node {
  readonly __typename = 'ScoreSheet';
  @Field(() => Int, { description: '1 at first; each time it is handed in again, one more.' }) version!: number;
  @Field(() => [SheetMark]) marks!: SheetMark[];
  @Field(() => String, { nullable: true }) comment!: string | null;
  @Field(() => DateTime) handedInAt!: Date;
}
