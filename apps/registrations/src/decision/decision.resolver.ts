import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { Database } from '@podium/platform-database';
import { answer } from '@podium/platform-graphql';
import { Entry } from '../entry/entry.type.js';
import { OfEntries } from '../entry/of-entries.js';
import { DecideAnew } from './decide-anew.js';
import {
  DisqualifyEntryInput,
  DisqualifyEntryResult,
  EntryDecision,
  ReinstateEntryInput,
  ReinstateEntryResult,
  ReverseScreeningInput,
  ReverseScreeningResult,
} from './decision.type.js';

@Resolver(() => Entry)
export class DecisionResolver {
  private readonly decisions: OfEntries<EntryDecision>;

  constructor(
    @Inject(DecideAnew) private readonly deciding: DecideAnew,
    @Inject(Database) database: Database,
  ) {
    this.decisions = new OfEntries((_context, ids) =>
      database.query<EntryDecision>(
        `SELECT entry_id AS "entryId", CASE WHEN admitted THEN 'admitted' ELSE 'refused' END AS verdict, reason,
           screened_at AS "decidedAt" FROM screening WHERE entry_id = ANY($1::uuid[])
         UNION ALL SELECT entry_id, verdict, reason, decided_at FROM entry_decision WHERE entry_id = ANY($1::uuid[])
         ORDER BY "decidedAt" DESC`,
        [ids],
      ),
    );
  }

  @ResolveField('decisions', () => [EntryDecision], {
    description: 'What the office decided about it, the newest first. For its team and the office.',
  })
  ofEntry(@Parent() { id }: Entry, @Context() context: RequestContext): Promise<EntryDecision[]> {
    return this.decisions.of(context, id);
  }

  @Mutation(() => DisqualifyEntryResult, {
    description:
      'Takes an admitted entry out, at whatever stage: it is judged no more and wins nothing. Its team is written to.',
  })
  @Audience('person')
  disqualifyEntry(
    @Args('input', { type: () => DisqualifyEntryInput }) input: DisqualifyEntryInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.deciding.run(context, 'DISQUALIFY', input));
  }

  @Mutation(() => ReinstateEntryResult, {
    description:
      'Lets a disqualified entry take part again, also in rounds that are open. Awards that it lost are conferred anew by a person.',
  })
  @Audience('person')
  reinstateEntry(
    @Args('input', { type: () => ReinstateEntryInput }) input: ReinstateEntryInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.deciding.run(context, 'REINSTATE', input));
  }

  @Mutation(() => ReverseScreeningResult, {
    description:
      'Takes back that an entry was admitted or refused. It waits to be screened again; until then it takes no part.',
  })
  @Audience('person')
  reverseScreening(
    @Args('input', { type: () => ReverseScreeningInput }) input: ReverseScreeningInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.deciding.run(context, 'REVERSE', input));
  }
}
