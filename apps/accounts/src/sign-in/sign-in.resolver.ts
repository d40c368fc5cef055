import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import { PersonRepository } from '../person/person.repository.js';
import { SigningKeys } from '../token/signing-keys.js';
import { Sessions, type Session } from './sessions.js';
import { SignIn } from './sign-in.js';
import {
  CodeNotAccepted,
  RenewSessionInput,
  RenewSessionResult,
  RequestSignInCodeInput,
  RequestSignInCodeResult,
  SessionEnded,
  SignInInput,
  SignInResult,
} from './sign-in.type.js';

@Resolver()
export class SignInResolver {
  constructor(
    @Inject(SignIn) private readonly signing: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SigningKeys) private readonly keys: SigningKeys,
    @Inject(PersonRepository) private readonly people: PersonRepository,
  ) {}

  @Mutation(() => RequestSignInCodeResult, { description: 'Sends a letter with a code, whoever has this address.' })
  @Audience('public')
  requestSignInCode(
    @Args('input', { type: () => RequestSignInCodeInput }) input: RequestSignInCodeInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.signing.request(context, input.email, input.locale ?? null));
  }

  @Mutation(() => SignInResult, { description: 'Begins a session with the code of the letter.' })
  @Audience('public')
  async signIn(@Args('input', { type: () => SignInInput }) input: SignInInput, @Context() context: RequestContext) {
    const begun = await answer(this.signing.run(context, input));
    if ('message' in begun) return begun;
    // Under an Idempotency-Key this may be an answer of last week, and whoever repeats it somebody else.
    return (await this.sessions.mayReplay(begun.id)) ? this.signedIn(begun) : new CodeNotAccepted();
  }

  @Mutation(() => RenewSessionResult, { description: 'A new token and the next renewal, for a session that lives.' })
  @Audience('public')
  async renewSession(@Args('input', { type: () => RenewSessionInput }) { renewal }: RenewSessionInput) {
    const session = await this.sessions.renew(renewal);
    return session ? this.signedIn(session) : new SessionEnded();
  }

  private async signedIn(session: Session) {
    const [{ token, expiresAt }, person] = await Promise.all([
      this.keys.token(session.personId, session.id),
      this.people.byId(session.personId),
    ]);
    const renewal = this.sessions.renewal(session);
    return { __typename: 'SignedIn' as const, token, tokenExpiresAt: expiresAt, renewal, person };
  }
}
