import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, ResolveReferences } from '@podium/platform-graphql';
import { SubmitScoreSheetInput, SubmitScoreSheetResult } from './score-sheet.type.js';
import { ScoreSheet } from './sheet.type.js';
import { Sheets } from './sheets.js';
import { SubmitScoreSheet } from './submit-score-sheet.js';

@Resolver(() => ScoreSheet)
export class ScoreSheetResolver {
  constructor(
    @Inject(SubmitScoreSheet) private readonly submission: SubmitScoreSheet,
    @Inject(Sheets) private readonly sheets: Sheets,
  ) {}

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[], @Context() context: RequestContext) {
    return this.sheets.byIds(context, ids);
  }

  @Mutation(() => SubmitScoreSheetResult, {
    description: 'Hands in your marks for one dossier. Handing in again replaces the version that it names.',
  })
  @Audience('person')
  submitScoreSheet(
    @Args('input', { type: () => SubmitScoreSheetInput }) input: SubmitScoreSheetInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.submission.run(context, input));
  }
}
