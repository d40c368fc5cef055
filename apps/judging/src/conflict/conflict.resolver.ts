import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import { DeclareConflictResult } from './conflict.type.js';
import { DeclareConflict } from './declare-conflict.js';

@Resolver()
export class ConflictResolver {
  constructor(@Inject(DeclareConflict) private readonly declaring: DeclareConflict) {}

  @Mutation(() => DeclareConflictResult, {
    description: 'A judge stays away from a dossier. What was handed in for it does not count any more.',
  })
  @Audience('person')
  declareConflict(
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('dossierId', { type: () => ID }) dossierId: string,
    @Args('reason', { type: () => String }) reason: string,
    @Context() context: RequestContext,
  ) {
    return answer(this.declaring.run(context, roundId, dossierId, reason));
  }
}
