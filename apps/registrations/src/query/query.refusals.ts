import { Field } from '@nestjs/graphql';
import { DateTime, Refusal, RefusalType } from '@podium/platform-graphql';
import { inWords } from '../entry/in-words.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import { EntryQueryState } from './query-state.js';

const registerIn = () => RegistrationsGraph;

@RefusalType({ registerIn, description: 'It does not exist, or it is not for you: it is not told which.' })
export class QueryNotFound extends Refusal {
  readonly __typename = 'QueryNotFound';
  constructor() {
    super({ en: 'There is no such question.', zhHant: '沒有這項查詢。', zhHans: '没有这项查询。' });
  }
}

const STATES: Record<EntryQueryState, [en: string, zhHant: string, zhHans: string]> = {
  [EntryQueryState.OPEN]: ['open', '待回覆', '待回复'],
  [EntryQueryState.ANSWERED]: ['answered', '已回覆', '已回复'],
  [EntryQueryState.TAKEN_BACK]: ['taken back', '已收回', '已收回'],
  [EntryQueryState.LAPSED]: ['of an entry that does not take part', '所屬項目不再參賽', '所属项目不再参赛'],
};

@RefusalType({ registerIn })
export class QueryNotOpen extends Refusal {
  readonly __typename = 'QueryNotOpen';
  @Field(() => EntryQueryState) state!: EntryQueryState;
  constructor(state: EntryQueryState) {
    const [en, zhHant, zhHans] = STATES[state];
    super({
      en: `This question is ${en}.`,
      zhHant: `此查詢的狀態為「${zhHant}」，不能這樣做。`,
      zhHans: `此查询的状态为“${zhHans}”，不能这样做。`,
    });
    this.state = state;
  }
}

@RefusalType({ registerIn })
export class QueryOverdue extends Refusal {
  readonly __typename = 'QueryOverdue';
  @Field(() => DateTime) dueAt!: Date;
  constructor(dueAt: Date, timeZone: string) {
    const at = inWords(dueAt, timeZone);
    super({
      en: `This was to be answered by ${at.en}. Ask the office for more time.`,
      zhHant: `此查詢須於${at.zhHant}前回覆，現已逾期。如需延長時間，請聯絡主辦機構。`,
      zhHans: `此查询须于${at.zhHans}前回复，现已逾期。如需延长时间，请联系主办机构。`,
    });
    this.dueAt = dueAt;
  }
}
