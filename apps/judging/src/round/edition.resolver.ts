import { Inject } from '@nestjs/common';
import { Args, Context, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@podium/platform-access';
import { ResolveReferences, type Connection } from '@podium/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { EditionJudged } from '../edition/edition.type.js';
import { EditionRoundsArgs, RoundConnection, type Round } from './round.type.js';
import { Rounds } from './rounds.js';

@Resolver(() => EditionJudged)
export class EditionResolver {
  constructor(@Inject(Rounds) private readonly all: Rounds) {}

  // Whether there is such an edition is for the registrations service to say; one that is not has no rounds.
  @ResolveReferences('code')
  editions(@Parent() codes: readonly string[]): EditionJudged[] {
    return codes.map((code) => ({ code }));
  }

  @ResolveField(() => RoundConnection, {
    description: 'The rounds where you preside, in the order in which they were opened.',
  })
  rounds(
    @Parent() { code }: EditionJudged,
    @Args({ type: () => EditionRoundsArgs }) args: EditionRoundsArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Round>> {
    return this.all.list(context, Object.assign(args, { editionCode: code }), info);
  }
}
