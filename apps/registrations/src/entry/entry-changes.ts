import { Inject, Injectable } from '@nestjs/common';
import { entrySubmittedV1, entryWithdrawnV1 } from '@podium/contracts';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { checked, givenReason, givenText, refuse } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { canonical } from '@podium/scoring';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { EditionNotFound } from '../edition/edition.refusals.js';
import { Editions, type OpenedCategory } from '../edition/editions.js';
import { belongingTo, contactsOf, rosterOf } from '../team/roster.js';
import { TeamChanges } from '../team/team-changes.js';
import { askedOf, teamActs } from '../team/team.acts.js';
import { TeamAct } from '../team/team-act.js';
import { TeamNotFound } from '../team/team.refusals.js';
import { factsOf, TeamRepository, type HeldTeam } from '../team/team.repository.js';
import { FileAnswers } from '../paper/file-answers.js';
import { EntryAct } from './entry-act.js';
import { placeOf } from './entry-place.js';
import { reasonNotOpen } from './entry.acts.js';
import { EntryFacts } from './entry-facts.js';
import { EntryStateForbids } from './entry.refusals.js';
import { EntryRepository, type HeldEntry } from './entry.repository.js';
import {
  EntryState,
  type Entry,
  type SaveEntryInput,
  type StartEntryInput,
  type WithdrawEntryInput,
} from './entry.type.js';
import { FormerForms } from './former-forms.js';
import { formMoment } from './form-moment.js';
import { Holding } from './holding.js';
import { LateAnswers } from './late-answers.js';
import { enteringAt } from './openness.js';
import { refuseFrozen, refuseIncomplete, wantedOf } from './wanted-entry.js';

/** The entry as it was saved, which says what the form has become since it was saved before. */
const withFormOf = ({ savedUnder }: HeldEntry, saved: Entry): Entry => ({ ...saved, savedUnder });

/** @throws {Refused} with EditionNotFound when there is no such category, or no such stream in it */
function mustHaveStream(
  category: OpenedCategory | undefined,
  { categoryCode, streamCode }: Pick<StartEntryInput, 'categoryCode' | 'streamCode'>,
): asserts category {
  if (!category) refuse(new EditionNotFound('category', categoryCode));
  if (!category.category.streams.some(({ code }) => code === streamCode))
    refuse(new EditionNotFound('stream', streamCode));
}

/** What entrants do with an entry. Each is one transaction: lock, look at the clock, decide, write, tell. */
@Injectable()
export class EntryChanges {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Holding) private readonly holding: Holding,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(TeamRepository) private readonly teams: TeamRepository,
    @Inject(TeamChanges) private readonly teamChanges: TeamChanges,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(FormerForms) private readonly former: FormerForms,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
    @Inject(LateAnswers) private readonly late: LateAnswers,
    @Inject(FileAnswers) private readonly files: FileAnswers,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Begins a draft and gives it its reference. */
  start(context: RequestContext, input: StartEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const { personId } = context.person();
      const title = checked('title', givenText(200), input.title);
      const team = isUuid(input.teamId) ? await this.teams.lock(tx, personId, input.teamId) : null;
      if (!team) refuse(new TeamNotFound());
      teamActs.enforce(TeamAct.ENTER, askedOf(factsOf(team, personId)));
      const { editionCode } = team;
      const { categoryCode, streamCode } = input;
      const before = (await this.editions.current(editionCode, tx))?.category(categoryCode);
      mustHaveStream(before, input);
      const number = await this.entries.nextNumber(tx, editionCode, categoryCode);
      // Once the number is ours: whoever waited for it reads the clock now, and the edition as it is now. A revision takes the
      // numbers too, so the stream stays until this draft is written.
      const { now, opened } = await this.editions.atThisMoment(tx, editionCode);
      const category = opened.category(categoryCode);
      mustHaveStream(category, input);
      const closed = reasonNotOpen({ now, ...enteringAt(opened, category) });
      if (closed) refuse(closed);
      const code = `${editionCode}-${categoryCode}-${String(number).padStart(4, '0')}`;
      const id = uuidv7();
      const savedUnder = opened.revision;
      const place = { id, code, editionCode, categoryCode, streamCode };
      await this.entries.add(tx, { ...place, teamId: team.id, title, savedUnder }, number);
      return (await this.entries.byId(personId, id, tx)) as Entry;
    });
  }

  /** Keeps answers, title or team as they are so far; nothing needs to be complete. */
  save(context: RequestContext, input: SaveEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const { entry, category, wanted, team, at, now, opened } = await this.wanted(tx, context, input, EntryAct.SAVE);
      // What has been submitted stays fit to be submitted, and keeps its roster until another is given.
      const submitted = entry.state === EntryState.SUBMITTED;
      const roster = submitted && wanted.team ? rosterOf(team) : entry.roster;
      const admitted = entry.state === EntryState.ADMITTED;
      if (admitted) {
        const forms = await this.former.ofEntry(opened, entry, category);
        await this.late.freeze(tx, entry, wanted.answers, { team, forms, at: { ...at, now } });
      }
      if (submitted) refuseIncomplete(category, wanted, (roster ?? team).members.length, at);
      // What was admitted stays what it was given to.
      const savedUnder = admitted ? entry.savedUnder : opened.revision;
      const saved = await this.entries.change(tx, entry, { ...wanted, state: entry.state, roster }, { savedUnder });
      return withFormOf(entry, saved);
    });
  }

  /** Submits the entry, complete as its form asks. Submitting again before the deadline replaces what was submitted. */
  submit(context: RequestContext, input: SaveEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const { entry, category, wanted, team, at, now, opened } = await this.wanted(tx, context, input, EntryAct.SUBMIT);
      refuseIncomplete(category, wanted, team.members.length, at);
      const roster = rosterOf(team);
      const to = { ...wanted, state: EntryState.SUBMITTED, roster };
      const submitted = await this.entries.change(tx, entry, to, { submittedAt: now, savedUnder: opened.revision });
      await this.outbox.add(tx, entrySubmittedV1, {
        ...placeOf(entry, wanted.title),
        // The acknowledgement goes to whoever leads; decisions go to every member.
        contacts: contactsOf(team, { ...roster, members: roster.members.filter(({ leader }) => leader) }),
        submittedAt: now.toISOString(),
      });
      return withFormOf(entry, submitted);
    });
  }

  /** Takes an entry back for good. Of a draft nobody is told: nobody but the team knew of it. */
  withdraw(context: RequestContext, input: WithdrawEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const { entry, team } = await this.holding.hold(tx, context, input, EntryAct.WITHDRAW);
      const withdrawn = await this.entries.change(tx, entry, { ...entry, state: EntryState.WITHDRAWN });
      if (entry.roster) {
        const told = { ...placeOf(entry, entry.title), contacts: contactsOf(team, entry.roster) };
        await this.facts.tell(tx, { ...told, roster: belongingTo(team, entry.roster), state: 'withdrawn' });
        await this.outbox.add(tx, entryWithdrawnV1, { ...told, reason });
      }
      return withdrawn;
    });
  }

  /**
   * The change that somebody wants of an entry, once it is clear that it may be made now and that nothing frozen is touched.
   * The team has become the one that was given.
   */
  private async wanted(tx: Tx, context: RequestContext, input: SaveEntryInput, act: EntryAct) {
    const { entry, team, category, opened, now } = await this.holding.hold(tx, context, input, act);
    // A form that was revised meanwhile may have asked what it does not ask now.
    const everAsked = await this.former.everAskedBy(input.answers, opened, category);
    const wanted = wantedOf(entry, category, input, everAsked);
    const claims = act !== EntryAct.SUBMIT;
    wanted.answers = await this.files.factual(tx, entry.id, category.form.form, wanted.answers, entry.answers, {
      claims,
    });
    const at = formMoment(opened, category, entry.streamCode, now);
    refuseFrozen(category, entry, wanted, at);
    const becomes = await this.becoming(tx, context, team, wanted.team);
    // A field that is due later is answered later; the entry itself, its title and its team, is what was entered.
    const closed =
      entry.state === EntryState.ADMITTED
        ? new EntryStateForbids(EntryState.ADMITTED)
        : reasonNotOpen({ now, ...enteringAt(opened, category) });
    if (closed && (becomes !== team || canonical(wanted.title) !== canonical(entry.title))) refuse(closed);
    return { entry, category, wanted, team: becomes, at, now, opened };
  }

  private async becoming(tx: Tx, context: RequestContext, team: HeldTeam, given: ReturnType<typeof wantedOf>['team']) {
    const { personId } = context.person();
    if (!given || !(await this.teamChanges.become(tx, personId, team, given))) return team;
    return this.teams.held(tx, personId, team.id);
  }
}
