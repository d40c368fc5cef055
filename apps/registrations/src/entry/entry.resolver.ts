import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Query, Resolver, ResolveReference } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, keysetOf, PageArgs, pageOf, selects } from '@podium/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { validate as isUuid } from 'uuid';
import { EntryChanges } from './entry-changes.js';
import { categoriesSeen, seesEntries } from './entry.policy.js';
import { EntryRepository, type Wanted } from './entry.repository.js';
import {
  Entry,
  EntryConnection,
  EntryState,
  SaveEntryInput,
  SaveEntryResult,
  StartEntryInput,
  StartEntryResult,
  SubmitEntryResult,
  WithdrawEntryInput,
  WithdrawEntryResult,
} from './entry.type.js';

const wantedOf = (info: GraphQLResolveInfo): Wanted => ({
  team: selects(info, 'nodes.team') || selects(info, 'edges.node.team'),
  answers: selects(info, 'nodes.answers') || selects(info, 'edges.node.answers'),
});
const page = (rows: Entry[], args: PageArgs) => pageOf(rows, args, ({ code }) => [code]);
const codeAfter = (after: unknown[] | undefined) => (after ? String(after[0]) : null);

@Resolver(() => Entry)
export class EntryResolver {
  constructor(
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(EntryChanges) private readonly changes: EntryChanges,
  ) {}

  @Query(() => Entry, {
    nullable: true,
    description: 'One entry, for its team and for those who organise or screen it.',
  })
  @Audience('person')
  async entry(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext): Promise<Entry | null> {
    const entry = isUuid(id) ? await this.entries.byId(id) : null;
    if (!entry) return null;
    const appointed = seesEntries(await context.appointments(), entry.editionCode, entry.categoryCode);
    // Nobody but the team sees a draft.
    const seen =
      (appointed && entry.submittedAt !== null) || (await this.entries.isMine(context.person().personId, id));
    return seen ? entry : null;
  }

  @Query(() => EntryConnection, { description: 'Entries of your teams.' })
  @Audience('person')
  async myEntries(
    @Args({ type: () => PageArgs }) args: PageArgs,
    @Args('editionCode', { type: () => String, nullable: true }) editionCode: string | null,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { limit, after } = keysetOf(args, 1);
    const { personId } = context.person();
    return page(
      await this.entries.listMine(personId, editionCode ?? null, wantedOf(info), limit, codeAfter(after)),
      args,
    );
  }

  @Query(() => EntryConnection, {
    name: 'entries',
    description: 'Submitted entries of the categories that you organise or screen.',
  })
  @Audience('person')
  async entriesToSee(
    @Args({ type: () => PageArgs }) args: PageArgs,
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) categoryCode: string | null,
    @Args('state', { type: () => EntryState, nullable: true }) state: EntryState | null,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { limit, after } = keysetOf(args, 1);
    const seen = categoriesSeen(await context.appointments(), editionCode, categoryCode ?? null);
    if (seen !== null && seen.length === 0) return page([], args);
    const filter = { editionCode, categoryCodes: seen, state: state ?? null };
    return page(await this.entries.list(filter, wantedOf(info), limit, codeAfter(after)), args);
  }

  @Mutation(() => StartEntryResult, { description: 'Begins a draft in one stream of one category.' })
  @Audience('person')
  startEntry(
    @Args('input', { type: () => StartEntryInput }) input: StartEntryInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.changes.start(context, input));
  }

  @Mutation(() => SaveEntryResult, { description: 'Keeps what has been filled in so far.' })
  @Audience('person')
  saveEntry(@Args('input', { type: () => SaveEntryInput }) input: SaveEntryInput, @Context() context: RequestContext) {
    return answer(this.changes.save(context, input));
  }

  @Mutation(() => SubmitEntryResult, { description: 'Submits an entry; again before the deadline replaces it.' })
  @Audience('person')
  submitEntry(
    @Args('input', { type: () => SaveEntryInput }) input: SaveEntryInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.changes.submit(context, input));
  }

  @Mutation(() => WithdrawEntryResult, { description: 'Takes an entry back for good.' })
  @Audience('person')
  withdrawEntry(
    @Args('input', { type: () => WithdrawEntryInput }) input: WithdrawEntryInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.changes.withdraw(context, input));
  }

  @ResolveReference()
  resolveReference({ id }: { id: string }, context: RequestContext) {
    return this.entry(id, context);
  }
}
