import { Inject, Injectable } from '@nestjs/common';
import type { WholeText } from '@podium/platform-graphql';
import type { Award as DefinedAward, Edition } from '@podium/programmes';
import { fits, sortKey, type AwardPlace } from '../edition/editions.js';
import { ownStandingsAmong } from '../person/belonging.js';
import { Database } from '@podium/platform-database';
import { reachesMinimum, wholeName } from './award.conditions.js';
import { AwardRepository } from './award.repository.js';
import { NothingDue, type AwardDue, type AwardSuggestion } from './award-due.type.js';
import { StandingRepository, type ClosedRound, type SuggestedPlace } from './standing.repository.js';

/** One award at one place where it is conferred; `key` puts them in the order of the definition's awards, then of its places. */
export interface Conferrable extends AwardPlace {
  award: DefinedAward;
  key: number[];
}

/** Every award of an edition at every place where it is conferred, or of one category when it is named. */
export function conferrable(edition: Edition, categoryCode: string | null): Conferrable[] {
  const places: AwardPlace[] = [
    ...(categoryCode === null ? [{ categoryCode: null, streamCode: null }] : []),
    ...edition.categories
      .filter(({ code }) => categoryCode === null || code === categoryCode)
      .flatMap(({ code, streams }) => [
        { categoryCode: code, streamCode: null },
        ...streams.map((stream) => ({ categoryCode: code, streamCode: stream.code })),
      ]),
  ];
  // An award that asks for another comes after it in a definition, so this is an order in which they can be conferred.
  return edition.awards.flatMap((award) =>
    places
      .filter((place) => fits(edition, award, place))
      .map((place) => {
        const [category, stream, at] = sortKey(edition, award.code, place) as [number, number, number];
        return { award, ...place, key: [at, category, stream] };
      }),
  );
}

export function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}

const at = ({ categoryCode, streamCode }: AwardPlace) => `${categoryCode ?? ''}/${streamCode ?? ''}`;

/** What closed standings suggest. People decide. */
@Injectable()
export class AwardsDue {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(StandingRepository) private readonly standings: StandingRepository,
    @Inject(AwardRepository) private readonly awards: AwardRepository,
  ) {}

  /** Of each, who is suggested by its standing and who holds it; or why nobody is suggested. */
  async of(edition: Edition, wanted: readonly Conferrable[], viewerId: string): Promise<AwardDue[]> {
    if (wanted.length === 0) return [];
    const awards = [...new Set(wanted.map(({ award }) => award))];
    const categories = new Set(wanted.map(({ categoryCode }) => categoryCode));
    const only = categories.size === 1 ? ([...categories][0] ?? null) : null;
    const closed = await this.standings.closed(edition.code, only, [...new Set(awards.map(({ stage }) => stage))]);
    const roundOf = new Map(closed.map((round) => [`${round.stageCode} ${at(round)}`, round]));
    const rounds = wanted.map((each) => roundOf.get(`${each.award.stage} ${at(each)}`));
    const roundIds = [...new Set(rounds.flatMap((round) => (round ? [round.roundId] : [])))];
    const own = await ownStandingsAmong(this.database, viewerId, roundIds);
    const last = Math.max(0, ...awards.map(({ places }) => places?.last ?? 0));
    const placed = await this.standings.first(
      roundIds.filter((id) => !own.has(id)),
      last,
    );
    const holders = await this.awards.holders(
      edition.code,
      awards.map(({ code }) => code),
    );
    const heldAt = new Map(holders.map(({ awardCode, entryIds, ...place }) => [`${awardCode} ${at(place)}`, entryIds]));
    return wanted.map((each, index) => {
      const round = rounds[index];
      const held = heldAt.get(`${each.award.code} ${at(each)}`) ?? [];
      const suggestions = round ? suggested(each.award, placed, round, held) : [];
      const because =
        suggestions.length > 0
          ? null
          : whyNothing(each.award, placed, round, round !== undefined && own.has(round.roundId));
      return {
        awardCode: each.award.code,
        awardName: each.award.name,
        scope: each.award.scope as AwardDue['scope'],
        stageCode: each.award.stage,
        categoryCode: each.categoryCode,
        streamCode: each.streamCode,
        roundId: round?.roundId ?? null,
        max: each.award.max,
        conferred: held.length,
        suggestions,
        nothingBecause: because?.kind ?? null,
        because: because?.text ?? null,
      };
    });
  }
}

function withinPlaces({ places }: DefinedAward, { roundId }: ClosedRound, placed: readonly SuggestedPlace[]) {
  const { first, last } = places ?? { first: 1, last: 0 };
  return placed.filter((each) => each.roundId === roundId && each.place >= first && each.place <= last);
}

function suggested(
  award: DefinedAward,
  placed: readonly SuggestedPlace[],
  round: ClosedRound,
  held: readonly string[],
): AwardSuggestion[] {
  const reaching = withinPlaces(award, round, placed).filter((each) => reachesMinimum(award, each));
  const tied = award.max !== null && reaching.length > award.max;
  return reaching.map(({ entryId, entryCode, title, place, total }) => ({
    entryId,
    entryCode,
    title,
    place,
    total,
    tied,
    conferred: held.includes(entryId),
  }));
}

/** Why a standing suggests nobody for an award. */
function whyNothing(
  award: DefinedAward,
  placed: readonly SuggestedPlace[],
  round: ClosedRound | undefined,
  ownEntry: boolean,
): { kind: NothingDue; text: WholeText } {
  const name = wholeName(award.name, award.code);
  if (!round) {
    return {
      kind: NothingDue.ROUND_NOT_CLOSED,
      text: {
        en: 'The round that decides this award has not been closed.',
        zhHant: '決定這個獎項的評審尚未結束。',
        zhHans: '决定这个奖项的评审尚未结束。',
      },
    };
  }
  if (ownEntry) {
    return {
      kind: NothingDue.OWN_ENTRY,
      text: {
        en: 'An entry of your own team is placed here; somebody else confers this award.',
        zhHant: '此處有你所屬團隊的參賽項目，須由其他人頒發這個獎項。',
        zhHans: '此处有您所属团队的参赛项目，须由其他人颁发这个奖项。',
      },
    };
  }
  if (award.places === null) {
    return {
      kind: NothingDue.PANEL_CHOOSES,
      text: {
        en: `Who receives ${name.en} is the panel’s own choice.`,
        zhHant: `「${name.zhHant}」由評審團自行選定。`,
        zhHans: `“${name.zhHans}”由评审团自行选定。`,
      },
    };
  }
  const best = withinPlaces(award, round, placed)[0];
  if (best) {
    return {
      kind: NothingDue.BELOW_MINIMUM,
      text: {
        en: `Nobody reached the total of ${award.minimumTotal} that ${name.en} asks for; the best has ${best.total ?? 'none'}.`,
        zhHant: `沒有參賽項目達到「${name.zhHant}」要求的總分 ${award.minimumTotal}；最高為 ${best.total ?? '沒有總分'}。`,
        zhHans: `没有参赛项目达到“${name.zhHans}”要求的总分 ${award.minimumTotal}；最高为 ${best.total ?? '没有总分'}。`,
      },
    };
  }
  const { first, last } = award.places;
  const range = first === last ? `${first}` : `${first}–${last}`;
  return {
    kind: NothingDue.NOBODY_PLACED,
    text: {
      en: `No entry that still takes part is at place ${range} of the standing.`,
      zhHant: `評審結果的第 ${range} 名沒有仍在參賽的項目。`,
      zhHans: `评审结果的第 ${range} 名没有仍在参赛的项目。`,
    },
  };
}
