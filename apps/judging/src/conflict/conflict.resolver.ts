import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, ResolveReferences } from '@podium/platform-graphql';
import { ConflictQueries } from './conflict-queries.js';
import {
  Conflict,
  ConflictConnection,
  ConflictsArgs,
  DeclareConflictsInput,
  DeclareConflictsResult,
  EntrantConnection,
  EntrantsArgs,
  MyConflictsArgs,
  OverruleConflictInput,
  OverruleConflictResult,
  PinConflictInput,
  PinConflictResult,
} from './conflict.type.js';
import { DeclareConflicts } from './declare-conflicts.js';
import { SettleConflicts } from './settle-conflicts.js';

@Resolver(() => Conflict)
export class ConflictResolver {
  constructor(
    @Inject(ConflictQueries) private readonly queries: ConflictQueries,
    @Inject(DeclareConflicts) private readonly declaring: DeclareConflicts,
    @Inject(SettleConflicts) private readonly settling: SettleConflicts,
  ) {}

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[], @Context() context: RequestContext) {
    return this.queries.byIds(context, ids);
  }

  @Query(() => EntrantConnection, {
    description: 'Who is compared in a round that you judge: read it, then declare with whom you are in conflict.',
  })
  @Audience('person')
  entrants(@Args({ type: () => EntrantsArgs }) args: EntrantsArgs, @Context() context: RequestContext) {
    return this.queries.entrants(context, args);
  }

  @Query(() => ConflictConnection, { description: 'Conflicts of judges with entries where you preside.' })
  @Audience('person')
  conflicts(@Args({ type: () => ConflictsArgs }) args: ConflictsArgs, @Context() context: RequestContext) {
    return this.queries.list(context, args);
  }

  @Query(() => ConflictConnection, { description: 'Your own conflicts, whatever became of them.' })
  @Audience('person')
  myConflicts(@Args({ type: () => MyConflictsArgs }) args: MyConflictsArgs, @Context() context: RequestContext) {
    return this.queries.mine(context, args);
  }

  @Mutation(() => DeclareConflictsResult, {
    description:
      'A judge has read the list of entrants and says with which there is a conflict, perhaps none: the others open. It may be said again, also after sheets were handed in; those of a conflict do not count any more.',
  })
  @Audience('person')
  declareConflicts(
    @Args('input', { type: () => DeclareConflictsInput }) input: DeclareConflictsInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.declaring.run(context, input));
  }

  @Mutation(() => PinConflictResult, { description: 'An organiser keeps a judge away from an entry, in every round.' })
  @Audience('organiser')
  pinConflict(
    @Args('input', { type: () => PinConflictInput }) input: PinConflictInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.settling.pin(context, input));
  }

  @Mutation(() => OverruleConflictResult, {
    description: 'An organiser finds that there is no conflict, and says why.',
  })
  @Audience('organiser')
  overruleConflict(
    @Args('input', { type: () => OverruleConflictInput }) input: OverruleConflictInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.settling.overrule(context, input));
  }
}
