import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, type Refusal } from '@podium/platform-graphql';
import { PersonRepository } from '../person/person.repository.js';
import { SigningKeys } from '../token/signing-keys.js';
import { SignIn } from './sign-in.js';
import {
  RenewSessionResult,
  RequestSignInCodeInput,
  RequestSignInCodeResult,
  SessionEnded,
  SignedOut,
  SignInInput,
  SignInResult,
} from './sign-in.type.js';
import { Sessions, type Session } from './sessions.js';

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
    return answer(this.signing.request(context, input.email, input.locale));
  }

  @Mutation(() => SignInResult, { description: 'Begins a session with the code of the letter.' })
  @Audience('public')
  async signIn(@Args('input', { type: () => SignInInput }) input: SignInInput, @Context() context: RequestContext) {
    const begun: Session | Refusal = await answer(this.signing.run(context, input));
    return 'message' in begun ? begun : this.signedIn(begun);
  }

  @Mutation(() => RenewSessionResult, { description: 'A new token for a session that lives.' })
  @Audience('public')
  async renewSession(@Args('renewal', { type: () => String }) renewal: string) {
    const session = await this.sessions.byRenewal(renewal);
    return session ? this.signedIn(session) : new SessionEnded();
  }

  @Mutation(() => SignedOut, { description: 'Ends the session; its tokens are not renewed any more.' })
  @Audience('person')
  signOut(@Context() context: RequestContext) {
    return this.signing.out(context);
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
