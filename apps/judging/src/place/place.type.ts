import { Field } from '@nestjs/graphql';
import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@RefusalType({ registerIn, description: 'The edition holds no such stage at this place.' })
export class StageNotFound extends Refusal {
  readonly __typename = 'StageNotFound';
  @Field(() => [String], { description: 'Codes of the stages that this category, or the edition, has.' })
  stages!: string[];
  constructor(stages: string[] = []) {
    const list = stages.join(', ');
    super({
      en: `The edition holds no such stage at this place.${list && ` There are: ${list}.`}`,
      zhHant: `這一屆在這裏沒有這個階段。${list && `現有：${list}。`}`,
      zhHans: `这一届在这里没有这个阶段。${list && `现有：${list}。`}`,
    });
    this.stages = stages;
  }
}
