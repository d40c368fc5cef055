import { Inject, Injectable } from '@nestjs/common';
import { holds, type RequestContext } from '@podium/platform-access';
import { givenReason, InputRefused, NotOrganiser, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import type { Award as DefinedAward, Edition } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { Editions, fits } from '../edition/editions.js';
import { conditionNotMet, reachesMinimum } from './award.conditions.js';
import { AwardRepository, type StandingPlace } from './award.repository.js';
import {
  AwardConditionNotMet,
  AwardIsTaken,
  AwardNotFound,
  EntryIsWithdrawn,
  EntryNotInStanding,
  type Award,
  type AwardDue,
  type AwardsConferred,
  type ConferAwardsInput,
  type RevokeAwardInput,
} from './award.type.js';

const MOST_AT_ONCE = 1_000;

/** Conferring awards from closed standings. People decide; standings say who was where. */
@Injectable()
export class ConferAwards {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(AwardRepository) private readonly awards: AwardRepository,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  /** What the standings suggest, by the places that the definition names. */
  async due(editionCode: string, categoryCode: string | null): Promise<AwardDue[]> {
    const edition = await this.editions.byCode(editionCode);
    if (!edition) return [];
    const places = (await this.awards.places(editionCode, categoryCode)).filter(({ withdrawn }) => !withdrawn);
    return edition.awards.flatMap((award) => {
      const { first, last } = award.places ?? { first: 1, last: 0 };
      const placed = places.filter(
        (each) =>
          each.stageCode === award.stage &&
          each.place >= first &&
          each.place <= last &&
          reachesMinimum(award, each) &&
          fits(edition, award, each),
      );
      return placed.map((each) => ({
        awardCode: award.code,
        categoryCode: each.categoryCode,
        streamCode: each.streamCode,
        entryId: each.entryId,
        entryCode: each.entryCode,
        place: each.place,
        total: each.total,
        roundId: each.roundId,
        tied: award.max !== null && placed.filter(({ roundId }) => roundId === each.roundId).length > award.max,
      }));
    });
  }

  run(context: RequestContext, input: ConferAwardsInput): Promise<AwardsConferred> {
    return this.mutations.run(context, async (tx) => {
      if (input.awards.length === 0 || input.awards.length > MOST_AT_ONCE) {
        refuse(new InputRefused(`awards: 1 to ${MOST_AT_ONCE}`));
      }
      await this.awards.lockEdition(tx, input.editionCode);
      const edition = await this.editions.byCode(input.editionCode, tx);
      const held = await context.appointments();
      const ids = new Set<string>();
      for (const { awardCode, entryId, roundId } of input.awards) {
        const award = edition?.awards.find(({ code }) => code === awardCode);
        if (!edition || !award) refuse(new AwardNotFound());
        const known = isUuid(entryId) && isUuid(roundId);
        const place = known ? await this.awards.placeOf(tx, edition.code, roundId, entryId) : null;
        if (!holds(held, 'organiser', edition.code, place?.categoryCode ?? undefined)) refuse(new NotOrganiser());
        const found = checkedPlace(edition, award, place);
        if (award.max !== null && (await this.awards.countOf(tx, edition.code, awardCode, found)) >= award.max) {
          refuse(new AwardIsTaken(awardCode, award.max));
        }
        const reason = conditionNotMet(award, found, await this.awards.heldBy(tx, edition.code, entryId));
        if (reason !== null) refuse(new AwardConditionNotMet(reason));
        const id = uuidv7();
        const made = await this.awards.add(tx, id, edition.code, awardCode, found, context.person().personId);
        if (!made) refuse(new AwardIsTaken(awardCode, 1));
        ids.add(id);
      }
      const conferred = (await this.awards.list(input.editionCode, null, tx)).filter(({ id }) => ids.has(id));
      return { __typename: 'AwardsConferred' as const, awards: conferred };
    });
  }

  /** Takes an award away, also after its release; the public list drops it at once. */
  revoke(context: RequestContext, input: RevokeAwardInput): Promise<Award> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const seen = isUuid(input.awardId) ? await this.awards.byId(tx, input.awardId) : null;
      if (!seen) refuse(new AwardNotFound());
      if (!holds(await context.appointments(), 'organiser', seen.editionCode)) refuse(new NotOrganiser());
      await this.awards.lockEdition(tx, seen.editionCode);
      const award = await this.awards.byId(tx, seen.id);
      if (!award) refuse(new AwardNotFound());
      await this.awards.revoke(tx, award.id, context.person().personId, reason);
      return award;
    });
  }
}

function checkedPlace(edition: Edition, award: DefinedAward, place: StandingPlace | null): StandingPlace {
  if (!place) refuse(new EntryNotInStanding('This entry is not in that standing.'));
  if (place.stageCode !== award.stage || !fits(edition, award, place)) {
    refuse(new EntryNotInStanding(`${award.code} is conferred from another stage, category or stream.`));
  }
  if (place.withdrawn) refuse(new EntryIsWithdrawn());
  return place;
}
