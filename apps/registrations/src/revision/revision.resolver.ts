import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, capacitiesAt, holds, type Appointment, type RequestContext } from '@podium/platform-access';
import { answer, idAfter, keysetOf, PageArgs, pageOf, ResolveReferences, selects } from '@podium/platform-graphql';
import { Documents } from '@podium/platform-storage';
import type { GraphQLResolveInfo } from 'graphql';
import { validate as isUuid } from 'uuid';
import { DecideRevision } from './decide-revision.js';
import { ProposeRevision } from './propose-revision.js';
import { RevisionAct } from './revision-act.js';
import { capacitiesTowards, revisionActs } from './revision.acts.js';
import { RevisionRepository, type KeptRevision } from './revision.repository.js';
import {
  ApproveRevisionInput,
  ApproveRevisionResult,
  DeclineRevisionInput,
  DeclineRevisionResult,
  ProposeRevisionInput,
  ProposeRevisionResult,
  Revision,
  RevisionConnection,
} from './revision.type.js';

type Shown = KeptRevision & { __typename: 'Revision'; viewerCan?: RevisionAct[] };
const shown = (revision: KeptRevision): Shown => ({ ...revision, __typename: 'Revision' });

/** The categories of an edition that somebody organises; null: an organiser of the edition sees every revision. */
const categoriesSeen = (held: Appointment[], editionCode: string): string[] | null =>
  holds(held, 'organiser', editionCode)
    ? null
    : held
        .flatMap(({ categoryCode }) => categoryCode ?? [])
        .filter((code) => capacitiesAt(held, editionCode, code).has('categoryOrganiser'));

@Resolver(() => Revision)
export class RevisionResolver {
  constructor(
    @Inject(ProposeRevision) private readonly proposing: ProposeRevision,
    @Inject(DecideRevision) private readonly deciding: DecideRevision,
    @Inject(RevisionRepository) private readonly kept: RevisionRepository,
    @Inject(Documents) private readonly documents: Documents,
  ) {}

  @Query(() => RevisionConnection, {
    description:
      'Revisions of what you organise, the newest first; of a category’s organiser those that touch nothing else.',
  })
  @Audience('organiser')
  async revisions(
    @Args({ type: () => PageArgs }) args: PageArgs,
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { limit, after } = keysetOf(args, 1);
    const within = categoriesSeen(await context.appointments(), editionCode);
    const rows = (await this.kept.list(editionCode, within, limit, idAfter(after))).map(shown);
    if (selects(info, 'nodes.viewerCan') || selects(info, 'edges.node.viewerCan')) {
      const acts = await this.deciding.open(context, rows);
      rows.forEach((row, at) => (row.viewerCan = acts[at] ?? []));
    }
    return pageOf(
      rows,
      args,
      (revision) => [revision.id],
      () => this.kept.count(editionCode, within),
    );
  }

  @ResolveField(() => String)
  yaml(@Parent() { sourceHash }: Shown): Promise<string> {
    return this.documents.text(sourceHash);
  }

  @ResolveField(() => [RevisionAct])
  async viewerCan(@Parent() revision: Shown, @Context() context: RequestContext): Promise<RevisionAct[]> {
    return revision.viewerCan ?? (await this.deciding.open(context, [revision]))[0] ?? [];
  }

  @Mutation(() => ProposeRevisionResult, {
    description: 'Proposes a new definition for an edition that is open. What would break what people did is refused.',
  })
  @Audience('organiser')
  proposeRevision(
    @Args('input', { type: () => ProposeRevisionInput }) input: ProposeRevisionInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.proposing.run(context, input).then(shown));
  }

  @Mutation(() => ApproveRevisionResult, {
    description:
      'The edition becomes what was proposed; what people did, and rounds that were opened, stay as they are.',
  })
  @Audience('organiser')
  approveRevision(
    @Args('input', { type: () => ApproveRevisionInput }) input: ApproveRevisionInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.deciding.approve(context, input).then(shown));
  }

  @Mutation(() => DeclineRevisionResult, { description: 'Declines a revision, or takes it back.' })
  @Audience('organiser')
  declineRevision(
    @Args('input', { type: () => DeclineRevisionInput }) { revisionId }: DeclineRevisionInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.deciding.decline(context, revisionId).then(shown));
  }

  @ResolveReferences('id')
  async references(@Parent() ids: string[], @Context() context: RequestContext) {
    const held = await context.appointments();
    const found = await this.kept.byIds(ids.filter((id) => isUuid(id)));
    return found
      .filter(({ editionCode, categories }) =>
        revisionActs.isTheirs(RevisionAct.PROPOSE, capacitiesTowards(held, editionCode, categories)),
      )
      .map(shown);
  }
}
