import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import {
  connectionOf,
  DateTime,
  Locale,
  Node,
  NodeType,
  PageArgs,
  Refusal,
  RefusalType,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { MailerGraph } from '../mailer.graph.js';

const registerIn = () => MailerGraph;

export enum LetterStateName {
  QUEUED = 'queued',
  SENDING = 'sending',
  SENT = 'sent',
  FAILED = 'failed',
  IN_DOUBT = 'in-doubt',
}
registerEnumType(LetterStateName, {
  name: 'LetterState',
  valuesMap: {
    FAILED: { description: 'It will not be sent: the server refuses it, or it is too late.' },
    IN_DOUBT: { description: 'It was handed over, and no answer came: a person must say whether it arrived.' },
  },
});

export enum LetterKindName {
  SIGN_IN_CODE = 'sign-in-code',
  ENTRY_SUBMITTED = 'entry-submitted',
  ENTRY_ADMITTED = 'entry-admitted',
  ENTRY_REFUSED = 'entry-refused',
  ENTRY_WITHDRAWN = 'entry-withdrawn',
  TEAM_INVITATION = 'team-invitation',
  DEADLINE_EXTENDED = 'deadline-extended',
  DECISION_CHANGED = 'decision-changed',
  ENTRANT_ASKED = 'entrant-asked',
  JUDGE_SEATED = 'judge-seated',
  AWARDS_RELEASED = 'awards-released',
}
registerEnumType(LetterKindName, { name: 'LetterKind' });

export enum DoubtResolution {
  SENT = 'sent',
  SEND_AGAIN = 'send-again',
}
registerEnumType(DoubtResolution, {
  name: 'DoubtResolution',
  valuesMap: {
    SENT: { description: 'It arrived.' },
    SEND_AGAIN: { description: 'It did not arrive, or twice is better than never.' },
  },
});

@NodeType({ registerIn, description: 'A letter on its way: never what is written in it.' })
@Audience('person')
export class Letter extends Node {
  readonly __typename = 'Letter';
  @Field(() => LetterKindName) kind!: LetterKindName;
  @Field(() => String) recipient!: string;
  @Field(() => Locale) locale!: Locale;
  @Field(() => String, { nullable: true, description: 'Code of the edition it is about.' }) editionCode!: string | null;
  @Field(() => LetterStateName) state!: LetterStateName;
  @Field(() => Int, { description: 'How often it was tried.' }) attempts!: number;
  @Field(() => String, { description: 'Its Message-ID: by this a mail server’s log tells whether it arrived.' })
  messageId!: string;
  @Field(() => String, { nullable: true, description: 'Why the last try failed.' }) failure!: string | null;
  @Field(() => DateTime) queuedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null unless it is queued.' })
  nextAttemptAt!: Date | null;
  @Field(() => DateTime, { nullable: true }) sentAt!: Date | null;
}

export const LetterConnection = connectionOf(Letter, { registerIn });

@ObjectType({ registerIn, description: 'How many letters are in which state.' })
export class LetterCounts {
  @Field(() => Int, { description: 'Waiting, or being sent at this moment.' }) queued!: number;
  @Field(() => Int) sent!: number;
  @Field(() => Int) failed!: number;
  @Field(() => Int) inDoubt!: number;
}

@ArgsType()
export class LettersArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Code of the edition; absent: all.' }) editionCode?:
    string | null;
  @Field(() => LetterStateName, { nullable: true }) state?: LetterStateName | null;
}

@InputType()
export class ResolveLetterInDoubtInput {
  @Field(() => ID) letterId!: string;
  @Field(() => DoubtResolution) resolution!: DoubtResolution;
}

@RefusalType({ registerIn })
export class LetterNotFound extends Refusal {
  readonly __typename = 'LetterNotFound';
  constructor() {
    super({
      en: 'There is no such letter.',
      zhHant: '沒有這封電郵。',
      zhHans: '没有这封邮件。',
    });
  }
}

@RefusalType({ registerIn, description: 'Nothing to resolve: perhaps somebody else has just done so.' })
export class LetterNotInDoubt extends Refusal {
  readonly __typename = 'LetterNotInDoubt';
  constructor() {
    super({
      en: 'This letter is not in doubt.',
      zhHant: '這封電郵並非寄送結果不明，無須處理。',
      zhHans: '这封邮件并非发送结果不明，无须处理。',
    });
  }
}

export const ResolveLetterInDoubtResult = resultOf('ResolveLetterInDoubtResult', () => [
  Letter,
  LetterNotFound,
  LetterNotInDoubt,
]);
