import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { EntryRights } from '../entry/entry-rights.js';
import { EligibilityOfEntry } from './eligibility.type.js';
import { Eligibility } from './eligibility.js';

@Resolver()
export class EligibilityResolver {
  constructor(
    @Inject(EntryRights) private readonly rights: EntryRights,
    @Inject(Eligibility) private readonly rules: Eligibility,
  ) {}

  @Query(() => EligibilityOfEntry, {
    nullable: true,
    description: 'What the rules say of an entry. Its team hears of rules about other entries only that they are open.',
  })
  @Audience('person')
  async eligibility(@Args('entryId', { type: () => ID }) entryId: string, @Context() context: RequestContext) {
    const [seen] = await this.rights.seen(context, [entryId]);
    return seen ? { findings: await this.rules.of(seen.entry, seen.forOffice) } : null;
  }
}
