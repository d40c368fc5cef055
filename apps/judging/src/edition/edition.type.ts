import { Directive, Field, ObjectType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { JudgingGraph } from '../judging.graph.js';

/** What judging adds to an edition of the registrations service; `rounds` is added by its resolver. */
@ObjectType('Edition', { registerIn: () => JudgingGraph })
@Directive('@key(fields: "code")')
@Audience('public')
export class EditionJudged {
  @Field(() => String) code!: string;
}
