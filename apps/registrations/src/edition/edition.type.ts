import { Directive, Extensions, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Text } from '@podium/programmes';
import {
  connectionOf,
  DateTime,
  InputRefused,
  Json,
  NotOrganiser,
  Refusal,
  RefusalType,
  TextField,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { inWords } from '../entry/in-words.js';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

@ObjectType({ registerIn })
export class Stream {
  @Field(() => String) code!: string;
  @TextField() name!: Text;
}

@ObjectType({ registerIn, description: 'From when until when something may be done, as the calendar says now.' })
export class OpenWindow {
  @Field(() => DateTime, {
    nullable: true,
    description: 'The first instant at which it is open; null: from the beginning.',
  })
  opensAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'The first instant at which it is too late; null: never.' })
  closesAt!: Date | null;
}

export enum StageScope {
  STREAM = 'STREAM',
  CATEGORY = 'CATEGORY',
  EDITION = 'EDITION',
}
registerEnumType(StageScope, { name: 'StageScope', description: 'What one round of a stage compares.' });

@ObjectType({ registerIn, description: 'A comparison that the definition states for a category.' })
export class CategoryStage {
  @Field(() => String, { description: 'What panels and rounds name it by.' }) code!: string;
  @TextField() name!: Text;
  @Field(() => StageScope) scope!: StageScope;
}

@ObjectType({ registerIn, description: 'An award that the edition gives.' })
export class EditionAward {
  @Field(() => String, { description: 'What `conferAwards` asks for.' }) code!: string;
  @TextField() name!: Text;
  @Field(() => StageScope, { description: 'In what it is conferred.' }) scope!: StageScope;
  @Field(() => String, { description: 'The stage whose standing it is conferred from.' }) stageCode!: string;
  @Field(() => [String], { description: 'Categories that give it; empty: all.' }) categoryCodes!: string[];
}

@ObjectType({ registerIn })
export class Category {
  @Field(() => String) code!: string;
  @TextField() name!: Text;
  @TextField({ nullable: true, description: 'The body that runs it in this edition.' }) organiser!: Text | null;
  @Field(() => [Stream]) streams!: Stream[];
  @Field(() => OpenWindow, {
    nullable: true,
    description: 'When it may be entered; null: the calendar does not say.',
  })
  entering!: OpenWindow | null;
  @Field(() => [CategoryStage], { description: 'How its entries are judged, in order.' })
  stages!: CategoryStage[];
  @Field(() => Json, { description: 'The application form, as the guide to definitions describes it.' }) form!: unknown;
}

@ObjectType({ registerIn, description: 'An instant that opens or closes something.' })
export class Milestone {
  @Field(() => String, { description: 'Its id in the definition; each category may have one of its own.' })
  code!: string;
  @TextField() name!: Text;
  @Field(() => String, { nullable: true, description: 'Category that it holds for; null: the whole edition.' })
  category!: string | null;
  @Field(() => DateTime) at!: Date;
}

@ObjectType({ registerIn, description: 'One holding of an award scheme, competition or summit.' })
@Directive('@key(fields: "code")')
@Extensions({ audience: 'public' })
export class Edition {
  readonly __typename = 'Edition';
  @Field(() => String) code!: string;
  @TextField() name!: Text;
  @Field(() => String, { description: 'A label, not a date.' }) label!: string;
  @Field(() => String, { description: 'IANA zone in which deadlines are local.' }) timeZone!: string;
  @Field(() => Int, { description: 'Grows with every change of the definition or calendar.' }) revision!: number;
  @Field(() => [Category]) categories!: Category[];
  @Field(() => [EditionAward]) awards!: EditionAward[];
  @Field(() => [Milestone]) calendar!: Milestone[];
}

export const EditionConnection = connectionOf(Edition, { registerIn });

@InputType()
export class MilestoneInput {
  @Field(() => String, { description: 'Its id in the definition, e.g. `enrolment-closes`.' }) code!: string;
  @Field(() => String, { nullable: true }) category?: string | null;
  @Field(() => DateTime) at!: Date;
}

@InputType()
export class OpenEditionInput {
  @Field(() => String, { nullable: true, description: 'A definition that comes with Podium, e.g. `hkicta-2023`.' })
  definition?: string | null;
  @Field(() => String, { nullable: true, description: 'Or a definition of your own, as YAML.' }) yaml?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Another code than the definition states: 2 to 12 of A–Z and 0–9.',
  })
  code?: string | null;
  @Field(() => [MilestoneInput], {
    nullable: true,
    description:
      'Another calendar than the definition states, e.g. for a rehearsal: replaces all milestones of the same ids.',
  })
  calendar?: MilestoneInput[] | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Opens it although nobody can enter it any more, e.g. to record a year that is over.',
  })
  datesMayHavePassed?: boolean;
}

@InputType()
export class MoveMilestoneInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String) milestone!: string;
  @Field(() => String, { nullable: true }) category?: string | null;
  @Field(() => DateTime) at!: Date;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

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

export const OpenEditionResult = resultOf('OpenEditionResult', () => [
  Edition,
  EditionCodeTaken,
  EnteringIsOver,
  DefinitionHasMistakes,
  DefinitionNotFound,
  ClosesBeforeOpening,
  InputRefused,
]);
export const MoveMilestoneResult = resultOf('MoveMilestoneResult', () => [
  Edition,
  EditionNotFound,
  MilestoneHasPassed,
  ClosesBeforeOpening,
  NotOrganiser,
  InputRefused,
]);
