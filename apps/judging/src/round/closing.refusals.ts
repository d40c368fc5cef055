import { Field, ID, Int } from '@nestjs/graphql';
import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@RefusalType({
  registerIn,
  description: 'Sheets are missing; a round closes without them only by force and with a reason.',
})
export class SheetsMissing extends Refusal {
  readonly __typename = 'SheetsMissing';
  @Field(() => Int, { description: 'Assigned and not handed in.' }) missing!: number;
  @Field(() => Int, { description: 'Dossiers that no judge is assigned to.' }) unassigned!: number;
  constructor(missing: number, unassigned: number) {
    super({
      en: `Not handed in: ${missing} sheets. Dossiers without a judge: ${unassigned}.`,
      zhHant: `尚欠${missing}份評分表；${unassigned}個項目未有評審。`,
      zhHans: `尚欠${missing}份评分表；${unassigned}个项目未有评审。`,
    });
    Object.assign(this, { missing, unassigned });
  }
}

@RefusalType({ registerIn, description: 'Dossiers share places, and it was asked not to close then.' })
export class PlacesShared extends Refusal {
  readonly __typename = 'PlacesShared';
  @Field(() => [[ID]], { description: 'Ids of the dossiers, one list per shared place.' }) ties!: string[][];
  constructor(ties: string[][]) {
    super({
      en: `${ties.length} places are shared.`,
      zhHant: `有${ties.length}個名次出現同分。`,
      zhHans: `有${ties.length}个名次出现同分。`,
    });
    this.ties = ties;
  }
}

@RefusalType({ registerIn, description: 'Places are shared, and a public draw decides them: its seed is needed.' })
export class DrawSeedMissing extends Refusal {
  readonly __typename = 'DrawSeedMissing';
  @Field(() => [[ID]], { description: 'Ids of the dossiers, one list per shared place.' }) ties!: string[][];
  constructor(ties: string[][]) {
    super({
      en: `${ties.length} places are shared. A public draw decides them: publish a seed and close with it.`,
      zhHant: `有${ties.length}個名次出現同分，須公開抽籤決定：請公布種子後再結束。`,
      zhHans: `有${ties.length}个名次出现同分，须公开抽签决定：请公布种子后再结束。`,
    });
    this.ties = ties;
  }
}

@RefusalType({ registerIn, description: 'The method cannot make a standing of these sheets; the message says why.' })
export class StandingNotPossible extends Refusal {
  readonly __typename = 'StandingNotPossible';
  @Field(() => String, { description: 'Stable name of the reason, e.g. `TooFewMarks`.' }) reason!: string;
  constructor(reason: string, because: string) {
    super({
      en: because,
      zhHant: `按現有評分表無法計算名次（${reason}）：${because}`,
      zhHans: `按现有评分表无法计算名次（${reason}）：${because}`,
    });
    this.reason = reason;
  }
}

@RefusalType({
  registerIn,
  description: 'Sheets, conflicts or contenders changed again and again while this was computed.',
})
export class RoundChangedMeanwhile extends Refusal {
  readonly __typename = 'RoundChangedMeanwhile';
  constructor() {
    super({
      en: 'The round changed while this was computed. Try again.',
      zhHant: '計算期間這一輪評審有所更改，請重試。',
      zhHans: '计算期间这一轮评审有所更改，请重试。',
    });
  }
}
