import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@RefusalType({
  registerIn,
  description: 'You do not judge in this round, or it does not compare this dossier: it is not told which.',
})
export class NotOnPanel extends Refusal {
  readonly __typename = 'NotOnPanel';
  constructor() {
    super({
      en: 'You do not judge this dossier.',
      zhHant: '你不是這個參賽項目的評審。',
      zhHans: '您不是这个参赛项目的评审。',
    });
  }
}

@RefusalType({
  registerIn,
  description: 'There is no such seat, entry or conflict here, or it is not for you to decide.',
})
export class ConflictNotFound extends Refusal {
  readonly __typename = 'ConflictNotFound';
  constructor() {
    super({
      en: 'There is no such seat, entry or conflict.',
      zhHant: '沒有這個評審席位、參賽項目或利益衝突。',
      zhHans: '没有这个评审席位、参赛项目或利益冲突。',
    });
  }
}

@RefusalType({
  registerIn,
  description: 'Whoever belongs to a team never judges its entries; nobody can overrule that.',
})
export class TeamConflictStands extends Refusal {
  readonly __typename = 'TeamConflictStands';
  constructor() {
    super({
      en: 'Whoever belongs to the team cannot judge its entry.',
      zhHant: '團隊成員不可評審所屬團隊的參賽項目。',
      zhHans: '团队成员不可评审所属团队的参赛项目。',
    });
  }
}

@RefusalType({
  registerIn,
  description: 'You are in conflict with an entry that this decides about; somebody else must do it.',
})
export class ConflictOfInterest extends Refusal {
  readonly __typename = 'ConflictOfInterest';
  constructor() {
    super({
      en: 'You have a conflict of interest with an entry that this decides about. Somebody else must do it.',
      zhHant: '你與當中的參賽項目有利益衝突，須由其他人處理。',
      zhHans: '您与当中的参赛项目有利益冲突，须由其他人处理。',
    });
  }
}

@RefusalType({
  registerIn,
  description: 'Read the list of entrants and declare with which you are in conflict; then the dossiers open.',
})
export class ConflictsNotDeclared extends Refusal {
  readonly __typename = 'ConflictsNotDeclared';
  constructor() {
    super({
      en: 'First read the list of entrants and declare your conflicts of interest.',
      zhHant: '請先閱覽參賽者名單，並申報利益衝突。',
      zhHans: '请先阅览参赛者名单，并申报利益冲突。',
    });
  }
}
