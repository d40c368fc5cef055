import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Refusal, RefusalType } from '@podium/platform-graphql';
import { inWords } from '../entry/in-words.js';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

@RefusalType({ registerIn })
export class EditionCodeTaken extends Refusal {
  readonly __typename = 'EditionCodeTaken';
  constructor() {
    super({
      en: 'An edition with this code is open already.',
      zhHant: '已有使用此代號的一屆活動。',
      zhHans: '已有使用此代号的一届活动。',
    });
  }
}

@ObjectType({ registerIn, description: 'A mistake in a definition, where it stands and what to do.' })
export class DefinitionMistake {
  @Field(() => Int) line!: number;
  @Field(() => Int) column!: number;
  @Field(() => String) message!: string;
}

@RefusalType({ registerIn })
export class DefinitionHasMistakes extends Refusal {
  readonly __typename = 'DefinitionHasMistakes';
  @Field(() => [DefinitionMistake]) mistakes!: DefinitionMistake[];
  constructor(mistakes: DefinitionMistake[]) {
    super({ en: 'The definition has mistakes.', zhHant: '定義檔有錯誤。', zhHans: '定义文件有错误。' });
    this.mistakes = mistakes;
  }
}

@RefusalType({ registerIn })
export class DefinitionNotFound extends Refusal {
  readonly __typename = 'DefinitionNotFound';
  constructor() {
    super({
      en: 'No definition of this name comes with Podium; give `definition` or `yaml`.',
      zhHant: 'Podium 沒有這個名稱的定義檔，請提供 `definition` 或 `yaml`。',
      zhHans: 'Podium 没有这个名称的定义文件，请提供 `definition` 或 `yaml`。',
    });
  }
}

const THERE_IS_NO = {
  edition: ['edition', '這一屆活動', '这一届活动'],
  category: ['category', '這個類別', '这个类别'],
  stream: ['stream', '這個組別', '这个组别'],
  milestone: ['milestone', '這個日程項目', '这个日程项目'],
} as const;

@RefusalType({
  registerIn,
  description: 'There is no such edition, category, stream or milestone; the message says which.',
})
export class EditionNotFound extends Refusal {
  readonly __typename = 'EditionNotFound';
  /** @param what  what there is none of */
  constructor(what: keyof typeof THERE_IS_NO, code: string) {
    const [en, zhHant, zhHans] = THERE_IS_NO[what];
    const short = code.slice(0, 60);
    super({
      en: `There is no ${en} ${short}.`,
      zhHant: `沒有${zhHant} ${short}。`,
      zhHans: `没有${zhHans} ${short}。`,
    });
  }
}

@RefusalType({
  registerIn,
  description: 'Every category has closed already: give a `calendar`, or say `datesMayHavePassed`.',
})
export class EnteringIsOver extends Refusal {
  readonly __typename = 'EnteringIsOver';
  @Field(() => DateTime, { description: 'When the last of them closed.' }) closedAt!: Date;
  constructor(closedAt: Date, timeZone: string) {
    const when = inWords(closedAt, timeZone);
    super({
      en: `Nobody could enter this edition: the last category closed on ${when.en}. Give a calendar, or say that dates may have passed.`,
      zhHant: `此屆已無法參加：最後一個類別已於${when.zhHant}截止。請提供日程，或註明日期可以已過。`,
      zhHans: `此届已无法参加：最后一个类别已于${when.zhHans}截止。请提供日程，或注明日期可以已过。`,
    });
    this.closedAt = closedAt;
  }
}

@RefusalType({ registerIn, description: 'What has passed is not moved: people relied on it.' })
export class MilestoneHasPassed extends Refusal {
  readonly __typename = 'MilestoneHasPassed';
  constructor() {
    super({
      en: 'This instant has passed, or the new one lies in the past.',
      zhHant: '此時間已過，或新的時間已經過去。',
      zhHans: '此时间已过，或新的时间已经过去。',
    });
  }
}

@RefusalType({ registerIn, description: 'What closes before it opens, or at the same instant, is never open.' })
export class ClosesBeforeOpening extends Refusal {
  readonly __typename = 'ClosesBeforeOpening';
  @Field(() => String) opens!: string;
  @Field(() => String) closes!: string;
  @Field(() => String, { nullable: true }) category!: string | null;
  constructor(opens: string, closes: string, category: string | null) {
    const [en, zh] = category === null ? ['', ''] : [` (category ${category})`, `（${category}）`];
    super({
      en: `${closes} would come before ${opens}${en}.`,
      zhHant: `${closes} 將早於 ${opens}${zh}。`,
      zhHans: `${closes} 将早于 ${opens}${zh}。`,
    });
    this.opens = opens;
    this.closes = closes;
    this.category = category;
  }
}
