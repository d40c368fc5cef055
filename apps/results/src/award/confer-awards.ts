import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, holdsSomewhereIn, type RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { givenReason, InputRefused, NotOrganiser, refuse, topic } from '@podium/platform-graphql';
import { Changes, Mutations } from '@podium/platform-service';
import type { Award as DefinedAward, Edition } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { lockEdition } from '../edition/edition-lock.js';
import { Editions, fits } from '../edition/editions.js';
import { ownStandingsAmong } from '../person/belonging.js';
import { AwardState } from './award-state.js';
import { awardActs } from './award.acts.js';
import { conditionNotMet, wholeName } from './award.conditions.js';
import {
  AwardConditionNotMet,
  AwardIsHeld,
  AwardIsTaken,
  AwardNotFound,
  EntryIsOut,
  EntryIsWithdrawn,
  EntryNotInStanding,
} from './award.refusals.js';
import { AwardRepository, type AwardRow } from './award.repository.js';
import type { ConferAwardInput, ConferAwardsInput, RevokeAwardInput } from './award.type.js';
import { StandingRepository, type StandingPlace } from './standing.repository.js';

const MOST_AT_ONCE = 1_000;

/** Conferring awards from closed standings. People decide; standings say who was where. */
@Injectable()
export class ConferAwards {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(AwardRepository) private readonly awards: AwardRepository,
    @Inject(StandingRepository) private readonly standings: StandingRepository,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Changes) private readonly changes: Changes,
  ) {}

  /** @returns the awards, in the order in which they were named */
  run(context: RequestContext, input: ConferAwardsInput): Promise<{ awards: AwardRow[] }> {
    return this.mutations.run(context, async (tx) => {
      if (input.awards.length === 0 || input.awards.length > MOST_AT_ONCE) {
        refuse(
          new InputRefused({
            en: `awards: 1 to ${MOST_AT_ONCE}`,
            zhHant: `獎項須為 1 至 ${MOST_AT_ONCE} 個。`,
            zhHans: `奖项须为 1 至 ${MOST_AT_ONCE} 个。`,
          }),
        );
      }
      const { editionCode } = input;
      if (!holdsSomewhereIn(await context.appointments(), 'organiser', editionCode)) refuse(new NotOrganiser());
      await lockEdition(tx, editionCode);
      const edition = await this.editions.byCode(editionCode, tx);
      const roundIds = input.awards.map(({ roundId }) => roundId).filter((id) => isUuid(id));
      const own = await ownStandingsAmong(tx, context.person().personId, roundIds);
      const ids: string[] = [];
      for (const each of input.awards) ids.push(await this.conferOne(tx, context, edition, own, each));
      const made = new Map((await this.awards.byIds(ids, context.person().personId, tx)).map((row) => [row.id, row]));
      return { awards: ids.map((id) => made.get(id) as AwardRow) };
    });
  }

  private async conferOne(
    tx: Tx,
    context: RequestContext,
    edition: Edition | null,
    own: ReadonlySet<string>,
    { awardCode, entryId, roundId }: ConferAwardInput,
  ): Promise<string> {
    const award = edition?.awards.find(({ code }) => code === awardCode);
    if (!edition || !award) refuse(new AwardNotFound());
    const known = isUuid(entryId) && isUuid(roundId);
    const place = known ? await this.standings.placeOf(tx, edition.code, roundId, entryId) : null;
    const capacities = capacitiesAt(await context.appointments(), edition.code, place?.categoryCode);
    const facts = { releaseId: null, ownEntry: own.has(roundId) };
    awardActs.enforce('CONFER', { capacities, state: 'none', facts });
    const found = checkedPlace(edition, award, place);
    const name = wholeName(award.name, award.code);
    if (award.max !== null && (await this.awards.countOf(tx, edition.code, awardCode, found)) >= award.max) {
      refuse(new AwardIsTaken(name, award.max));
    }
    const reason = conditionNotMet(edition, award, found, await this.awards.heldBy(tx, edition.code, entryId));
    if (reason !== null) refuse(new AwardConditionNotMet(reason));
    const id = uuidv7();
    const made = await this.awards.add(tx, id, edition.code, award, found, context.person().personId);
    if (!made) refuse(new AwardIsHeld(name));
    return id;
  }

  /** Takes an award away, also after its release; the public list drops it at once. */
  revoke(context: RequestContext, input: RevokeAwardInput): Promise<AwardRow> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const seen = isUuid(input.awardId) ? await this.awards.byId(tx, input.awardId) : null;
      if (!seen) refuse(new AwardNotFound());
      const capacities = capacitiesAt(await context.appointments(), seen.editionCode, seen.categoryCode);
      if (!awardActs.isTheirs('REVOKE', capacities)) refuse(new NotOrganiser());
      await lockEdition(tx, seen.editionCode);
      // Read once more under the lock: its state as the clock says now.
      const award = (await this.awards.byId(tx, seen.id)) as AwardRow;
      const own = await ownStandingsAmong(tx, context.person().personId, [award.roundId]);
      const { state, releaseId } = award;
      awardActs.enforce('REVOKE', { capacities, state, facts: { releaseId, ownEntry: own.has(award.roundId) } });
      await this.awards.revoke(tx, award.id, context.person().personId, reason);
      this.changes.tell(tx, topic('winners', award.editionCode));
      return { ...award, state: AwardState.REVOKED };
    });
  }
}

function checkedPlace(edition: Edition, award: DefinedAward, place: StandingPlace | null): StandingPlace {
  if (!place) refuse(new EntryNotInStanding());
  if (place.stageCode !== award.stage || !fits(edition, award, place)) {
    refuse(new EntryNotInStanding(wholeName(award.name, award.code)));
  }
  if (place.withdrawn) refuse(place.outBecause === null ? new EntryIsWithdrawn() : new EntryIsOut(place.outBecause));
  return place;
}
