import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import {
  answer,
  keysetOf,
  PageArgs,
  pageOf,
  ResolveReferences,
  selects,
  type Count,
  topic,
  Watch,
} from '@podium/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { TeamRepository } from '../team/team.repository.js';
import { Team } from '../team/team.type.js';
import { EntryAct } from './entry-act.js';
import { EntryChanges } from './entry-changes.js';
import { EntryRights } from './entry-rights.js';
import { categoriesSeen } from './entry.acts.js';
import { SaveEntryResult, StartEntryResult, SubmitEntryResult, WithdrawEntryResult } from './entry.refusals.js';
import { EntryRepository, type After, type Wanted } from './entry.repository.js';
import { FormerForms } from './former-forms.js';
import { FormChanges, NoLongerAsked } from './former-forms.type.js';
import {
  Entry,
  EntryConnection,
  EntryState,
  SaveEntryInput,
  StartEntryInput,
  WithdrawEntryInput,
} from './entry.type.js';

const within = (info: GraphQLResolveInfo, field: string) =>
  selects(info, `nodes.${field}`) || selects(info, `edges.node.${field}`);
const wantedOf = (info: GraphQLResolveInfo): Wanted => ({
  answers: within(info, 'answers') || within(info, 'noLongerAsked'),
  roster: within(info, 'roster'),
  team: within(info, 'team'),
});
const sortKey = ({ editionCode, categoryCode, number }: Entry) => [editionCode, categoryCode, number];
const SORTED_BY = 3;
const placeAfter = (after: unknown[] | undefined): After | null =>
  after ? { editionCode: String(after[0]), categoryCode: String(after[1]), number: Number(after[2]) } : null;

@Resolver(() => Entry)
export class EntryResolver {
  constructor(
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(EntryRights) private readonly rights: EntryRights,
    @Inject(TeamRepository) private readonly teams: TeamRepository,
    @Inject(FormerForms) private readonly former: FormerForms,
    @Inject(EntryChanges) private readonly changes: EntryChanges,
  ) {}

  @Watch(() => Entry, {
    query: 'entry',
    renamed: { entryId: 'id' },
    nullable: true,
    description: 'The entry, each time that it changes. For whom `entry` answers.',
  })
  @Audience('person')
  entryChanged(@Args('entryId', { type: () => ID }) entryId: string) {
    return [topic('entry', entryId)];
  }

  @Query(() => Entry, {
    nullable: true,
    description: 'One entry, for its team and for those who organise or screen it.',
  })
  @Audience('person')
  async entry(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext): Promise<Entry | null> {
    return this.rights.byId(context, id);
  }

  @Query(() => EntryConnection, { description: 'Entries of your teams.' })
  @Audience('person')
  async myEntries(
    @Args({ type: () => PageArgs }) args: PageArgs,
    @Args('editionCode', { type: () => String, nullable: true }) editionCode: string | null,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { limit, after } = keysetOf(args, SORTED_BY);
    const { personId } = context.person();
    const edition = editionCode ?? null;
    const rows = await this.entries.listMine(personId, edition, wantedOf(info), limit, placeAfter(after));
    return this.page(rows, args, context, info, () => this.entries.countMine(personId, edition));
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
    const { limit, after } = keysetOf(args, SORTED_BY);
    const seen = categoriesSeen(await context.appointments(), editionCode, categoryCode ?? null);
    const filter = { editionCode, categoryCodes: seen, state: state ?? null };
    const nobody = seen !== null && seen.length === 0;
    const rows = nobody
      ? []
      : await this.entries.list(context.person().personId, filter, wantedOf(info), limit, placeAfter(after));
    return this.page(rows, args, context, info, () => (nobody ? 0 : this.entries.count(filter)));
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

  @ResolveField(() => Team, { nullable: true })
  async team(@Parent() { team, teamId }: Entry, @Context() context: RequestContext): Promise<Team | null> {
    return team === undefined ? this.teams.mineById(context.person().personId, teamId) : team;
  }

  @ResolveField(() => FormChanges, { nullable: true })
  async changedSince(@Parent() entry: Entry): Promise<FormChanges | null> {
    return entry.changedSince === undefined
      ? ((await this.formerly([entry]))[0]?.changedSince ?? null)
      : entry.changedSince;
  }

  @ResolveField(() => [NoLongerAsked])
  async noLongerAsked(@Parent() entry: Entry): Promise<NoLongerAsked[]> {
    return entry.noLongerAsked ?? (await this.formerly([entry]))[0]?.noLongerAsked ?? [];
  }

  @ResolveField(() => [EntryAct])
  async viewerCan(@Parent() entry: Entry, @Context() context: RequestContext): Promise<EntryAct[]> {
    return entry.viewerCan ?? (await this.rights.open(context, [entry]))[0] ?? [];
  }

  @ResolveReferences('id')
  async references(@Parent() ids: string[], @Context() context: RequestContext): Promise<Entry[]> {
    return (await this.rights.seen(context, ids)).map(({ entry }) => entry);
  }

  /** Says of each entry what it is told of a form that was revised. */
  private async formerly(entries: Entry[]): Promise<Entry[]> {
    const told = await this.former.of(entries);
    entries.forEach((entry, at) => Object.assign(entry, told[at]));
    return entries;
  }

  private async page(rows: Entry[], args: PageArgs, context: RequestContext, info: GraphQLResolveInfo, count: Count) {
    if (within(info, 'viewerCan') && rows.length > 0) {
      const acts = await this.rights.open(context, rows);
      rows.forEach((row, at) => (row.viewerCan = acts[at] ?? []));
    }
    if ((within(info, 'changedSince') || within(info, 'noLongerAsked')) && rows.length > 0) await this.formerly(rows);
    return pageOf(rows, args, sortKey, count);
  }
}
