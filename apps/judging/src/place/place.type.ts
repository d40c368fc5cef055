import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@RefusalType({ registerIn, description: 'The edition holds no such stage at this place.' })
export class StageNotFound extends Refusal {
  readonly __typename = 'StageNotFound';
  constructor() {
    super({
      en: 'The edition holds no such stage at this place.',
      zhHant: '這一屆在這裏沒有這個階段。',
      zhHans: '这一届在这里没有这个阶段。',
    });
  }
}
