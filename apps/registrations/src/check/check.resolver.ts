import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { Json } from '@podium/platform-graphql';
import { AnswersCheck } from './check.type.js';
import { EntryCheck } from './entry-check.js';

@Resolver()
export class CheckResolver {
  constructor(@Inject(EntryCheck) private readonly check: EntryCheck) {}

  @Query(() => AnswersCheck, {
    nullable: true,
    description: 'What is true of an entry, with these answers in place of its own. Nothing is kept.',
  })
  @Audience('person')
  checkEntry(
    @Args('entryId', { type: () => ID }) entryId: string,
    @Args('answers', { type: () => Json, nullable: true, description: 'All of them; absent: those that it has.' })
    answers: unknown,
    @Context() context: RequestContext,
  ) {
    return this.check.ofEntry(context, entryId, answers ?? undefined);
  }

  @Query(() => AnswersCheck, {
    nullable: true,
    description: 'What is true of answers before anybody has entered. Nothing is kept.',
  })
  @Audience('public')
  checkAnswers(
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String }) categoryCode: string,
    @Args('streamCode', { type: () => String }) streamCode: string,
    @Args('answers', { type: () => Json }) answers: unknown,
  ) {
    return this.check.ofPlace({ editionCode, categoryCode, streamCode }, answers);
  }
}
