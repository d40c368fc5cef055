import { Refusal, RefusalType } from '@podium/platform-graphql';
import { ResultsGraph } from '../results.graph.js';

@RefusalType({
  registerIn: () => ResultsGraph,
  description: 'Whoever belongs to the team of an entry does not decide where it is concerned.',
})
export class OwnEntryConcerned extends Refusal {
  readonly __typename = 'OwnEntryConcerned';
  constructor() {
    super({
      en: 'An entry of your own team is concerned here; somebody else must do this.',
      zhHant: '此事涉及你所屬團隊的參賽項目，須由其他人處理。',
      zhHans: '此事涉及您所属团队的参赛项目，须由其他人处理。',
    });
  }
}
