import { Inject } from '@nestjs/common';
import { Args, Context, ID, Parent, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { ResolveReferences } from '@podium/platform-graphql';
import { Dossier } from './dossier.type.js';
import { Dossiers } from './dossiers.js';

@Resolver(() => Dossier)
export class DossierResolver {
  constructor(@Inject(Dossiers) private readonly all: Dossiers) {}

  @ResolveReferences('id')
  byIds(@Parent() ids: readonly string[], @Context() context: RequestContext) {
    return this.all.byIds(context, ids);
  }

  @Query(() => Dossier, {
    nullable: true,
    description: 'For the judges it is assigned to while the round is not closed, chairs and organisers.',
  })
  @Audience('person')
  async dossier(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    const [dossier] = await this.all.byIds(context, [id]);
    return dossier ?? null;
  }
}
