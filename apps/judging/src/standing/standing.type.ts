import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, Json, PageArgs, TextField, type Text } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@ObjectType({ registerIn, description: 'One dossier in a standing.' })
export class RankedDossier {
  @Field(() => Int) place!: number;
  @Field(() => String, { description: 'Points, rounded once, decimal text.' }) total!: string;
  @Field(() => ID) dossierId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => String, { description: 'What people see, e.g. `HKICTA23-SL-0412`.' }) entryCode!: string;
  @TextField() title!: Text;
  @Field(() => Int, { description: 'Sheets that count for it.' }) sheets!: number;
  @Field(() => String, { nullable: true, description: 'The rule that set it apart from one with the same total.' })
  tieBrokenBy!: string | null;
}
export const RankingConnection = connectionOf(RankedDossier, { registerIn });

@ObjectType({ registerIn, description: 'What a closed round says. It never changes.' })
export class Standing {
  readonly __typename = 'Standing';
  @Field(() => ID) roundId!: string;
  @Field(() => String, { description: 'SHA-256 of the document in canonical JSON (RFC 8785), 64 hexadecimal digits.' })
  hash!: string;
  @Field(() => DateTime) closedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Why it was closed although sheets were missing.' })
  closedBecause!: string | null;
  @Field(() => Json, { description: 'Every sheet version counted, the method and the ranking; anyone can recount it.' })
  document!: unknown;
  @Field(() => [ID], { description: 'Dossiers that nobody marked when the round was closed by force.' })
  leftOut!: string[];
}

@ArgsType()
export class RankingArgs extends PageArgs {}
