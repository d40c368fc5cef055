import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, type Asked, type RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { givenReason, InputRefused, NotOrganiser, refuse, type Refusal } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import type { Edition } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { lockEdition } from '../edition/edition-lock.js';
import { Editions } from '../edition/editions.js';
import { ownAmong } from '../person/belonging.js';
import { bondsWith } from '../person/two-persons.js';
import { hashOfRelease, publicAward, type WaitingAward } from './release-document.js';
import { ReleaseState } from './release-state.js';
import { releaseActs, type ReleaseActName, type ReleaseFacts } from './release.acts.js';
import { AwardsChangedMeanwhile, ReleaseNotFound } from './release.refusals.js';
import { isAhead, ReleaseRepository, type ReleaseRow } from './release.repository.js';
import type { ApproveReleaseInput, CancelReleaseInput, ProposeReleaseInput } from './release.type.js';

/** Publishing awards: one person proposes, another approves, the instant does the rest. */
@Injectable()
export class Releases {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  propose(context: RequestContext, input: ProposeReleaseInput): Promise<ReleaseRow> {
    return this.mutations.run(context, async (tx) => {
      const { editionCode } = input;
      const categoryCode = input.categoryCode ?? null;
      const at = givenInstant(input);
      const proposedBy = context.person().personId;
      await this.refuseStrangers(context, 'PROPOSE', { editionCode, categoryCode }, new NotOrganiser());
      await lockEdition(tx, editionCode);
      const edition = await this.editions.byCode(editionCode, tx);
      if (!edition) refuse(new NotOrganiser());
      const waiting = await this.releases.waiting(tx, editionCode, categoryCode);
      const facts = { at, passed: at !== null && at <= (await tx.now()), happened: false, bond: null };
      const asked = await this.asked(
        context,
        tx,
        { editionCode, categoryCode, state: 'none' },
        edition,
        waiting,
        facts,
      );
      releaseActs.enforce('PROPOSE', asked);
      const id = uuidv7();
      const hash = hashOf({ editionCode, categoryCode, at }, edition, waiting);
      await this.releases.propose(tx, { id, editionCode, categoryCode, at, hash, proposedBy });
      return this.found(tx, id);
    });
  }

  /** Approves exactly what was proposed and seen: the awards as the public will read them, where they apply, and when. */
  approve(context: RequestContext, input: ApproveReleaseInput): Promise<ReleaseRow> {
    return this.mutations.run(context, async (tx) => {
      const { release, edition } = await this.locked(context, tx, 'APPROVE', input.releaseId);
      const { personId } = context.person();
      const waiting = await this.releases.waiting(tx, release.editionCode, release.categoryCode);
      const bonds = await bondsWith(tx, personId, [release.proposedBy]);
      const now = await tx.now();
      const facts = {
        at: release.at,
        passed: release.at !== null && release.at <= now,
        happened: false,
        bond: bonds.get(release.proposedBy) ?? null,
      };
      releaseActs.enforce('APPROVE', await this.asked(context, tx, release, edition, waiting, facts));
      const hash = hashOf(release, edition, waiting);
      if (hash !== release.hash || hash !== input.hash) refuse(new AwardsChangedMeanwhile());
      const at = release.at ?? now;
      const awards = waiting.map((award) => publicAward(edition, award));
      await this.releases.publish(tx, release.id, awards, at);
      await this.releases.approve(tx, release.id, personId, at);
      return this.found(tx, release.id);
    });
  }

  /** Takes a release back before its instant; then nobody has read anything of it, and no letter is written. */
  cancel(context: RequestContext, input: CancelReleaseInput): Promise<ReleaseRow> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const { release, edition } = await this.locked(context, tx, 'CANCEL', input.releaseId);
      const approved = release.state === ReleaseState.APPROVED;
      const happened = approved && release.at !== null && !(await isAhead(tx, release.at));
      const facts = { at: release.at, passed: release.passed, happened, bond: null };
      releaseActs.enforce('CANCEL', await this.asked(context, tx, release, edition, [], facts));
      await this.releases.cancel(tx, release.id, context.person().personId, reason);
      return this.found(tx, release.id);
    });
  }

  /** The edition is locked, then the release is read: what it says now stays so until the end of the transaction. */
  private async locked(
    context: RequestContext,
    tx: Tx,
    act: ReleaseActName,
    id: string,
  ): Promise<{ release: ReleaseRow; edition: Edition }> {
    const seen = isUuid(id) ? await this.releases.byId(id, tx) : null;
    if (!seen) refuse(new ReleaseNotFound());
    await this.refuseStrangers(context, act, seen, new ReleaseNotFound());
    await lockEdition(tx, seen.editionCode);
    const edition = (await this.editions.byCode(seen.editionCode, tx)) as Edition;
    return { release: await this.found(tx, id), edition };
  }

  /** Whoever has no business here takes no lock. */
  private async refuseStrangers(
    context: RequestContext,
    act: ReleaseActName,
    { editionCode, categoryCode }: { editionCode: string; categoryCode: string | null },
    refusal: Refusal,
  ): Promise<void> {
    const capacities = capacitiesAt(await context.appointments(), editionCode, categoryCode);
    if (!releaseActs.isTheirs(act, capacities)) refuse(refusal);
  }

  private async found(tx: Tx, id: string): Promise<ReleaseRow> {
    return (await this.releases.byId(id, tx)) as ReleaseRow;
  }

  private async asked<State extends 'none' | ReleaseState>(
    context: RequestContext,
    tx: Tx,
    { editionCode, categoryCode, state }: { editionCode: string; categoryCode: string | null; state: State },
    { timeZone }: Edition,
    waiting: WaitingAward[],
    facts: Pick<ReleaseFacts, 'at' | 'passed' | 'happened' | 'bond'>,
  ): Promise<Asked<State, ReleaseFacts>> {
    const capacities = capacitiesAt(await context.appointments(), editionCode, categoryCode);
    const entries = waiting.map(({ entryId }) => entryId);
    const own = await ownAmong(tx, context.person().personId, entries);
    return { capacities, state, facts: { ...facts, timeZone, awards: waiting.length, ownEntry: own.length > 0 } };
  }
}

function hashOf(
  place: { editionCode: string; categoryCode: string | null; at: Date | null },
  edition: Edition,
  waiting: WaitingAward[],
): string {
  return hashOfRelease(
    place,
    waiting.map((award) => publicAward(edition, award)),
  );
}

/** @returns null: at once, when it is approved. @throws {Refused} InputRefused unless exactly one of both is said */
function givenInstant({ at, atOnce }: ProposeReleaseInput): Date | null {
  if ((at == null) !== atOnce) {
    refuse(
      new InputRefused({
        en: 'at: name the instant, or say atOnce; one of the two.',
        zhHant: 'at：請填寫公布時間，或選擇即時公布（atOnce），兩者擇一。',
        zhHans: 'at：请填写公布时间，或选择即时公布（atOnce），两者择一。',
      }),
    );
  }
  return at ?? null;
}
