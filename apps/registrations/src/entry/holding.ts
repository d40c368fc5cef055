import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { refuse } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';
import { Editions, type OpenedCategory, type OpenedEdition } from '../edition/editions.js';
import { TeamRepository, type HeldTeam } from '../team/team.repository.js';
import type { EntryAct } from './entry-act.js';
import { entryActs, isByAppointment, stateName, towardsEntry } from './entry.acts.js';
import { EntryNotFound } from './entry.refusals.js';
import { EntryRepository, type HeldEntry } from './entry.repository.js';
import { EntryState } from './entry.type.js';
import { momentAt } from './openness.js';

/** An entry that a use case may change: locked, with its team, at one moment. */
export interface Held {
  entry: HeldEntry;
  team: HeldTeam;
  opened: OpenedEdition;
  category: OpenedCategory;
  now: Date;
}

/** What is held, and who asks of it, as the table of acts wants it. */
interface Taken {
  held: Held;
  asked: Parameters<typeof entryActs.enforce>[1];
}

/** Takes entries into hand for a use case. */
@Injectable()
export class Holding {
  constructor(
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(TeamRepository) private readonly teams: TeamRepository,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  /**
   * Lock first, then read the clock and the team, then decide.
   * @param given  `version`: the version that whoever asks has seen; absent: whatever it is
   * @throws {Refused} with the first reason why the act may not be done now
   */
  async hold(
    tx: Tx,
    context: RequestContext,
    given: { entryId: string; version?: number },
    act: EntryAct,
  ): Promise<Held> {
    const taken = await this.take(tx, context, given, isByAppointment(act));
    if (!taken) refuse(new EntryNotFound());
    entryActs.enforce(act, taken.asked);
    return taken.held;
  }

  /**
   * Locks an entry and reads what decides about it; decides nothing.
   * @param byAppointment  whether what somebody is appointed to matters
   */
  async take(
    tx: Tx,
    context: RequestContext,
    { entryId, version }: { entryId: string; version?: number },
    byAppointment = true,
  ): Promise<Taken | null> {
    const { personId } = context.person();
    const entry = isUuid(entryId) ? await this.entries.lock(tx, entryId) : null;
    if (!entry) return null;
    const team = await this.teams.held(tx, personId, entry.teamId);
    const { now, revision, belongs, everBelonged } = team;
    const opened = (await this.editions.at(entry.editionCode, revision, tx)) as OpenedEdition;
    const category = opened.category(entry.categoryCode) as OpenedCategory;
    const appointments = byAppointment ? await context.appointments() : [];
    const capacities = towardsEntry(appointments, entry, { leads: team.ledBy === personId, belongs });
    const asked: Taken['asked'] = {
      capacities,
      state: stateName(entry.state),
      facts: {
        moment: momentAt(opened, category, now),
        submitted: entry.submittedAt !== null,
        admitted: entry.state === EntryState.ADMITTED,
        version: entry.version,
        ...(version === undefined ? {} : { seen: version }),
        belongs,
        sees: capacities.has('screener') && entry.submittedAt !== null,
        everBelonged,
      },
    };
    return { held: { entry, team, opened, category, now }, asked };
  }
}
