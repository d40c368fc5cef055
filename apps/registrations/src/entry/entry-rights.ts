import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { validate as isUuid } from 'uuid';
import { Editions } from '../edition/editions.js';
import { EntryAct } from './entry-act.js';
import { entryActs, stateName, towardsEntry, type EntryFacts } from './entry.acts.js';
import { EntryRepository, type Towards } from './entry.repository.js';
import { EntryState, type Entry } from './entry.type.js';
import { momentAt } from './openness.js';

const STRANGER: Towards = { leads: false, belongs: false, everBelonged: false };

/** An entry that whoever asks may see. */
export interface Seen {
  entry: Entry;
  /** They look at it for an office, and not for their own team. */
  forOffice: boolean;
}

/** What whoever asks may do with entries; the same table that the use cases enforce. */
@Injectable()
export class EntryRights {
  constructor(
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  /** An entry that whoever asks may see; else null. */
  async byId(context: RequestContext, id: string): Promise<Entry | null> {
    const [seen] = await this.seen(context, [id]);
    return seen?.entry ?? null;
  }

  /** Those of these entries that whoever asks may see, in no order. Two statements, however many they are. */
  async seen(context: RequestContext, ids: string[]): Promise<Seen[]> {
    const real = ids.filter((id) => isUuid(id));
    if (real.length === 0) return [];
    const entries = [...(await this.entries.byIds(context.person().personId, real)).values()];
    const { towards, held } = await this.towards(context, entries);
    return entries.flatMap((entry) => {
      const to = towards.get(entry.id) ?? STRANGER;
      const capacities = towardsEntry(held, entry, to);
      const asked = { capacities, state: stateName(entry.state), facts: factsOf(entry, to) };
      if (entryActs.reasonAgainst(EntryAct.READ, asked)) return [];
      return [{ entry, forOffice: !to.everBelonged && entryActs.isTheirs(EntryAct.ADMIT, capacities) }];
    });
  }

  /** What may be done with each, in their order. Two statements and one for each edition among them. */
  async open(context: RequestContext, entries: Entry[]): Promise<EntryAct[][]> {
    const { towards, held } = await this.towards(context, entries);
    const { now, opened } = await this.editions.now(entries.map(({ editionCode }) => editionCode));
    return entries.map((entry) => {
      const to = towards.get(entry.id) ?? STRANGER;
      const edition = opened.get(entry.editionCode);
      const category = edition?.category(entry.categoryCode);
      if (!edition || !category) return [];
      const facts = { ...factsOf(entry, to), moment: momentAt(edition, category, now) };
      return entryActs.open({ capacities: towardsEntry(held, entry, to), state: stateName(entry.state), facts });
    });
  }

  private async towards(context: RequestContext, entries: Entry[]) {
    const { personId } = context.person();
    const [towards, held] = await Promise.all([
      this.entries.towards(
        personId,
        entries.map(({ id }) => id),
      ),
      context.appointments(),
    ]);
    return { towards, held };
  }
}

const factsOf = ({ submittedAt, state, version }: Entry, { belongs, everBelonged }: Towards): EntryFacts => ({
  moment: null,
  submitted: submittedAt !== null,
  admitted: state === EntryState.ADMITTED,
  version,
  belongs,
  everBelonged,
});
