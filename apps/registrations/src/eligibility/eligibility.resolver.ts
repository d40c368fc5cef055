import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { EntryResolver } from '../entry/entry.resolver.js';
import { EligibilityFinding } from './eligibility.type.js';
import { Eligibility } from './eligibility.js';

@Resolver()
export class EligibilityResolver {
  constructor(
    @Inject(EntryResolver) private readonly entries: EntryResolver,
    @Inject(Eligibility) private readonly rules: Eligibility,
  ) {}

  @Query(() => [EligibilityFinding], {
    nullable: true,
    description: 'What the rules say of an entry, for whoever may see it.',
  })
  @Audience('person')
  async eligibility(@Args('entryId', { type: () => ID }) entryId: string, @Context() context: RequestContext) {
    const entry = await this.entries.entry(entryId, context);
    return entry && this.rules.of(entry);
  }
}
