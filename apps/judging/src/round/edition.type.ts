import { Directive, Extensions, Field, ID, ObjectType } from '@nestjs/graphql';
import type { Connection } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';
import { RoundConnection, type Round } from './round.type.js';

/** What judging adds to an edition of the registrations service. */
@ObjectType('Edition', { registerIn: () => JudgingGraph })
@Directive('@key(fields: "code")')
@Extensions({ audience: 'public' })
export class EditionJudged {
  @Field(() => ID) code!: string;
  @Field(() => RoundConnection, {
    description: 'The rounds where you preside, in the order in which they were opened.',
  })
  rounds!: Connection<Round>;
}
