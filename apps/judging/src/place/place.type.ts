import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingModule } from '../judging.module.js';

const registerIn = () => JudgingModule;

@RefusalType({ registerIn, description: 'Only an organiser of the edition, or of the category, may do this.' })
export class MayNotRunJudging extends Refusal {
  readonly __typename = 'MayNotRunJudging';
  override message = 'You do not organise judging here.';
}

@RefusalType({ registerIn, description: 'The edition holds no such stage at this place.' })
export class StageNotFound extends Refusal {
  readonly __typename = 'StageNotFound';
  override message = 'The edition holds no such stage at this place.';
}
