import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, keysetOf, PageArgs, pageOf, refuse, ResolveReferences, idAfter } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { validate as isUuid } from 'uuid';
import { Sessions, type SessionRow } from './sessions.js';
import {
  EndSessionInput,
  EndSessionResult,
  LiveSession,
  SessionConnection,
  SessionNotFound,
  SignedOut,
  SignOutInput,
  SignOutResult,
  WhichSessions,
} from './sign-in.type.js';

/** Where a person is signed in, and how that ends. */
@Resolver(() => LiveSession)
export class SessionResolver {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Mutations) private readonly mutations: Mutations,
  ) {}

  @Query(() => SessionConnection, { description: 'Where you are signed in, newest first.' })
  @Audience('person')
  async mySessions(@Args({ type: () => PageArgs }) args: PageArgs, @Context() context: RequestContext) {
    const { limit, after } = keysetOf(args, 1);
    const { personId } = context.person();
    const rows = await this.sessions.live(personId, { limit, before: idAfter(after) });
    return pageOf(
      rows,
      args,
      ({ id }) => [id],
      () => this.sessions.countLive(personId),
    );
  }

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[], @Context() context: RequestContext): Promise<SessionRow[]> {
    return this.sessions.byIds(
      context.person().personId,
      ids.filter((id) => isUuid(id)),
    );
  }

  @ResolveField(() => Boolean, { description: 'Whether this is the session of the token that was sent.' })
  current(@Parent() session: LiveSession, @Context() context: RequestContext): boolean {
    return context.caller?.sessionId === session.id;
  }

  @Mutation(() => SignOutResult, { description: 'Ends sessions of yours; their tokens are not renewed any more.' })
  @Audience('person')
  signOut(
    @Args('input', { type: () => SignOutInput, defaultValue: {} }) { which }: SignOutInput,
    @Context() context: RequestContext,
  ) {
    const { personId, sessionId } = context.person();
    return this.mutations.run(context, async (tx) => {
      const part = { THIS: { only: sessionId }, OTHERS: { except: sessionId }, ALL: {} }[which ?? WhichSessions.THIS];
      return signedOut(await this.sessions.endOf(tx, personId, part));
    });
  }

  @Mutation(() => EndSessionResult, { description: 'Ends one session of yours, on a device you lost for example.' })
  @Audience('person')
  endSession(
    @Args('input', { type: () => EndSessionInput }) { sessionId }: EndSessionInput,
    @Context() context: RequestContext,
  ) {
    return answer(
      this.mutations.run(context, async (tx) => {
        const { personId } = context.person();
        const ended = isUuid(sessionId) ? await this.sessions.endOf(tx, personId, { only: sessionId }) : 0;
        if (ended === 0) refuse(new SessionNotFound());
        return signedOut(ended);
      }),
    );
  }
}

const signedOut = (sessions: number) => Object.assign(new SignedOut(), { ended: sessions > 0, sessions });
