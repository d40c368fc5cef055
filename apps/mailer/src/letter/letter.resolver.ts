import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, PageArgs } from '@podium/platform-graphql';
import { LetterAdministration } from './letter-administration.js';
import {
  DoubtResolution,
  LetterConnection,
  LetterCounts,
  LettersArgs,
  ResolveLetterInDoubtResult,
} from './letter.type.js';

@Resolver()
export class LetterResolver {
  constructor(@Inject(LetterAdministration) private readonly administration: LetterAdministration) {}

  @Query(() => LetterConnection, { description: 'Letters, newest first.' })
  @Audience('administrator')
  letters(@Args({ type: () => LettersArgs }) args: LettersArgs) {
    return this.administration.page(args);
  }

  @Query(() => LetterConnection, { description: 'Letters of which nobody knows whether they arrived, oldest first.' })
  @Audience('administrator')
  lettersInDoubt(@Args({ type: () => PageArgs }) args: PageArgs) {
    return this.administration.inDoubt(args);
  }

  @Query(() => LetterCounts)
  @Audience('administrator')
  letterCounts() {
    return this.administration.counts();
  }

  @Mutation(() => ResolveLetterInDoubtResult, { description: 'Says whether a letter in doubt arrived.' })
  @Audience('administrator')
  resolveLetterInDoubt(
    @Args('id', { type: () => ID }) id: string,
    @Args('resolution', { type: () => DoubtResolution }) resolution: DoubtResolution,
    @Context() context: RequestContext,
  ) {
    return answer(this.administration.resolve(context, id, resolution));
  }
}
