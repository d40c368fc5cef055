import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@RefusalType({ registerIn, description: 'The edition holds no such stage at this place.' })
export class StageNotFound extends Refusal {
  readonly __typename = 'StageNotFound';
  override message = 'The edition holds no such stage at this place.';
}
