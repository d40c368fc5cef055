import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { validate as isUuid } from 'uuid';
import { Editions } from '../edition/editions.js';
import { EntryRights } from '../entry/entry-rights.js';
import { towardsEntry } from '../entry/entry.acts.js';
import { OfEntries } from '../entry/of-entries.js';
import { EntryRepository } from '../entry/entry.repository.js';
import { queryActs, queryStateName } from './query.acts.js';
import { EntryQueryState } from './query-state.js';
import { QueryRepository, type QueryRow } from './query.repository.js';
import type { EntryQuery } from './query.type.js';

/** Queries to entrants as the graph shows them, for whoever may see the entry. */
@Injectable()
export class Queries {
  private readonly asking = new OfEntries(async (context, ids) =>
    this.shown(context, await this.queries.ofEntries(ids)),
  );

  constructor(
    @Inject(QueryRepository) private readonly queries: QueryRepository,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(EntryRights) private readonly rights: EntryRights,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  /** Of an entry that whoever asks sees already. Entries of one list that ask in one go are answered by the same statements. */
  ofEntry(context: RequestContext, entryId: string): Promise<EntryQuery[]> {
    return this.asking.of(context, entryId);
  }

  /** Those of these queries about entries that whoever asks may see. */
  async byIds(context: RequestContext, ids: readonly string[]): Promise<EntryQuery[]> {
    const rows = await this.queries.byIds(ids.filter((id) => isUuid(id)));
    const seen = await this.rights.seen(context, [...new Set(rows.map(({ entryId }) => entryId))]);
    const visible = new Set(seen.map(({ entry }) => entry.id));
    return this.shown(
      context,
      rows.filter(({ entryId }) => visible.has(entryId)),
    );
  }

  /** As they are now, with what whoever asks may do with each: three statements, and one for each edition among them. */
  async shown(context: RequestContext, rows: QueryRow[]): Promise<EntryQuery[]> {
    if (rows.length === 0) return [];
    const [towards, appointments, { now, opened }] = await Promise.all([
      this.entries.towards(context.person().personId, [...new Set(rows.map(({ entryId }) => entryId))]),
      context.appointments(),
      this.editions.now([...new Set(rows.map(({ editionCode }) => editionCode))]),
    ]);
    return rows.map(({ editionCode, categoryCode, entryVersion: version, reply, ...row }) => {
      const to = towards.get(row.entryId) ?? { leads: false, belongs: false, everBelonged: false };
      const timeZone = opened.get(editionCode)?.edition.timeZone ?? 'UTC';
      const viewerCan = queryActs.open({
        capacities: towardsEntry(appointments, { editionCode, categoryCode }, to),
        state: queryStateName(row.state),
        facts: { dueAt: row.dueAt, now, timeZone, everBelonged: to.everBelonged, version },
      });
      return {
        __typename: 'EntryQuery',
        ...row,
        reply: reply && { ...reply, repliedAt: new Date(reply.repliedAt) },
        overdue: row.state === EntryQueryState.OPEN && now >= row.dueAt,
        viewerCan,
      };
    });
  }
}
