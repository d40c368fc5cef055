import { Field, ID, Int } from '@nestjs/graphql';
import { DateTime, Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';
import { instantText } from '../place/instant-text.js';

const registerIn = () => JudgingGraph;

@RefusalType({ registerIn, description: 'There is no such round, or it is not yours.' })
export class RoundNotFound extends Refusal {
  readonly __typename = 'RoundNotFound';
  constructor() {
    super({ en: 'There is no such round.', zhHant: '沒有這一輪評審。', zhHans: '没有这一轮评审。' });
  }
}

@RefusalType({ registerIn, description: 'The round was closed into its standing.' })
export class RoundClosed extends Refusal {
  readonly __typename = 'RoundClosed';
  @Field(() => DateTime) closedAt!: Date;
  constructor(closedAt: Date) {
    super({ en: 'The round is closed.', zhHant: '這一輪評審已經結束。', zhHans: '这一轮评审已经结束。' });
    this.closedAt = closedAt;
  }
}

@RefusalType({ registerIn, description: 'The round’s time is over; its chair may extend it.' })
export class RoundTimeIsOver extends Refusal {
  readonly __typename = 'RoundTimeIsOver';
  @Field(() => DateTime) closedAt!: Date;
  @Field(() => String, { description: 'IANA zone in which the edition states its deadlines.' }) timeZone!: string;
  constructor(closedAt: Date, timeZone: string) {
    const at = instantText(closedAt, timeZone);
    super({
      en: `Score sheets were taken until ${at.en}. The chair may extend the round.`,
      zhHant: `評分表截至${at.zhHant}。主席可延長這一輪評審。`,
      zhHans: `评分表截至${at.zhHans}。主席可延长这一轮评审。`,
    });
    Object.assign(this, { closedAt, timeZone });
  }
}

@RefusalType({ registerIn, description: 'The round was given up; it will have no standing.' })
export class RoundAbandoned extends Refusal {
  readonly __typename = 'RoundAbandoned';
  constructor() {
    super({ en: 'The round was given up.', zhHant: '這一輪評審已經取消。', zhHans: '这一轮评审已经取消。' });
  }
}

@RefusalType({ registerIn, description: 'A round is open for this place, or was closed already.' })
export class RoundAlreadyHeld extends Refusal {
  readonly __typename = 'RoundAlreadyHeld';
  @Field(() => ID) roundId!: string;
  constructor(roundId: string) {
    super({
      en: 'There is a round for this already.',
      zhHant: '這裏已經有一輪評審。',
      zhHans: '这里已经有一轮评审。',
    });
    this.roundId = roundId;
  }
}

@RefusalType({ registerIn, description: 'The panel was formed for another place.' })
export class PanelJudgesElsewhere extends Refusal {
  readonly __typename = 'PanelJudgesElsewhere';
  constructor() {
    super({
      en: 'This panel was formed for another stage, category or stream.',
      zhHant: '這個評審團是為另一個階段、類別或組別而設。',
      zhHans: '这个评审团是为另一个阶段、类别或组别而设。',
    });
  }
}

@RefusalType({ registerIn })
export class PanelIsEmpty extends Refusal {
  readonly __typename = 'PanelIsEmpty';
  constructor() {
    super({ en: 'Nobody sits on this panel.', zhHant: '這個評審團沒有評審。', zhHans: '这个评审团没有评审。' });
  }
}

@RefusalType({ registerIn, description: 'The definition asks for more judges than sit on this panel.' })
export class PanelTooSmall extends Refusal {
  readonly __typename = 'PanelTooSmall';
  @Field(() => Int) seated!: number;
  @Field(() => Int) least!: number;
  constructor(seated: number, least: number) {
    super({
      en: `This panel needs at least ${least} judges; ${seated} sit on it.`,
      zhHant: `這個評審團最少須有${least}名評審，現有${seated}名。`,
      zhHans: `这个评审团最少须有${least}名评审，现有${seated}名。`,
    });
    Object.assign(this, { seated, least });
  }
}

@RefusalType({
  registerIn,
  description: 'Entries are still taken here; whoever is admitted later would enter an open round.',
})
export class EnteringIsOpen extends Refusal {
  readonly __typename = 'EnteringIsOpen';
  @Field(() => DateTime, { nullable: true, description: 'null: no date closes it.' }) closesAt!: Date | null;
  constructor(closesAt: Date | null, timeZone: string) {
    const at = closesAt && instantText(closesAt, timeZone);
    super({
      en: at ? `Entries are taken until ${at.en}.` : 'Entries are still taken.',
      zhHant: at ? `現正接受報名，截止時間為${at.zhHant}。` : '現正接受報名。',
      zhHans: at ? `现正接受报名，截止时间为${at.zhHans}。` : '现正接受报名。',
    });
    this.closesAt = closesAt;
  }
}

@RefusalType({
  registerIn,
  description: 'The definition says of this stage what no sheet could be marked or ranked by.',
})
export class StageNotScorable extends Refusal {
  readonly __typename = 'StageNotScorable';
  @Field(() => String, { description: 'What stands in the way, in English, for whoever wrote the definition.' })
  because!: string;
  constructor(because: string) {
    super({
      en: `This stage cannot be scored as it is defined. ${because}`,
      zhHant: `這個階段的評分定義有誤，無法評分：${because}`,
      zhHans: `这个阶段的评分定义有误，无法评分：${because}`,
    });
    this.because = because;
  }
}

@RefusalType({ registerIn, description: 'The contenders come from an earlier stage, and that is not finished.' })
export class EarlierRoundsUnfinished extends Refusal {
  readonly __typename = 'EarlierRoundsUnfinished';
  @Field(() => [String], { description: 'Places whose round is open, e.g. `HKICTA23 SL OPEN judging`.' })
  open!: string[];
  @Field(() => [String], { description: 'Places with entries where no round was held.' }) unheld!: string[];
  constructor(open: string[], unheld: string[]) {
    const some = [...open, ...unheld].slice(0, 5);
    super({
      en: `Earlier rounds are not closed: ${some.join(', ')}.`,
      zhHant: `之前的評審尚未結束：${some.join('、')}。`,
      zhHans: `之前的评审尚未结束：${some.join('、')}。`,
    });
    Object.assign(this, { open, unheld });
  }
}

@RefusalType({ registerIn })
export class NoContenders extends Refusal {
  readonly __typename = 'NoContenders';
  constructor() {
    super({
      en: 'There is nothing to compare: no dossier is admitted here, or none came through.',
      zhHant: '沒有可評審的項目：未有項目獲接納，或沒有項目晉級。',
      zhHans: '没有可评审的项目：未有项目获接纳，或没有项目晋级。',
    });
  }
}

@RefusalType({
  registerIn,
  description: 'The calendar says that this stage is over; an organiser may move its milestone.',
})
export class StageIsOver extends Refusal {
  readonly __typename = 'StageIsOver';
  @Field(() => DateTime) endedAt!: Date;
  @Field(() => String, { description: 'IANA zone in which the edition states its deadlines.' }) timeZone!: string;
  constructor(endedAt: Date, timeZone: string) {
    const at = instantText(endedAt, timeZone);
    super({
      en: `By the calendar this stage ended at ${at.en}. Move its milestone to go on.`,
      zhHant: `按日程，這個階段已於${at.zhHant}結束。如要繼續，請更改日程。`,
      zhHans: `按日程，这个阶段已于${at.zhHans}结束。如要继续，请更改日程。`,
    });
    Object.assign(this, { endedAt, timeZone });
  }
}

@RefusalType({ registerIn, description: 'A round is extended to a later instant, and to one that has not passed.' })
export class NotAnExtension extends Refusal {
  readonly __typename = 'NotAnExtension';
  @Field(() => DateTime, { nullable: true, description: 'When it closes as it is; null: when its chair closes it.' })
  closesAt!: Date | null;
  constructor(closesAt: Date | null, timeZone: string) {
    const at = closesAt && instantText(closesAt, timeZone);
    super({
      en: at
        ? `The round must be extended to an instant that has not passed, after ${at.en}.`
        : 'The round has no deadline: it takes sheets until its chair closes it.',
      zhHant: at ? `須延長至尚未過去、並在${at.zhHant}之後的時間。` : '這一輪評審沒有期限，由主席結束。',
      zhHans: at ? `须延长至尚未过去、并在${at.zhHans}之后的时间。` : '这一轮评审没有期限，由主席结束。',
    });
    this.closesAt = closesAt;
  }
}
