import { Inject, Injectable } from '@nestjs/common';
import { entrySubmittedV1, entryWithdrawnV1, type Contact } from '@podium/contracts';
import { enforce, type RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { checked, givenReason, givenText, refuse } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { EditionNotFound } from '../edition/edition.type.js';
import { Editions, type OpenedCategory, type OpenedEdition } from '../edition/editions.js';
import type { GivenTeam } from '../team/given-team.js';
import { TeamRepository } from '../team/team.repository.js';
import { TeamNotFound } from '../team/team.type.js';
import { changeOf, momentOf, refuseFrozen, refuseIncomplete } from './changes.js';
import { enrolmentIsOpen, mayChange, mayWithdraw } from './entry.policy.js';
import { EntryRepository, type HeldEntry } from './entry.repository.js';
import {
  EntryNotFound,
  EntryState,
  type Entry,
  type SaveEntryInput,
  type StartEntryInput,
  type WithdrawEntryInput,
} from './entry.type.js';

const instant = (text: string | Date | undefined) => (text === undefined ? undefined : new Date(text));
const enrolment = ({ milestones }: OpenedCategory) => ({
  opensAt: instant(milestones['enrolment-opens']),
  closesAt: instant(milestones['enrolment-closes']),
});

interface Held {
  entry: HeldEntry;
  opened: OpenedEdition;
  category: OpenedCategory;
  now: Date;
}

/** What entrants do with an entry. Each is one transaction: lock, look at the clock, decide, write, tell. */
@Injectable()
export class EntryChanges {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(TeamRepository) private readonly teams: TeamRepository,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Begins a draft and gives it its reference. */
  start(context: RequestContext, input: StartEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const title = checked('title', givenText(200), input.title);
      const team = isUuid(input.teamId) ? await this.teams.mine(context.person().personId, input.teamId, tx) : null;
      if (!team) refuse(new TeamNotFound());
      const { editionCode } = team;
      const { categoryCode, streamCode } = input;
      const opened = await this.editions.current(editionCode, tx);
      const category = opened?.category(categoryCode);
      if (!category?.category.streams.some(({ code }) => code === streamCode)) refuse(new EditionNotFound());
      const number = await this.entries.nextNumber(tx, editionCode, categoryCode);
      const moment = await this.editions.atThisMoment(tx, editionCode);
      const asItStands = moment.opened.category(categoryCode) ?? category;
      enforce(enrolmentIsOpen, context, { now: moment.now, ...enrolment(asItStands) });
      const code = `${editionCode}-${categoryCode}-${String(number).padStart(4, '0')}`;
      const id = uuidv7();
      await this.entries.add(tx, { id, code, editionCode, categoryCode, streamCode, teamId: team.id, title });
      return (await this.entries.byId(id, tx)) as Entry;
    });
  }

  /** Keeps answers, title or team as they are so far; nothing needs to be complete. */
  save(context: RequestContext, input: SaveEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const { entry, category, change, moment } = await this.wanted(tx, context, input);
      // What has been submitted stays fit to be submitted.
      if (entry.state === EntryState.SUBMITTED) refuseIncomplete(category, change, moment);
      if (change.team) await this.teams.replace(tx, entry.teamId, change.team);
      return this.entries.change(tx, entry, { ...change, state: entry.state });
    });
  }

  /** Submits the entry, complete as its form asks. Submitting again before the deadline replaces what was submitted. */
  submit(context: RequestContext, input: SaveEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const { entry, category, change, moment, now } = await this.wanted(tx, context, input);
      refuseIncomplete(category, change, moment);
      if (change.team) await this.teams.replace(tx, entry.teamId, change.team);
      const submitted = await this.entries.change(
        tx,
        entry,
        { ...change, state: EntryState.SUBMITTED },
        { submittedAt: now },
      );
      await this.outbox.add(tx, entrySubmittedV1, {
        ...placeOf(entry, change.title),
        // The acknowledgement goes to whoever leads; decisions go to every member.
        contacts: [
          change.team ? leaderOf(change.team) : ((await this.entries.contacts(tx, entry.teamId))[0] as Contact),
        ],
        submittedAt: now.toISOString(),
      });
      return submitted;
    });
  }

  withdraw(context: RequestContext, input: WithdrawEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const { entry, now } = await this.hold(tx, context, input.entryId);
      enforce(mayWithdraw, context, { entry, version: input.version, now });
      const withdrawn = await this.entries.change(tx, entry, { ...entry, state: EntryState.WITHDRAWN });
      const contacts = await this.entries.contacts(tx, entry.teamId);
      await this.outbox.add(tx, entryWithdrawnV1, { ...placeOf(entry, entry.title), contacts, reason });
      return withdrawn;
    });
  }

  /** The change that somebody wants of an entry, once it is clear that it may be changed now and that nothing frozen is touched. */
  private async wanted(tx: Tx, context: RequestContext, input: SaveEntryInput) {
    const { entry, opened, category, now } = await this.hold(tx, context, input.entryId);
    enforce(mayChange, context, { entry, version: input.version, now, ...enrolment(category) });
    const change = changeOf(entry, input);
    const moment = momentOf(opened, category, entry.streamCode, now);
    refuseFrozen(category, entry, change, moment);
    return { entry, category, change, moment, now };
  }

  /** Lock first, then look at the clock. */
  private async hold(tx: Tx, context: RequestContext, entryId: string): Promise<Held> {
    const entry = isUuid(entryId) ? await this.entries.lock(tx, entryId, context.person().personId) : null;
    if (!entry?.mine) refuse(new EntryNotFound());
    const { now, opened } = await this.editions.atThisMoment(tx, entry.editionCode);
    return { entry, opened, category: opened.category(entry.categoryCode) as OpenedCategory, now };
  }
}

function leaderOf({ members }: GivenTeam): Contact {
  const { email, locale } = members.find(({ leader }) => leader) as GivenTeam['members'][number];
  return { email, locale };
}

/** Where an entry stands, as events tell it. */
export function placeOf(entry: HeldEntry, title: Record<string, string>) {
  const { id: entryId, code: entryCode, editionCode, categoryCode, streamCode } = entry;
  return { entryId, entryCode, editionCode, categoryCode, streamCode, title };
}
