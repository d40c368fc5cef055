import type { Company } from './company.js';
import { GraphRefused } from './graph.js';
import * as ask from './operations.js';
import type { Person } from './person.js';
import type { Place, Stage } from './stage.js';
import { until } from './until.js';

/**
 * Opens the round once judging has heard of every dossier that belongs into it. A round freezes its contenders, so one that
 * was opened too early is abandoned.
 * @param expected  how many contenders there must be; null: the standings before it say so
 */
export async function openRound(
  company: Company,
  organiser: Person,
  stage: Stage,
  place: Place,
  panelId: string,
  expected: number | null,
): Promise<string> {
  const input = { editionCode: company.editionCode, stageCode: stage.code, ...place, panelId };
  const round = await until(
    `the round ${stage.code} ${place.categoryCode} ${place.streamCode} can be opened`,
    async (attempt) => {
      const opened = await organiser.tell<{ __typename: 'Round'; id: string; progress: { contenders: number } }>(
        `round-${panelId}-${attempt}`,
        ask.OPEN_ROUND,
        { input },
      );
      const { contenders } = opened.progress;
      if (expected === null || contenders === expected) return opened;
      const reason = 'Not every dossier had arrived.';
      await organiser.tell(`abandon-${opened.id}`, ask.ABANDON_ROUND, {
        input: { roundId: opened.id, reason },
      });
      throw new GraphRefused('NOT_YET', `${contenders} of ${expected} dossiers`);
    },
  );
  company.count('rounds opened');
  return round.id;
}

/** Closes a round. Where an award hangs on it, the panel votes on shared places; at a cut those who share it go on together. */
export async function closeRound(
  company: Company,
  organiser: Person,
  roundId: string,
  refuseTies: boolean,
): Promise<void> {
  const closed = await organiser.tell<{ __typename: string; ties?: string[][] }>(
    `close-${roundId}`,
    ask.CLOSE_ROUND,
    { input: { roundId, refuseTies } },
    ['PlacesShared'],
  );
  if (!closed.ties) return;
  const panelVotes: { dossierId: string; votes: number }[] = [];
  for (const tied of closed.ties) {
    const codes = new Map<string, string>();
    for (const id of tied) {
      codes.set(id, (await organiser.ask<{ dossier: { code: string } }>(ask.DOSSIER, { id })).dossier.code);
    }
    // The panel prefers the earlier reference, so that the same seed gives the same vote.
    const byCode = [...tied].sort((a, b) => ((codes.get(a) ?? '') < (codes.get(b) ?? '') ? -1 : 1));
    panelVotes.push(...byCode.map((dossierId, at) => ({ dossierId, votes: byCode.length - at })));
  }
  await organiser.tell(`close-voted-${roundId}`, ask.CLOSE_ROUND, {
    input: { roundId, refuseTies, panelVotes },
  });
  company.count('ties broken by a vote', closed.ties.length);
}
