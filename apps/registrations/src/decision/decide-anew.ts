import { Inject, Injectable } from '@nestjs/common';
import { decisionChangedV1 } from '@podium/contracts';
import type { RequestContext } from '@podium/platform-access';
import { givenReason } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { EntryAct } from '../entry/entry-act.js';
import { EntryFacts } from '../entry/entry-facts.js';
import { placeOf } from '../entry/entry-place.js';
import { EntryRepository } from '../entry/entry.repository.js';
import { EntryState, type Entry } from '../entry/entry.type.js';
import { Holding } from '../entry/holding.js';
import { belongingTo, contactsOf } from '../team/roster.js';
import type { Roster } from '../team/team.type.js';

/** What each act makes of the entry, what it is called on record, and what whoever took the entry over is told. */
const MAKES = {
  DISQUALIFY: {
    state: EntryState.DISQUALIFIED,
    verdict: 'disqualified',
    told: { state: 'withdrawn', because: 'disqualified' },
  },
  REINSTATE: { state: EntryState.ADMITTED, verdict: 'reinstated', told: { state: 'admitted' } },
  REVERSE: { state: EntryState.SUBMITTED, verdict: 'reversed', told: { state: 'withdrawn', because: 'reversed' } },
} as const;

/** Decides anew about an entry that was screened, at whatever stage the edition is. Its dossiers stay; what is said of them changes. */
@Injectable()
export class DecideAnew {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Holding) private readonly holding: Holding,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  run(
    context: RequestContext,
    act: keyof typeof MAKES,
    input: { entryId: string; version: number; reason: string },
  ): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const { entry: held, team, now } = await this.holding.hold(tx, context, input, EntryAct[act]);
      const { state, verdict, told } = MAKES[act];
      const entry = await this.entries.change(tx, held, { ...held, state }, { decidedAt: now });
      await tx.execute(
        `INSERT INTO entry_decision (id, entry_id, entry_version, verdict, reason, decided_by, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [uuidv7(), held.id, held.version, verdict, reason, context.person().personId, now],
      );
      // What was submitted has a roster.
      const roster = held.roster as Roster;
      const place = { ...placeOf(held, held.title), contacts: contactsOf(team, roster) };
      await this.facts.tell(tx, { ...place, roster: belongingTo(team, roster), ...told });
      await this.outbox.add(tx, decisionChangedV1, { ...place, verdict, reason });
      return entry;
    });
  }
}
