import { Inject, Injectable } from '@nestjs/common';
import { awardsReleasedV1 } from '@podium/contracts';
import { holds, type RequestContext } from '@podium/platform-access';
import { Database } from '@podium/platform-database';
import { givenReason, NotOrganiser, refuse } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import type { Edition } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { AwardRepository } from '../award/award.repository.js';
import { Editions, sortKey } from '../edition/editions.js';
import { hashOfAwards, ReleaseRepository, type WaitingAward } from './release.repository.js';
import {
  AwardsChangedMeanwhile,
  NothingToRelease,
  ReleaseHasHappened,
  ReleaseNotFound,
  ReleaseState,
  SecondPersonNeeded,
  type ApproveReleaseInput,
  type CancelReleaseInput,
  type ProposeReleaseInput,
  type Release,
} from './release.type.js';

/** Publishing awards: one person proposes, another approves, the instant does the rest. */
@Injectable()
export class Releases {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
    @Inject(AwardRepository) private readonly awards: AwardRepository,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  propose(context: RequestContext, input: ProposeReleaseInput): Promise<Release> {
    return this.mutations.run(context, async (tx) => {
      const { editionCode } = input;
      const categoryCode = input.categoryCode ?? null;
      await this.refuseStrangers(context, editionCode, categoryCode);
      await this.awards.lockEdition(tx, editionCode);
      const waiting = await this.releases.waiting(tx, editionCode, categoryCode);
      if (waiting.length === 0) refuse(new NothingToRelease());
      const id = uuidv7();
      const proposedBy = context.person().personId;
      const awardsHash = hashOfAwards(waiting);
      await this.releases.propose(tx, { id, editionCode, categoryCode, at: input.at, awardsHash, proposedBy });
      return this.shown(id, waiting.length, tx);
    });
  }

  /** Approves exactly what was proposed. An instant that has passed by now means: now. */
  approve(context: RequestContext, input: ApproveReleaseInput): Promise<Release> {
    return this.mutations.run(context, async (tx) => {
      const seen = isUuid(input.releaseId) ? await this.releases.byId(input.releaseId, tx) : null;
      if (!seen) refuse(new ReleaseNotFound());
      await this.refuseStrangers(context, seen.editionCode, seen.categoryCode);
      await this.awards.lockEdition(tx, seen.editionCode);
      const release = await this.releases.byId(seen.id, tx);
      if (release?.state !== ReleaseState.PROPOSED) refuse(new ReleaseNotFound());
      const { personId } = context.person();
      if (release.proposedBy === personId) refuse(new SecondPersonNeeded());
      const waiting = await this.releases.waiting(tx, release.editionCode, release.categoryCode);
      const hash = hashOfAwards(waiting);
      if (hash !== release.awardsHash || hash !== input.awardsHash) refuse(new AwardsChangedMeanwhile());
      const edition = (await this.editions.byCode(release.editionCode, tx)) as Edition;
      const now = await tx.now();
      const at = release.at > now ? release.at : now;
      await this.releases.publish(
        tx,
        release.id,
        waiting.map((award) => publicRow(edition, award, at)),
      );
      await this.releases.approve(tx, release.id, personId, at);
      return this.shown(release.id, waiting.length, tx);
    });
  }

  /** Takes a release back before its instant. */
  cancel(context: RequestContext, input: CancelReleaseInput): Promise<Release> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const seen = isUuid(input.releaseId) ? await this.releases.byId(input.releaseId, tx) : null;
      if (!seen) refuse(new ReleaseNotFound());
      await this.refuseStrangers(context, seen.editionCode, seen.categoryCode);
      await this.awards.lockEdition(tx, seen.editionCode);
      const release = await this.releases.byId(seen.id, tx);
      if (!release || release.state === ReleaseState.CANCELLED) refuse(new ReleaseNotFound());
      if (release.state === ReleaseState.APPROVED && release.at <= (await tx.now())) refuse(new ReleaseHasHappened());
      await this.releases.cancel(tx, release.id, context.person().personId, reason);
      return this.shown(release.id, 0, tx);
    });
  }

  /** Tells of every release whose instant has come, once. */
  async announceDue(): Promise<void> {
    const announceOne = () =>
      this.database.transaction(async (tx) => {
        const due = await this.releases.takeDue(tx);
        if (!due) return false;
        await this.outbox.add(tx, awardsReleasedV1, {
          releaseId: due.id,
          editionCode: due.editionCode,
          releasedAt: due.at.toISOString(),
          awards: await this.releases.announced(tx, due.id),
        });
        return true;
      });
    while (await announceOne());
  }

  private async shown(
    id: string,
    awards: number,
    tx: Parameters<Parameters<Database['transaction']>[0]>[0],
  ): Promise<Release> {
    return { ...((await this.releases.byId(id, tx)) as Release), awards };
  }

  private async refuseStrangers(
    context: RequestContext,
    editionCode: string,
    categoryCode: string | null,
  ): Promise<void> {
    if (!holds(await context.appointments(), 'organiser', editionCode, categoryCode ?? undefined))
      refuse(new NotOrganiser());
  }
}

/** One row of what the public reads. A list of fields, so that nothing slips in. */
function publicRow(edition: Edition, award: WaitingAward, releasedAt: Date): Record<string, unknown> {
  const defined = edition.awards.find(({ code }) => code === award.awardCode);
  const category = edition.categories.find(({ code }) => code === award.categoryCode);
  const stream = category?.streams.find(({ code }) => code === award.streamCode);
  return {
    id: award.id,
    edition_code: edition.code,
    award_code: award.awardCode,
    award_name: defined?.name,
    scope: defined?.scope,
    category_code: award.categoryCode,
    category_name: category?.name ?? null,
    stream_code: award.streamCode,
    stream_name: stream?.name ?? null,
    entry_code: award.entryCode,
    title: award.title,
    team_name: award.teamName,
    organisation: award.organisation,
    sort_key: sortKey(edition, award.awardCode, award),
    released_at: releasedAt.toISOString(),
  };
}
