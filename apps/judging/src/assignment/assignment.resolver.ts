import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Parent, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, ResolveReferences } from '@podium/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AssignDossiers } from './assign-dossiers.js';
import {
  AssignDossiersInput,
  AssignDossiersResult,
  Assignment,
  AssignmentConnection,
  MyAssignmentsArgs,
} from './assignment.type.js';
import { MyAssignments } from './my-assignments.js';

@Resolver(() => Assignment)
export class AssignmentResolver {
  constructor(
    @Inject(MyAssignments) private readonly mine: MyAssignments,
    @Inject(AssignDossiers) private readonly assigning: AssignDossiers,
  ) {}

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[], @Context() context: RequestContext) {
    return this.mine.byIds(context, ids);
  }

  @Query(() => AssignmentConnection, { description: 'What you are asked to mark, in the order of the entries’ codes.' })
  @Audience('person')
  myAssignments(
    @Args({ type: () => MyAssignmentsArgs }) args: MyAssignmentsArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.mine.list(context, args, info);
  }

  @Mutation(() => AssignDossiersResult, {
    description:
      'Gives every dossier of a round its judges and every judge about as many. Run again, it adds what is missing.',
  })
  @Audience('organiser')
  assignDossiers(
    @Args('input', { type: () => AssignDossiersInput }) input: AssignDossiersInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.assigning.run(context, input));
  }
}
