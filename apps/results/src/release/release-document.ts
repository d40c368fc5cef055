import type { EventText } from '@podium/contracts';
import type { Award, Edition } from '@podium/programmes';
import { canonical, sha256Hex } from '@podium/scoring';
import { sortKey } from '../edition/editions.js';

/** A conferred award that no release covers yet. */
export interface WaitingAward {
  id: string;
  entryId: string;
  awardCode: string;
  categoryCode: string | null;
  streamCode: string | null;
  stageCode: string;
  place: number;
  entryCode: string;
  title: EventText;
  teamName: EventText;
  organisation: EventText | null;
  /** As it was when it was conferred; null: its definition has it. */
  defined: Pick<Award, 'name' | 'scope'> | null;
}

/** One award as the public will read it: a list of fields, so that nothing slips in. */
export type PublicAward = ReturnType<typeof publicAward>;

export function publicAward(edition: Edition, award: WaitingAward) {
  // Words may be mended until the release; an award that a revision took out is released as it was conferred.
  const defined = edition.awards.find(({ code }) => code === award.awardCode) ?? award.defined;
  if (!defined) throw new Error(`${edition.code} has no award ${award.awardCode} any more`);
  const category = edition.categories.find(({ code }) => code === award.categoryCode);
  const stream = category?.streams.find(({ code }) => code === award.streamCode);
  return {
    awardId: award.id,
    editionCode: edition.code,
    awardCode: award.awardCode,
    awardName: defined.name,
    scope: defined.scope,
    stageCode: award.stageCode,
    place: award.place,
    categoryCode: award.categoryCode,
    categoryName: category?.name ?? null,
    streamCode: award.streamCode,
    streamName: stream?.name ?? null,
    entryCode: award.entryCode,
    title: award.title,
    teamName: award.teamName,
    // A list, because joint winners have several.
    organisations: award.organisation ? [{ name: award.organisation }] : [],
    sortKey: sortKey(edition, award.awardCode, award),
  };
}

/**
 * SHA-256 in hex over everything that approving a release decides: where it applies, when it becomes public, and every award as
 * the public will read it. Whoever approves states what was seen.
 * @param at  null: at once, when it is approved
 */
export function hashOfRelease(
  { editionCode, categoryCode, at }: { editionCode: string; categoryCode: string | null; at: Date | null },
  awards: PublicAward[],
): string {
  const instant = at?.toISOString() ?? null;
  return sha256Hex(canonical({ schema: 'podium.release/1', editionCode, categoryCode, at: instant, awards }));
}
