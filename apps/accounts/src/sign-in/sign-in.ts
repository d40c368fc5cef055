import { Inject, Injectable } from '@nestjs/common';
import { signInCodeRequestedV1 } from '@podium/contracts';
import type { RequestContext } from '@podium/platform-access';
import { ServiceKeys } from '@podium/platform-config';
import { refuse, type Locale } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { readAddress } from '@podium/programmes';
import { EmailMalformed } from '../appointment/appointment.type.js';
import { PersonRepository } from '../person/person.repository.js';
import { Sessions, type Session } from './sessions.js';
import { SignInCodes } from './sign-in-codes.js';
import { CodeNotAccepted, SignInCodeRequested, TooManyTries, type SignInInput } from './sign-in.type.js';
import { Tries } from './tries.js';

/** Signing in by a code sent in a letter. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(SignInCodes) private readonly codes: SignInCodes,
    @Inject(Tries) private readonly tries: Tries,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(PersonRepository) private readonly people: PersonRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ServiceKeys) private readonly keys: ServiceKeys,
  ) {}

  /** Sends a code to this address, known or not: the answer is the same. */
  request(context: RequestContext, email: string, locale: Locale | null): Promise<SignInCodeRequested> {
    return this.mutations.run(context, async (tx) => {
      const address = readAddress(email);
      if (!address) refuse(new EmailMalformed());
      const by = this.codes.clientHashes(context.call.clientAddress);
      const long = await this.tries.isGuessedAt(tx, this.codes.addressHash(address.key));
      const issued = await this.codes.issue(tx, address.key, by, { locale, long });
      if ('tryAgainAt' in issued) refuse(new TooManyTries(issued.tryAgainAt));
      if (issued.code !== null) {
        await this.outbox.add(tx, signInCodeRequestedV1, {
          email: address.key,
          sealedCode: this.keys.seal('mailer', issued.code),
          locale: locale ?? (await this.people.localeOf(tx, address.key)) ?? context.call.locale ?? 'en',
          expiresAt: issued.expiresAt.toISOString(),
        });
      }
      return Object.assign(new SignInCodeRequested(), { expiresAt: issued.expiresAt });
    });
  }

  /**
   * Begins a session. Refusals are returned here, not thrown: a wrong try must count, so its transaction commits.
   */
  run(context: RequestContext, { email, code }: SignInInput): Promise<Session | CodeNotAccepted | TooManyTries> {
    return this.mutations.run<Session | CodeNotAccepted | TooManyTries>(context, async (tx) => {
      const address = readAddress(email);
      if (!address) return new CodeNotAccepted();
      const by = this.codes.clientHashes(context.call.clientAddress);
      const at = this.codes.addressHash(address.key);
      const pausedUntil = await this.tries.pausedUntil(tx, at, by);
      if (pausedUntil) return new TooManyTries(pausedUntil);
      const now = await tx.now();
      const live = await this.codes.live(tx, address.key, now);
      const used = this.codes.match(live, address.key, typedCode(code));
      // Where somebody guesses, a short code still counts for the client that asked for it; others ask for a long one.
      const counts = used && (used.long || used.client === by.client || !(await this.tries.isGuessedAt(tx, at)));
      if (!counts) {
        await this.tries.wrong(tx, at, by);
        return new CodeNotAccepted();
      }
      await this.tries.right(tx, at, by);
      await this.codes.close(tx, address.key, used, now);
      const person = await this.people.withAddress(tx, address, {
        locale: used.locale ?? context.call.locale ?? 'en',
        because: used.locale ? 'signing-in' : context.call.locale ? 'browser' : 'nothing',
      });
      return this.sessions.begin(tx, person.id);
    });
  }
}

/** A code as people type it: with spaces or hyphens between the groups, or in full-width digits. */
const typedCode = (code: string) => code.slice(0, 100).normalize('NFKC').replace(/[\s-]/g, '');
