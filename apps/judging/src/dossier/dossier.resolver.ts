import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { Dossier } from './dossier.type.js';
import { Dossiers } from './dossiers.js';

@Resolver(() => Dossier)
export class DossierResolver {
  constructor(@Inject(Dossiers) private readonly all: Dossiers) {}

  @Query(() => Dossier, { nullable: true, description: 'For the judges it is assigned to, chairs and organisers.' })
  @Audience('person')
  dossier(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.all.byId(context, id);
  }
}
