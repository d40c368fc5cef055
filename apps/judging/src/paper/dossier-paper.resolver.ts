import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer } from '@podium/platform-graphql';
import { OpenDossierPaperInput, OpenDossierPaperResult } from './dossier-paper.type.js';
import { DossierPapers } from './dossier-papers.js';

@Resolver()
export class DossierPaperResolver {
  constructor(@Inject(DossierPapers) private readonly papers: DossierPapers) {}

  @Mutation(() => OpenDossierPaperResult, {
    description:
      'Makes a link that opens a file of a dossier for you, now. For whoever may read the answer that names it.',
  })
  @Audience('person')
  openDossierPaper(
    @Args('input', { type: () => OpenDossierPaperInput }) { dossierId, paperId }: OpenDossierPaperInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.papers.link(context, dossierId, paperId));
  }
}
