import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, PageArgs, ResolveReferences } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';
import { LetterAdministration, type LetterRow } from './letter-administration.js';
import {
  Letter,
  LetterConnection,
  LetterCounts,
  LettersArgs,
  ResolveLetterInDoubtInput,
  ResolveLetterInDoubtResult,
} from './letter.type.js';

@Resolver(() => Letter)
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

  /** Letters are there for administrators alone. */
  @ResolveReferences('id')
  async byIds(@Parent() ids: readonly string[], @Context() context: RequestContext): Promise<LetterRow[]> {
    const sees = (await context.appointments()).some(({ role }) => role === 'administrator');
    return sees ? this.administration.byIds(ids.filter((id) => isUuid(id))) : [];
  }

  @Query(() => LetterCounts)
  @Audience('administrator')
  letterCounts() {
    return this.administration.counts();
  }

  @Mutation(() => ResolveLetterInDoubtResult, { description: 'Says whether a letter in doubt arrived.' })
  @Audience('administrator')
  resolveLetterInDoubt(
    @Args('input', { type: () => ResolveLetterInDoubtInput }) { letterId, resolution }: ResolveLetterInDoubtInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.administration.resolve(context, letterId, resolution));
  }
}
