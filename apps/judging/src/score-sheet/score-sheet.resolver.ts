import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import { SubmitScoreSheetInput, SubmitScoreSheetResult } from './score-sheet.type.js';
import { SubmitScoreSheet } from './submit-score-sheet.js';

@Resolver()
export class ScoreSheetResolver {
  constructor(@Inject(SubmitScoreSheet) private readonly submission: SubmitScoreSheet) {}

  @Mutation(() => SubmitScoreSheetResult, {
    description: 'Hands in your marks for one dossier. Handing in again replaces what you handed in before.',
  })
  @Audience('person')
  submitScoreSheet(
    @Args('input', { type: () => SubmitScoreSheetInput }) input: SubmitScoreSheetInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.submission.run(context, input));
  }
}
