import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { connectionOf, DateTime, Locale, Node, NodeType, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { AccountsGraph } from '../accounts.graph.js';
import { EmailMalformed } from '../appointment/appointment.type.js';
import { Person } from '../person/person.type.js';

const registerIn = () => AccountsGraph;

@InputType()
export class RequestSignInCodeInput {
  @Field(() => String) email!: string;
  @Field(() => Locale, {
    nullable: true,
    description: 'The language of the letter; absent: the one in which this address is known to read letters.',
  })
  locale?: Locale | null;
}

@ObjectType({ registerIn, description: 'A letter with a code is on its way, whoever has this address.' })
export class SignInCodeRequested {
  readonly __typename = 'SignInCodeRequested';
  @Field(() => DateTime) expiresAt!: Date;
}

@InputType()
export class SignInInput {
  @Field(() => String) email!: string;
  @Field(() => String, { description: 'The digits of the letter; spaces between them do not matter.' }) code!: string;
}

@ObjectType({ registerIn })
export class SignedIn {
  readonly __typename = 'SignedIn';
  @Field(() => String, { description: 'Send it as `Authorization: Bearer …`.' }) token!: string;
  @Field(() => DateTime, { description: 'When the token stops being one; renew the session before.' })
  tokenExpiresAt!: Date;
  @Field(() => String, {
    description: 'Gives a new token and a new renewal with `renewSession`, once. Keep it secret.',
  })
  renewal!: string;
  @Field(() => Person) person!: Person;
}

@ObjectType({ registerIn })
export class SignedOut {
  readonly __typename = 'SignedOut';
  @Field(() => Boolean, { description: 'False when nothing was left to end.' }) ended!: boolean;
  @Field(() => Int, { description: 'How many sessions ended.' }) sessions!: number;
}

@InputType()
export class RenewSessionInput {
  @Field(() => String) renewal!: string;
}

export enum WhichSessions {
  THIS = 'THIS',
  OTHERS = 'OTHERS',
  ALL = 'ALL',
}
registerEnumType(WhichSessions, {
  name: 'WhichSessions',
  valuesMap: {
    THIS: { description: 'The session of the token that was sent.' },
    OTHERS: { description: 'All but that one.' },
  },
});

@InputType()
export class SignOutInput {
  @Field(() => WhichSessions, { defaultValue: WhichSessions.THIS }) which: WhichSessions = WhichSessions.THIS;
}

@InputType()
export class EndSessionInput {
  @Field(() => ID) sessionId!: string;
}

@NodeType({
  name: 'Session',
  registerIn,
  description: 'One signing in of yours, on one device. Its tokens are good until they expire.',
})
@Audience('person')
export class LiveSession extends Node {
  readonly __typename = 'Session';
  @Field(() => DateTime) startedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When its token was last renewed; null: never.' })
  renewedAt!: Date | null;
  @Field(() => DateTime) expiresAt!: Date;
}

export const SessionConnection = connectionOf(LiveSession, { name: 'Session', registerIn });

@RefusalType({ registerIn, description: 'Too many codes were asked for, or too many tried.' })
export class TooManyTries extends Refusal {
  readonly __typename = 'TooManyTries';
  @Field(() => DateTime) tryAgainAt!: Date;
  constructor(tryAgainAt: Date) {
    super({
      en: 'Too many tries. Please wait.',
      zhHant: '嘗試次數過多。請稍候再試。',
      zhHans: '尝试次数过多。请稍候再试。',
    });
    this.tryAgainAt = tryAgainAt;
  }
}

@RefusalType({ registerIn, description: 'Wrong, expired, used or never asked for: it is not told which.' })
export class CodeNotAccepted extends Refusal {
  readonly __typename = 'CodeNotAccepted';
  constructor() {
    super({
      en: 'This code is not accepted. Ask for a new one.',
      zhHant: '此驗證碼不獲接納。請重新索取。',
      zhHans: '此验证码未获接受。请重新获取。',
    });
  }
}

@RefusalType({ registerIn })
export class SessionEnded extends Refusal {
  readonly __typename = 'SessionEnded';
  constructor() {
    super({
      en: 'This session has ended. Sign in again.',
      zhHant: '登入已經失效。請重新登入。',
      zhHans: '登录已经失效。请重新登录。',
    });
  }
}

export const RequestSignInCodeResult = resultOf('RequestSignInCodeResult', () => [
  SignInCodeRequested,
  EmailMalformed,
  TooManyTries,
]);
export const SignInResult = resultOf('SignInResult', () => [SignedIn, CodeNotAccepted, TooManyTries]);

@RefusalType({ registerIn })
export class SessionNotFound extends Refusal {
  readonly __typename = 'SessionNotFound';
  constructor() {
    super({
      en: 'There is no such session.',
      zhHant: '沒有這次登入紀錄。',
      zhHans: '没有这次登录记录。',
    });
  }
}

export const SignOutResult = resultOf('SignOutResult', () => [SignedOut]);
export const EndSessionResult = resultOf('EndSessionResult', () => [SignedOut, SessionNotFound]);
export const RenewSessionResult = resultOf('RenewSessionResult', () => [SignedIn, SessionEnded]);
