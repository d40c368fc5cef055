import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Audience, holds, type RequestContext } from '@podium/platform-access';
import { answer, idAfter, keysetOf, PageArgs, pageOf } from '@podium/platform-graphql';
import { Editions } from '../edition/editions.js';
import { PastAwardConnection, RecordPastAwardsInput, RecordPastAwardsResult } from './past-award.type.js';
import { PastAwards } from './past-awards.js';
import { RecordPastAwards } from './record-past-awards.js';

@Resolver()
export class PastAwardResolver {
  constructor(
    @Inject(Editions) private readonly editions: Editions,
    @Inject(PastAwards) private readonly awards: PastAwards,
    @Inject(RecordPastAwards) private readonly recording: RecordPastAwards,
  ) {}

  @Query(() => PastAwardConnection, {
    description: 'What is on record of awards of the series that were not conferred here; of an edition you organise.',
  })
  @Audience('organiser')
  async pastAwards(
    @Args({ type: () => PageArgs }) args: PageArgs,
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Context() context: RequestContext,
  ) {
    const { limit, after } = keysetOf(args, 1);
    const mine = holds(await context.appointments(), 'organiser', editionCode);
    const series = mine ? (await this.editions.current(editionCode))?.edition.series : undefined;
    return pageOf(
      series === undefined ? [] : await this.awards.list(series, limit, idAfter(after)),
      args,
      ({ id }) => [id],
      () => (series === undefined ? Promise.resolve(0) : this.awards.count(series)),
    );
  }

  @Mutation(() => RecordPastAwardsResult, {
    description: 'Puts the winners of past editions on record, for the rules that look back on them.',
  })
  @Audience('organiser')
  recordPastAwards(
    @Args('input', { type: () => RecordPastAwardsInput }) input: RecordPastAwardsInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.recording.run(context, input));
  }
}
