import { Inject, Injectable } from '@nestjs/common';
import { deadlineExtendedV1 } from '@podium/contracts';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { givenReason, refuse } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { CalendarChanges } from '../edition/calendar-changes.js';
import { MilestoneHasPassed } from '../edition/edition.refusals.js';
import { ExtensionAct } from './extension-act.js';
import { askedAt, extensionActs, type ExtensionState } from './extension.acts.js';
import { ExtensionNotFound, MilestoneHasNotPassed } from './extension.refusals.js';
import { ExtensionRepository, type KeptExtension } from './extension.repository.js';
import { givenCategory } from '../edition/given-category.js';
import { DeadlineExtensionState, type ExtendDeadlineInput } from './extension.type.js';

const stateOf = ({ state }: KeptExtension): ExtensionState =>
  ({ proposed: 'PROPOSED', approved: 'APPROVED', declined: 'DECLINED' })[state] as ExtensionState;

/**
 * Opens again what had closed. People relied on the deadline, so one organiser proposes it with a reason and another, whom the
 * first did not choose, approves it; those who have an entry there are told. Nothing stores "closed": what the deadline closed
 * is open again from the moment of approval.
 */
@Injectable()
export class ExtendDeadline {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(CalendarChanges) private readonly calendar: CalendarChanges,
    @Inject(ExtensionRepository) private readonly extensions: ExtensionRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  propose(context: RequestContext, input: ExtendDeadlineInput): Promise<KeptExtension> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const { editionCode, milestone, at: becomes } = input;
      const categoryCode = givenCategory(input.category);
      const held = await this.calendar.lock(tx, editionCode, categoryCode);
      const asked = askedAt(await context.appointments(), { editionCode, categoryCode }, 'NONE', false);
      extensionActs.enforce(ExtensionAct.PROPOSE, asked);
      const was = new Date(this.calendar.standing(held, milestone, categoryCode).at);
      const proposedAt = await tx.now();
      if (was > proposedAt) refuse(new MilestoneHasNotPassed());
      if (becomes <= proposedAt) refuse(new MilestoneHasPassed());
      const proposed: KeptExtension = {
        id: uuidv7(),
        editionCode,
        milestone,
        categoryCode,
        was,
        becomes,
        reason,
        proposedBy: context.person().personId,
        proposedAt,
        state: DeadlineExtensionState.PROPOSED,
        decidedAt: null,
      };
      await this.extensions.add(tx, proposed);
      return proposed;
    });
  }

  approve(context: RequestContext, extensionId: string): Promise<KeptExtension> {
    return this.decide(context, extensionId, ExtensionAct.APPROVE, async (tx, extension, by, now) => {
      const { editionCode, categoryCode, milestone, becomes: at, reason, was } = extension;
      const held = await this.calendar.lock(tx, editionCode, categoryCode);
      if (at <= now) refuse(new MilestoneHasPassed());
      const standing = this.calendar.standing(held, milestone, categoryCode);
      // Somebody extended it meanwhile: what was proposed was said of another deadline.
      if (new Date(standing.at) > now) refuse(new MilestoneHasNotPassed());
      await this.calendar.put(tx, held, {
        milestone,
        category: categoryCode,
        at,
        reason,
        by: extension.proposedBy,
        approvedBy: by,
      });
      await this.outbox.add(tx, deadlineExtendedV1, {
        editionCode,
        categoryCode,
        milestoneName: standing.name,
        was: was.toISOString(),
        becomes: at.toISOString(),
        reason,
        contacts: await this.extensions.concerned(tx, editionCode, categoryCode),
      });
      return DeadlineExtensionState.APPROVED;
    });
  }

  decline(context: RequestContext, extensionId: string): Promise<KeptExtension> {
    return this.decide(context, extensionId, ExtensionAct.DECLINE, () =>
      Promise.resolve(DeadlineExtensionState.DECLINED),
    );
  }

  /** What whoever asks may do with it now. */
  async viewerCan(context: RequestContext, extension: KeptExtension): Promise<ExtensionAct[]> {
    const own = await this.isProposersOwn(context, extension);
    return extensionActs.open(askedAt(await context.appointments(), extension, stateOf(extension), own));
  }

  private decide(
    context: RequestContext,
    extensionId: string,
    act: ExtensionAct,
    effect: (tx: Tx, extension: KeptExtension, by: string, now: Date) => Promise<DeadlineExtensionState>,
  ): Promise<KeptExtension> {
    return this.mutations.run(context, async (tx) => {
      const extension = isUuid(extensionId) ? await this.extensions.lock(tx, extensionId) : null;
      const appointments = await context.appointments();
      const own = extension !== null && (await this.isProposersOwn(context, extension, tx));
      const asked = extension && askedAt(appointments, extension, stateOf(extension), own);
      // Whoever organises nothing there does not hear whether there is one.
      if (!asked || !extensionActs.isTheirs(ExtensionAct.PROPOSE, asked.capacities)) refuse(new ExtensionNotFound());
      extensionActs.enforce(act, asked);
      const by = context.person().personId;
      const now = await tx.now();
      const state = await effect(tx, extension, by, now);
      await this.extensions.decide(tx, extension.id, state, by, now);
      return { ...extension, state, decidedAt: now };
    });
  }

  private async isProposersOwn(
    context: RequestContext,
    { proposedBy }: KeptExtension,
    db?: Pick<Tx, 'query'>,
  ): Promise<boolean> {
    const { personId } = context.person();
    return personId === proposedBy || (await this.extensions.wasAppointed(personId, proposedBy, db));
  }
}
