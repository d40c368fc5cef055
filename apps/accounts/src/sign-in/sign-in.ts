import { Inject, Injectable } from '@nestjs/common';
import { signInCodeRequestedV1 } from '@podium/contracts';
import type { RequestContext } from '@podium/platform-access';
import { refuse, type Locale } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { readAddress } from '@podium/programmes';
import { EmailMalformed } from '../appointment/appointment.type.js';
import { PersonRepository } from '../person/person.repository.js';
import { Sessions, type Session } from './sessions.js';
import { SignInCodes } from './sign-in-codes.js';
import { CodeNotAccepted, SignInCodeRequested, TooManyTries, type SignInInput } from './sign-in.type.js';

/** Signing in by a code sent in a letter. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(SignInCodes) private readonly codes: SignInCodes,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(PersonRepository) private readonly people: PersonRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Sends a code to this address, known or not: the answer is the same. */
  request(context: RequestContext, email: string, locale: Locale): Promise<SignInCodeRequested> {
    return this.mutations.run(context, async (tx) => {
      const address = readAddress(email);
      if (!address) refuse(new EmailMalformed());
      const client = this.codes.clientHash(context.call.clientAddress);
      const issued = await this.codes.issue(tx, address.key, client);
      if ('tryAgainAt' in issued) refuse(new TooManyTries(issued.tryAgainAt));
      await this.outbox.add(tx, signInCodeRequestedV1, {
        email: address.key,
        code: issued.code,
        locale,
        expiresAt: issued.expiresAt.toISOString(),
      });
      return Object.assign(new SignInCodeRequested(), { expiresAt: issued.expiresAt });
    });
  }

  /**
   * Begins a session. Refusals are returned here, not thrown: a wrong try must count, so its transaction commits.
   */
  run(context: RequestContext, { email, code }: SignInInput): Promise<Session | CodeNotAccepted | TooManyTries> {
    return this.mutations.run<Session | CodeNotAccepted | TooManyTries>(context, async (tx) => {
      const client = this.codes.clientHash(context.call.clientAddress);
      const address = readAddress(email);
      if (!address) return new CodeNotAccepted();
      const outcome = await this.codes.attempt(tx, address.key, code.trim(), client);
      if (outcome === 'refused') return new CodeNotAccepted();
      if (outcome !== 'accepted') return new TooManyTries(outcome.tryAgainAt);
      const person = await this.people.withAddress(tx, address, 'en');
      return this.sessions.begin(tx, person.id);
    });
  }

  /** Ends the caller's session; its token lives on until it expires. */
  out(context: RequestContext): Promise<{ __typename: 'SignedOut'; ended: boolean }> {
    return this.mutations.run(context, async (tx) => ({
      __typename: 'SignedOut' as const,
      ended: await this.sessions.end(tx, context.person().sessionId),
    }));
  }
}
