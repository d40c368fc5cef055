import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, holds, type Appointment, type RequestContext } from '@podium/platform-access';
import { answer, idAfter, keysetOf, PageArgs, pageOf, ResolveReferences } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';
import { ExtendDeadline } from './extend-deadline.js';
import { ExtensionAct } from './extension-act.js';
import { ExtensionRepository, type KeptExtension } from './extension.repository.js';
import {
  ApproveExtensionInput,
  ApproveExtensionResult,
  DeadlineExtension,
  DeadlineExtensionConnection,
  DeclineExtensionInput,
  DeclineExtensionResult,
  ExtendDeadlineInput,
  ExtendDeadlineResult,
} from './extension.type.js';

const shown = (extension: KeptExtension) => ({ ...extension, __typename: 'DeadlineExtension' as const });

const seen = (held: Appointment[], { editionCode, categoryCode }: KeptExtension) =>
  holds(held, 'organiser', editionCode, categoryCode ?? undefined);

/** null: an organiser of the edition sees all of them. */
const categoriesSeen = (held: Appointment[], editionCode: string): string[] | null =>
  holds(held, 'organiser', editionCode)
    ? null
    : held.flatMap((each) =>
        each.role === 'organiser' && each.editionCode === editionCode && each.categoryCode ? [each.categoryCode] : [],
      );

@Resolver(() => DeadlineExtension)
export class ExtensionResolver {
  constructor(
    @Inject(ExtendDeadline) private readonly extending: ExtendDeadline,
    @Inject(ExtensionRepository) private readonly extensions: ExtensionRepository,
  ) {}

  @Query(() => DeadlineExtensionConnection, {
    description: 'Proposals to extend deadlines of what you organise, the newest first.',
  })
  @Audience('organiser')
  async deadlineExtensions(
    @Args({ type: () => PageArgs }) args: PageArgs,
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Context() context: RequestContext,
  ) {
    const { limit, after } = keysetOf(args, 1);
    const id = idAfter(after);
    const categories = categoriesSeen(await context.appointments(), editionCode);
    const rows = await this.extensions.list(editionCode, categories, limit, id);
    return pageOf(
      rows.map(shown),
      args,
      (extension) => [extension.id],
      () => this.extensions.count(editionCode, categories),
    );
  }

  @ResolveField(() => [ExtensionAct])
  viewerCan(@Parent() extension: KeptExtension, @Context() context: RequestContext): Promise<ExtensionAct[]> {
    return this.extending.viewerCan(context, extension);
  }

  @Mutation(() => ExtendDeadlineResult, {
    description: 'Proposes to open again what has closed. Another organiser approves it.',
  })
  @Audience('organiser')
  extendDeadline(
    @Args('input', { type: () => ExtendDeadlineInput }) input: ExtendDeadlineInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.extending.propose(context, input).then(shown));
  }

  @Mutation(() => ApproveExtensionResult, {
    description: 'Opens it again, and writes to those who have an entry there.',
  })
  @Audience('organiser')
  approveExtension(
    @Args('input', { type: () => ApproveExtensionInput }) { extensionId }: ApproveExtensionInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.extending.approve(context, extensionId).then(shown));
  }

  @Mutation(() => DeclineExtensionResult, { description: 'Declines a proposal, or takes it back.' })
  @Audience('organiser')
  declineExtension(
    @Args('input', { type: () => DeclineExtensionInput }) { extensionId }: DeclineExtensionInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.extending.decline(context, extensionId).then(shown));
  }

  @ResolveReferences('id')
  async references(@Parent() ids: string[], @Context() context: RequestContext) {
    const held = await context.appointments();
    const found = await this.extensions.byIds(ids.filter((id) => isUuid(id)));
    return found.filter((extension) => seen(held, extension)).map(shown);
  }
}
