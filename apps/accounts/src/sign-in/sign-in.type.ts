import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { DateTime, Locale, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { AccountsGraph } from '../accounts.graph.js';
import { EmailMalformed } from '../appointment/appointment.type.js';
import { Person } from '../person/person.type.js';

const registerIn = () => AccountsGraph;

@InputType()
export class RequestSignInCodeInput {
  @Field(() => String) email!: string;
  @Field(() => Locale, { defaultValue: Locale.EN, description: 'The language of the letter.' }) locale: Locale =
    Locale.EN;
}

@ObjectType({ registerIn, description: 'A letter with a code is on its way, whoever has this address.' })
export class SignInCodeRequested {
  readonly __typename = 'SignInCodeRequested';
  @Field(() => DateTime) expiresAt!: Date;
}

@InputType()
export class SignInInput {
  @Field(() => String) email!: string;
  @Field(() => String, { description: 'The six digits of the letter.' }) code!: string;
}

@ObjectType({ registerIn })
export class SignedIn {
  readonly __typename = 'SignedIn';
  @Field(() => String, { description: 'Send it as `Authorization: Bearer …`.' }) token!: string;
  @Field(() => DateTime, { description: 'When the token stops being one; renew the session before.' })
  tokenExpiresAt!: Date;
  @Field(() => String, { description: 'Gives a new token with `renewSession`. Keep it secret.' }) renewal!: string;
  @Field(() => Person) person!: Person;
}

@ObjectType({ registerIn })
export class SignedOut {
  readonly __typename = 'SignedOut';
  @Field(() => Boolean) ended!: boolean;
}

@RefusalType({ registerIn, description: 'Too many codes were asked for, or too many tried.' })
export class TooManyTries extends Refusal {
  readonly __typename = 'TooManyTries';
  override message = 'Too many tries. Please wait.';
  @Field(() => DateTime) tryAgainAt!: Date;
  constructor(tryAgainAt: Date) {
    super();
    this.tryAgainAt = tryAgainAt;
  }
}

@RefusalType({ registerIn, description: 'Wrong, expired, used or never asked for: it is not told which.' })
export class CodeNotAccepted extends Refusal {
  readonly __typename = 'CodeNotAccepted';
  override message = 'This code is not accepted. Ask for a new one.';
}

@RefusalType({ registerIn })
export class SessionEnded extends Refusal {
  readonly __typename = 'SessionEnded';
  override message = 'This session has ended. Sign in again.';
}

export const RequestSignInCodeResult = resultOf('RequestSignInCodeResult', () => [
  SignInCodeRequested,
  EmailMalformed,
  TooManyTries,
]);
export const SignInResult = resultOf('SignInResult', () => [SignedIn, CodeNotAccepted, TooManyTries]);
export const RenewSessionResult = resultOf('RenewSessionResult', () => [SignedIn, SessionEnded]);
