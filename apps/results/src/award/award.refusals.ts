import { Field, ID, Int } from '@nestjs/graphql';
import { Refusal, RefusalType, type WholeText } from '@podium/platform-graphql';
import { ResultsGraph } from '../results.graph.js';

const registerIn = () => ResultsGraph;

@RefusalType({ registerIn })
export class AwardNotFound extends Refusal {
  readonly __typename = 'AwardNotFound';
  constructor() {
    super({
      en: 'There is no such award, or no such edition.',
      zhHant: '沒有這個獎項，或沒有這一屆。',
      zhHans: '没有这个奖项，或没有这一届。',
    });
  }
}

@RefusalType({ registerIn, description: 'The entry is not in the standing that this award is conferred from.' })
export class EntryNotInStanding extends Refusal {
  readonly __typename = 'EntryNotInStanding';
  /** @param awardName  when the standing is one of another stage, category or stream than the award's */
  constructor(awardName?: WholeText) {
    super(
      awardName
        ? {
            en: `${awardName.en} is conferred from another stage, category or stream.`,
            zhHant: `「${awardName.zhHant}」由另一階段、類別或組別的評審結果頒發。`,
            zhHans: `“${awardName.zhHans}”由另一阶段、类别或组别的评审结果颁发。`,
          }
        : {
            en: 'This entry is not in that standing.',
            zhHant: '這個參賽項目不在該評審結果之內。',
            zhHans: '这个参赛项目不在该评审结果之内。',
          },
    );
  }
}

@RefusalType({ registerIn, description: 'As many as there are of this award have been conferred already.' })
export class AwardIsTaken extends Refusal {
  readonly __typename = 'AwardIsTaken';
  @Field(() => Int) max: number;
  constructor(awardName: WholeText, max: number) {
    super({
      en: `There ${max === 1 ? 'is' : 'are'} only ${max} of ${awardName.en} here.`,
      zhHant: `這裡的「${awardName.zhHant}」只有 ${max} 個名額。`,
      zhHans: `这里的“${awardName.zhHans}”只有 ${max} 个名额。`,
    });
    this.max = max;
  }
}

@RefusalType({ registerIn, description: 'The entry holds this very award already.' })
export class AwardIsHeld extends Refusal {
  readonly __typename = 'AwardIsHeld';
  constructor(awardName: WholeText) {
    super({
      en: `This entry holds ${awardName.en} already.`,
      zhHant: `這個參賽項目已獲頒「${awardName.zhHant}」。`,
      zhHans: `这个参赛项目已获颁“${awardName.zhHans}”。`,
    });
  }
}

@RefusalType({ registerIn, description: 'A condition that the definition sets for this award.' })
export class AwardConditionNotMet extends Refusal {
  readonly __typename = 'AwardConditionNotMet';
  constructor(reason: WholeText) {
    super(reason);
  }
}

const OUT = {
  disqualified: {
    en: 'This entry is disqualified.',
    zhHant: '這個參賽項目已被取消資格。',
    zhHans: '这个参赛项目已被取消资格。',
  },
  reversed: {
    en: 'The admission of this entry was taken back; it must be screened again first.',
    zhHant: '這個參賽項目的接納決定已撤銷，須先重新審核。',
    zhHans: '这个参赛项目的接纳决定已撤销，须先重新审核。',
  },
};

@RefusalType({
  registerIn,
  description: 'The office took the entry out: it is disqualified, or must be screened again.',
})
export class EntryIsOut extends Refusal {
  readonly __typename = 'EntryIsOut';
  constructor(because: keyof typeof OUT) {
    super(OUT[because]);
  }
}

@RefusalType({ registerIn })
export class EntryIsWithdrawn extends Refusal {
  readonly __typename = 'EntryIsWithdrawn';
  constructor() {
    super({
      en: 'This entry has been withdrawn.',
      zhHant: '這個參賽項目已撤回。',
      zhHans: '这个参赛项目已撤回。',
    });
  }
}

@RefusalType({
  registerIn,
  description: 'Two people agreed to publish this award. One alone does not change that: take the release back first.',
})
export class AwardIsApproved extends Refusal {
  readonly __typename = 'AwardIsApproved';
  @Field(() => ID) releaseId: string;
  constructor(releaseId: string) {
    super({
      en: 'This award is part of a release that has been approved. Take the release back first; then two people see what is left.',
      zhHant: '這個獎項屬於已獲批准的賽果公布。請先取消該次公布，再由兩人確認餘下內容。',
      zhHans: '这个奖项属于已获批准的赛果公布。请先取消该次公布，再由两人确认余下内容。',
    });
    this.releaseId = releaseId;
  }
}
