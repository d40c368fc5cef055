import { Directive, Extensions, Field, ID, ObjectType } from '@nestjs/graphql';
import { JudgingGraph } from '../judging.graph.js';

/** What judging adds to an edition of the registrations service. */
@ObjectType('Edition', { registerIn: () => JudgingGraph })
@Directive('@key(fields: "code")')
@Extensions({ audience: 'public' })
export class EditionJudged {
  @Field(() => ID) code!: string;
}
