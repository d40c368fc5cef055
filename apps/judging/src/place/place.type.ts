import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingModule } from '../judging.module.js';

const registerIn = () => JudgingModule;

@RefusalType({ registerIn, description: 'The edition holds no such stage at this place.' })
export class StageNotFound extends Refusal {
  readonly __typename = 'StageNotFound';
  override message = 'The edition holds no such stage at this place.';
}
