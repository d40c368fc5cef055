import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, InputRefused, Refusal, RefusalType, type Text, TextField } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import type { Problem } from '@podium/programmes';
import { EditionNotFound } from '../edition/edition.refusals.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import {
  LeadIsHandedOver,
  OnlyTheLeader,
  TeamNotFound,
  TeamSizeNotAllowed,
  TooManyInvitations,
} from '../team/team.refusals.js';
import { inWords } from './in-words.js';
import { Entry, EntryState } from './entry.type.js';

const registerIn = () => RegistrationsGraph;

@RefusalType({ registerIn, description: 'It does not exist, or it is not for you: it is not told which.' })
export class EntryNotFound extends Refusal {
  readonly __typename = 'EntryNotFound';
  constructor() {
    super({ en: 'There is no such entry.', zhHant: '沒有這個參賽項目。', zhHans: '没有这个参赛项目。' });
  }
}

@RefusalType({ registerIn })
export class EntryChangedMeanwhile extends Refusal {
  readonly __typename = 'EntryChangedMeanwhile';
  @Field(() => Int) version!: number;
  constructor(version: number) {
    super({
      en: 'The entry was changed meanwhile. Read it again.',
      zhHant: '此參賽項目剛被更改，請重新讀取。',
      zhHans: '此参赛项目刚被更改，请重新读取。',
    });
    this.version = version;
  }
}

const STATES: Record<EntryState, [en: string, zhHant: string, zhHans: string]> = {
  [EntryState.DRAFT]: ['a draft', '草稿', '草稿'],
  [EntryState.SUBMITTED]: ['submitted', '已提交', '已提交'],
  [EntryState.ADMITTED]: ['admitted', '獲接納', '获接纳'],
  [EntryState.REFUSED]: ['refused', '不獲接納', '不获接纳'],
  [EntryState.WITHDRAWN]: ['withdrawn', '已撤回', '已撤回'],
  [EntryState.DISQUALIFIED]: ['disqualified', '已取消資格', '已取消资格'],
};

@RefusalType({ registerIn, description: 'The entry is in a state in which this cannot be done.' })
export class EntryStateForbids extends Refusal {
  readonly __typename = 'EntryStateForbids';
  @Field(() => EntryState) state!: EntryState;
  constructor(state: EntryState) {
    const [en, zhHant, zhHans] = STATES[state];
    super({
      en: `The entry is ${en}.`,
      zhHant: `此參賽項目的狀態為「${zhHant}」，不能這樣做。`,
      zhHans: `此参赛项目的状态为“${zhHans}”，不能这样做。`,
    });
    this.state = state;
  }
}

@RefusalType({ registerIn, description: 'You screen it, and do not organise its category.' })
export class OnlyOrganisers extends Refusal {
  readonly __typename = 'OnlyOrganisers';
  constructor() {
    super({
      en: 'Only an organiser of the category or the edition may do this.',
      zhHant: '只有該類別或該屆的主辦人員可以這樣做。',
      zhHans: '只有该类别或该届的主办人员可以这样做。',
    });
  }
}

@RefusalType({ registerIn })
export class EnrolmentNotOpen extends Refusal {
  readonly __typename = 'EnrolmentNotOpen';
  @Field(() => DateTime) opensAt!: Date;
  constructor(opensAt: Date, timeZone: string) {
    const at = inWords(opensAt, timeZone);
    super({
      en: `Entering opens on ${at.en}.`,
      zhHant: `報名於${at.zhHant}開始。`,
      zhHans: `报名于${at.zhHans}开始。`,
    });
    this.opensAt = opensAt;
  }
}

@RefusalType({ registerIn })
export class EnrolmentClosed extends Refusal {
  readonly __typename = 'EnrolmentClosed';
  @Field(() => DateTime) closedAt!: Date;
  constructor(closedAt: Date, timeZone: string) {
    const at = inWords(closedAt, timeZone);
    super({
      en: `Entering closed on ${at.en}.`,
      zhHant: `報名已於${at.zhHant}截止。`,
      zhHans: `报名已于${at.zhHans}截止。`,
    });
    this.closedAt = closedAt;
  }
}

@ObjectType({ registerIn, description: 'What is wrong with one answer.' })
export class EntryProblem {
  @Field(() => String, { description: 'The field, then the place inside its answer: `members.2.school`.' })
  path!: string;
  @Field(() => String, { description: 'Stable name of the reason, e.g. `too-long`.' }) code!: string;
  @TextField() text!: Text;
}

/** A problem of a form's verdict as the graph gives it. */
export const problemShown = ({ path, code, text }: Problem): EntryProblem => ({ path: path.join('.'), code, text });

@RefusalType({ registerIn, description: 'Answers are missing, wrong or frozen.' })
export class EntryIncomplete extends Refusal {
  readonly __typename = 'EntryIncomplete';
  @Field(() => [EntryProblem]) problems!: EntryProblem[];
  constructor(problems: EntryProblem[]) {
    super({
      en: 'Some answers are missing, wrong or frozen.',
      zhHant: '部分資料未填妥、不正確或已不能更改。',
      zhHans: '部分资料未填妥、不正确或已不能更改。',
    });
    this.problems = problems;
  }
}

@RefusalType({ registerIn, description: 'The form does not ask for these. Nothing was kept.' })
export class UnknownFields extends Refusal {
  readonly __typename = 'UnknownFields';
  @Field(() => [String]) fields!: string[];
  constructor(fields: string[]) {
    const list = fields.join(', ');
    super({
      en: `The form has no such fields: ${list}.`,
      zhHant: `表格沒有以下項目：${list}。`,
      zhHans: `表格没有以下项目：${list}。`,
    });
    this.fields = fields;
  }
}

export const StartEntryResult = resultOf('StartEntryResult', () => [
  Entry,
  TeamNotFound,
  EditionNotFound,
  EnrolmentNotOpen,
  EnrolmentClosed,
  InputRefused,
]);
const changeRefusals = () => [
  EntryNotFound,
  EntryChangedMeanwhile,
  EntryStateForbids,
  EnrolmentNotOpen,
  EnrolmentClosed,
  EntryIncomplete,
  UnknownFields,
  TeamSizeNotAllowed,
  OnlyTheLeader,
  LeadIsHandedOver,
  TooManyInvitations,
  InputRefused,
];
export const SaveEntryResult = resultOf('SaveEntryResult', () => [Entry, ...changeRefusals()]);
export const SubmitEntryResult = resultOf('SubmitEntryResult', () => [Entry, ...changeRefusals()]);
export const WithdrawEntryResult = resultOf('WithdrawEntryResult', () => [
  Entry,
  EntryNotFound,
  EntryChangedMeanwhile,
  EntryStateForbids,
  OnlyTheLeader,
  InputRefused,
]);
