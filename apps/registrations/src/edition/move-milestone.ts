import { Inject, Injectable } from '@nestjs/common';
import { holds, type RequestContext } from '@podium/platform-access';
import { NotOrganiser, givenReason, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { CalendarChanges } from './calendar-changes.js';
import { givenCategory } from './given-category.js';
import { MilestoneHasPassed } from './edition.refusals.js';
import { type Edition, type MoveMilestoneInput } from './edition.type.js';

/** Moves milestones that have not passed. What has passed is extended by two people; see `extension/`. */
@Injectable()
export class MoveMilestone {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(CalendarChanges) private readonly calendar: CalendarChanges,
  ) {}

  run(context: RequestContext, { editionCode, milestone, at, ...input }: MoveMilestoneInput): Promise<Edition> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const category = givenCategory(input.category);
      const held = await this.calendar.lock(tx, editionCode, category);
      if (!holds(await context.appointments(), 'organiser', editionCode, category ?? undefined))
        refuse(new NotOrganiser());
      const now = await tx.now();
      const before = this.calendar.standing(held, milestone, category);
      if (at <= now || new Date(before.at) <= now) refuse(new MilestoneHasPassed());
      const by = context.person().personId;
      return this.calendar.put(tx, held, { milestone, category, at, reason, by, approvedBy: null });
    });
  }
}
