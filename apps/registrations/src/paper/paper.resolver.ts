import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, ResolveReferences } from '@podium/platform-graphql';
import { Entry } from '../entry/entry.type.js';
import { OpenPaperInput, OpenPaperResult, Paper } from './paper.type.js';
import { Papers } from './papers.js';

@Resolver(() => Paper)
export class PaperResolver {
  constructor(@Inject(Papers) private readonly papers: Papers) {}

  @Mutation(() => OpenPaperResult, {
    description: 'Makes a link that opens a file for you, once, now. For whoever may see the entry.',
  })
  @Audience('person')
  openPaper(
    @Args('input', { type: () => OpenPaperInput }) { paperId }: OpenPaperInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.papers.link(context, paperId));
  }

  @ResolveReferences('id')
  references(@Parent() ids: string[], @Context() context: RequestContext): Promise<Paper[]> {
    return this.papers.byIds(context, ids);
  }
}

@Resolver(() => Entry)
export class EntryPapersResolver {
  constructor(@Inject(Papers) private readonly papers: Papers) {}

  @ResolveField('papers', () => [Paper], {
    description: 'All its files, also those that were replaced; within a field the newest first.',
  })
  ofEntry(@Parent() { id }: Entry, @Context() context: RequestContext): Promise<Paper[]> {
    return this.papers.ofEntry(context, id);
  }
}
