import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import { ScreenEntry } from './screen-entry.js';
import { ScreenEntryInput, ScreenEntryResult } from './screening.type.js';

@Resolver()
export class ScreeningResolver {
  constructor(@Inject(ScreenEntry) private readonly screening: ScreenEntry) {}

  @Mutation(() => ScreenEntryResult, {
    description: 'Admits or refuses a submitted entry. Admitting freezes it for the judges.',
  })
  @Audience('person')
  screenEntry(
    @Args('input', { type: () => ScreenEntryInput }) input: ScreenEntryInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.screening.run(context, input));
  }
}
