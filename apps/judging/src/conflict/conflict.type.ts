import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime, InputRefused, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { JudgingGraph } from '../judging.graph.js';
import { RoundClosed } from '../round/round.refusals.js';

const registerIn = () => JudgingGraph;

@ObjectType({ registerIn, description: 'A judge stays away from a dossier.' })
export class Recusal {
  readonly __typename = 'Recusal';
  @Field(() => ID) roundId!: string;
  @Field(() => ID) dossierId!: string;
  @Field(() => String) reason!: string;
  @Field(() => DateTime) declaredAt!: Date;
}

@RefusalType({
  registerIn,
  description: 'You do not judge in this round, or it does not compare this dossier: it is not told which.',
})
export class NotOnPanel extends Refusal {
  readonly __typename = 'NotOnPanel';
  override message = 'You do not judge this dossier.';
}

export const DeclareConflictResult = resultOf('DeclareConflictResult', () => [
  Recusal,
  NotOnPanel,
  RoundClosed,
  InputRefused,
]);
