import { Inject, Injectable } from '@nestjs/common';
import { entrantAskedV1, type PayloadOf } from '@podium/contracts';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { givenReason, InputRefused, refuse, topic } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Changes, Mutations } from '@podium/platform-service';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { EntryAct } from '../entry/entry-act.js';
import { placeOf } from '../entry/entry-place.js';
import { Holding, type Held } from '../entry/holding.js';
import { contactsOf } from '../team/roster.js';
import type { Roster } from '../team/team.type.js';
import { givenDue, givenFields, givenQuestion, namesOf } from './given-query.js';
import { QueryAct } from './query-act.js';
import { queryActs, queryStateName } from './query.acts.js';
import { QueryNotFound } from './query.refusals.js';
import { QueryRepository, type QueryRow } from './query.repository.js';
import type { AskEntrantInput, ExtendQueryInput, TakeBackQueryInput } from './query.type.js';

const MOST_OPEN = 20;

/** A query in hand: its entry locked, and the query read since. */
export interface HeldQuery extends Held {
  query: QueryRow;
}

/** Which query something was done with; it is read anew for whoever did it. */
export interface Done {
  id: string;
}

type Told = Pick<PayloadOf<typeof entrantAskedV1>, 'occasion' | 'question' | 'dueAt' | 'reason'> & { fields: string[] };

/** What the office does: asks an entrant for fields of an entry, gives more time, takes the question back. */
@Injectable()
export class AskEntrant {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Holding) private readonly holding: Holding,
    @Inject(QueryRepository) private readonly queries: QueryRepository,
    @Inject(Changes) private readonly changes: Changes,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  ask(context: RequestContext, input: AskEntrantInput): Promise<Done> {
    return this.mutations.run(context, async (tx) => {
      const question = givenQuestion(input.question);
      const held = await this.holding.hold(tx, context, { entryId: input.entryId }, EntryAct.ASK);
      const fields = givenFields(held.category, input.fields);
      const dueAt = givenDue(input.dueAt, held.now);
      if ((await this.queries.countOpen(tx, held.entry.id)) >= MOST_OPEN)
        refuse(
          new InputRefused({
            en: `At most ${MOST_OPEN} questions about one entry are open at a time.`,
            zhHant: `每個參賽項目最多可同時有 ${MOST_OPEN} 項待回覆的查詢。`,
            zhHans: `每个参赛项目最多可同时有 ${MOST_OPEN} 项待回复的查询。`,
          }),
        );
      const query = { id: uuidv7(), entryId: held.entry.id, fields, question, dueAt, askedAt: held.now };
      await this.queries.add(tx, query, context.person().personId);
      await this.tell(tx, held, { occasion: 'asked', question, fields, dueAt: dueAt.toISOString(), reason: null });
      return { id: query.id };
    });
  }

  extend(context: RequestContext, { queryId, ...input }: ExtendQueryInput): Promise<Done> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const held = await this.hold(tx, context, queryId, QueryAct.EXTEND);
      const { query, now } = held;
      const dueAt = givenDue(input.dueAt, now, query.dueAt);
      await this.queries.change(tx, query, dueAt, reason, context.person().personId, now);
      await this.tell(tx, held, { ...query, occasion: 'extended', dueAt: dueAt.toISOString(), reason });
      return { id: query.id };
    });
  }

  takeBack(context: RequestContext, { queryId, ...input }: TakeBackQueryInput): Promise<Done> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const held = await this.hold(tx, context, queryId, QueryAct.TAKE_BACK);
      const { query, now } = held;
      await this.queries.change(tx, query, null, reason, context.person().personId, now);
      await this.tell(tx, held, { ...query, occasion: 'taken-back', dueAt: query.dueAt.toISOString(), reason });
      return { id: query.id };
    });
  }

  /**
   * Locks the entry that a query is about, then reads the query and the clock, then decides.
   * @param version  the entry's, that whoever asks has seen
   * @throws {Refused} QueryNotFound, alike for hidden and missing; else the first reason why not
   */
  async hold(tx: Tx, context: RequestContext, queryId: string, act: QueryAct, version?: number): Promise<HeldQuery> {
    const [found] = isUuid(queryId) ? await this.queries.byIds([queryId], tx) : [];
    const taken = found && (await this.holding.take(tx, context, { entryId: found.entryId }));
    const [query] = taken ? await this.queries.byIds([queryId], tx) : [];
    if (!taken || !query) refuse(new QueryNotFound());
    const { held, asked } = taken;
    queryActs.enforce(act, {
      capacities: asked.capacities,
      state: queryStateName(query.state),
      facts: {
        dueAt: query.dueAt,
        now: held.now,
        timeZone: held.opened.edition.timeZone,
        everBelonged: held.team.everBelonged,
        version: held.entry.version,
        ...(version === undefined ? {} : { seen: version }),
      },
    });
    return { ...held, query };
  }

  private async tell(tx: Tx, { entry, team, category }: Held, told: Told): Promise<void> {
    const { occasion, question, fields, dueAt, reason } = told;
    this.changes.tell(tx, topic('entry', entry.id));
    await this.outbox.add(tx, entrantAskedV1, {
      ...placeOf(entry, entry.title),
      // What was submitted has a roster.
      contacts: contactsOf(team, entry.roster as Roster),
      occasion,
      question,
      fieldNames: namesOf(category, fields),
      dueAt,
      reason,
    });
  }
}
