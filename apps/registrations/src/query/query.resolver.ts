import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Audience, type RequestContext } from '@podium/platform-access';
import { answer, keysetOf, PageArgs, pageOf, ResolveReferences } from '@podium/platform-graphql';
import { EntryRights } from '../entry/entry-rights.js';
import { categoriesSeen } from '../entry/entry.acts.js';
import { Entry } from '../entry/entry.type.js';
import { AnswerQuery } from './answer-query.js';
import { AskEntrant, type Done } from './ask-entrant.js';
import { Queries } from './queries.js';
import { QueryRepository } from './query.repository.js';
import {
  AnswerQueryInput,
  AnswerQueryResult,
  AskEntrantInput,
  AskEntrantResult,
  EntryQuery,
  EntryQueryConnection,
  ExtendQueryInput,
  ExtendQueryResult,
  TakeBackQueryInput,
  TakeBackQueryResult,
} from './query.type.js';

@Resolver(() => EntryQuery)
export class QueryResolver {
  constructor(
    @Inject(AskEntrant) private readonly asking: AskEntrant,
    @Inject(AnswerQuery) private readonly answering: AnswerQuery,
    @Inject(Queries) private readonly queries: Queries,
    @Inject(QueryRepository) private readonly kept: QueryRepository,
    @Inject(EntryRights) private readonly rights: EntryRights,
  ) {}

  @Query(() => EntryQueryConnection, {
    description:
      'Open questions to entrants of the categories that you organise or screen: what is due first first, so what is overdue on top.',
  })
  @Audience('person')
  async entryQueries(
    @Args({ type: () => PageArgs }) args: PageArgs,
    @Args('editionCode', { type: () => String }) editionCode: string,
    @Args('categoryCode', { type: () => String, nullable: true }) categoryCode: string | null,
    @Args('overdueOnly', { type: () => Boolean, defaultValue: false }) overdueOnly: boolean,
    @Context() context: RequestContext,
  ) {
    const { limit, after } = keysetOf(args, 2);
    const seen = categoriesSeen(await context.appointments(), editionCode, categoryCode ?? null);
    const filter = { editionCode, categoryCodes: seen, overdueOnly };
    const nobody = seen !== null && seen.length === 0;
    const from = after ? { dueAt: String(after[0]), id: String(after[1]) } : null;
    const rows = nobody ? [] : await this.kept.queue(filter, limit, from);
    return pageOf(
      await this.queries.shown(context, rows),
      args,
      ({ dueAt, id }) => [dueAt.toISOString(), id],
      () => (nobody ? 0 : this.kept.countQueue(filter)),
    );
  }

  @Mutation(() => AskEntrantResult, {
    description:
      'Asks an entrant for named fields until an instant; the entry opens for these alone. They are written to.',
  })
  @Audience('person')
  askEntrant(
    @Args('input', { type: () => AskEntrantInput }) input: AskEntrantInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.shown(context, this.asking.ask(context, input)));
  }

  @Mutation(() => AnswerQueryResult, { description: 'Answers a question of the office, once, in time.' })
  @Audience('person')
  answerQuery(
    @Args('input', { type: () => AnswerQueryInput }) input: AnswerQueryInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.shown(context, this.answering.run(context, input)));
  }

  @Mutation(() => ExtendQueryResult, { description: 'Gives more time, also once it is overdue.' })
  @Audience('person')
  extendQuery(
    @Args('input', { type: () => ExtendQueryInput }) input: ExtendQueryInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.shown(context, this.asking.extend(context, input)));
  }

  @Mutation(() => TakeBackQueryResult, { description: 'Takes a question back: nothing needs to be answered.' })
  @Audience('person')
  takeBackQuery(
    @Args('input', { type: () => TakeBackQueryInput }) input: TakeBackQueryInput,
    @Context() context: RequestContext,
  ) {
    return answer(this.shown(context, this.asking.takeBack(context, input)));
  }

  @ResolveField(() => Entry, { nullable: true })
  entry(@Parent() { entryId }: EntryQuery, @Context() context: RequestContext): Promise<Entry | null> {
    return this.rights.byId(context, entryId);
  }

  @ResolveReferences('id')
  references(@Parent() ids: string[], @Context() context: RequestContext): Promise<EntryQuery[]> {
    return this.queries.byIds(context, ids);
  }

  private async shown(context: RequestContext, done: Promise<Done>): Promise<EntryQuery> {
    const { id } = await done;
    const [query] = await this.queries.byIds(context, [id]);
    // Whoever did something with it saw it just before; an appointment that ended since then is no reason to say that nothing was done.
    if (!query) throw new Error(`query ${id} was changed, and cannot be shown to whoever did it`);
    return query;
  }
}

@Resolver(() => Entry)
export class EntryQueriesResolver {
  constructor(@Inject(Queries) private readonly queries: Queries) {}

  @ResolveField('queries', () => [EntryQuery], {
    description: 'What the office asked about it, the newest first. For its team and the office.',
  })
  ofEntry(@Parent() { id }: Entry, @Context() context: RequestContext): Promise<EntryQuery[]> {
    return this.queries.ofEntry(context, id);
  }
}
