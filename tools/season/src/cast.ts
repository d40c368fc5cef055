import type { Category } from '@podium/programmes';
import type { Chance } from './chance.js';
import { FAMILY_NAMES, GIVEN_NAMES, PROJECT_FIRST, PROJECT_SECOND } from './names.js';

export interface CastEntry {
  /** 0, 1, 2 … within its category: the order in which drafts are begun. */
  at: number;
  categoryCode: string;
  streamCode: string;
  leaderEmail: string;
  title: { en: string; zhHant: string };
  team: Record<string, unknown>;
  /** How good it is, as no judge will ever quite see: points of 100. */
  quality: number;
  /** What becomes of it besides being judged. */
  fate: 'judged' | 'refused' | 'withdrawn';
}

/** Three quarters of all entries to the Hong Kong ICT Awards of 2021 were students'; one category holds most of them here too. */
const LARGEST_SHARE = 0.75;
/** Nobody brings more people than this, however many a team may have. */
const MOST_MEMBERS = 4;
const REFUSED_SHARE = 0.03;
const WITHDRAWN_SHARE = 0.01;

/** Who enters what. Every stream gets entries as long as there are enough for all. */
export function castOf(categories: Category[], entries: number, domain: string, chance: Chance): CastEntry[] {
  const cast: CastEntry[] = [];
  for (const [categoryCode, count] of shares(categories, entries)) {
    const category = categories.find(({ code }) => code === categoryCode) as Category;
    for (let at = 0; at < count; at++) {
      const stream = category.streams[at % category.streams.length] as { code: string };
      cast.push(entryOf(category, stream.code, at, domain, chance));
    }
  }
  return cast;
}

function shares(categories: Category[], entries: number): Map<string, number> {
  const largest = largestOf(categories)?.code;
  const others = categories.filter(({ code }) => code !== largest);
  // Each stream needs some to award; what is left follows the shares of a real edition.
  const least = (category: Category) => category.streams.length * 2;
  const counts = new Map(categories.map((category) => [category.code, least(category)]));
  let left = entries - [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (left < 0) throw new RangeError(`--entries: at least ${entries - left}, so that every stream has two`);
  const share = others.length === 0 ? 1 : LARGEST_SHARE;
  const toLargest = Math.max(0, Math.min(left, Math.round(entries * share) - (counts.get(largest as string) ?? 0)));
  counts.set(largest as string, (counts.get(largest as string) ?? 0) + toLargest);
  left -= toLargest;
  for (let at = 0; left > 0; at++, left--) {
    const { code } = others[at % others.length] as Category;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

function entryOf(category: Category, streamCode: string, at: number, domain: string, chance: Chance): CastEntry {
  const { code: categoryCode, team } = category;
  const name = [categoryCode, at] as const;
  const first = chance.pick(PROJECT_FIRST, ...name, 'first');
  const second = chance.pick(PROJECT_SECOND, ...name, 'second');
  const members = Array.from({ length: sizeOf(team, chance.of(...name, 'members')) }, (_, position) => {
    const family = chance.pick(FAMILY_NAMES, ...name, position, 'family');
    const given = chance.pick(GIVEN_NAMES, ...name, position, 'given');
    return {
      email: `${categoryCode}-${at}-${position}@${domain}`.toLowerCase(),
      leader: position === 0,
      familyName: family[0],
      givenName: given[0],
      nameZh: `${family[1]}${given[1]}`,
      locale: chance.pick(['EN', 'ZH_HANT', 'ZH_HANS'] as const, ...name, position, 'locale'),
    };
  });
  const fate = chance.of(...name, 'fate');
  return {
    at,
    categoryCode,
    streamCode,
    leaderEmail: (members[0] as { email: string }).email,
    title: { en: `${first[0]} ${second[0]} ${at + 1}`, zhHant: `${first[1]}${second[1]}${at + 1}` },
    team: {
      name: { en: `Team ${first[0]} ${categoryCode} ${at + 1}`, zhHant: `${first[1]}隊${at + 1}` },
      organisation: { en: `${first[0]} ${second[0]} Limited`, zhHant: `${first[1]}${second[1]}有限公司` },
      members,
    },
    quality: Math.max(20, Math.min(98, 62 + 12 * chance.normal(...name, 'quality'))),
    // The first two of every stream stay, so that there is always somebody to award.
    fate:
      at < 12
        ? 'judged'
        : fate < REFUSED_SHARE
          ? 'refused'
          : fate < REFUSED_SHARE + WITHDRAWN_SHARE
            ? 'withdrawn'
            : 'judged',
  };
}

/** The category with the most streams, the first of them. */
export function largestOf(categories: readonly Category[]): Category | undefined {
  return [...categories].sort((a, b) => b.streams.length - a.streams.length)[0];
}

/** How many people a team brings. @param share  0 to below 1 */
function sizeOf({ min, max }: Category['team'], share: number): number {
  const most = Math.max(min, Math.min(max, MOST_MEMBERS));
  return min + Math.floor(share * (most - min + 1));
}
