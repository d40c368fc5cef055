import { refuse } from '../refusal.js';
import type { Standing } from './standing.js';
import type { Tie } from './types.js';

/** Who is above a cut-off, and whether a tie lies across it. */
export interface CutOff {
  /** Dossiers that are through for certain. */
  through: string[];
  /** Dossiers that share a place across the cut: there is room for some of them only, and no rule says for whom. */
  undecided: string[];
  /** Seats that are left for the undecided. */
  seatsLeft: number;
  /** The tie that lay across the cut, with the rule that broke it, or with null; null when there was no tie there. */
  tie: Tie | null;
}

/**
 * The first so many of a standing; a tie at the cut is reported, never cut through.
 * @param seats how many may go through
 * @throws {NotComputable} SeatsUnsound
 */
export function cutOff({ ranking, ties }: Pick<Standing, 'ranking' | 'ties'>, seats: number): CutOff {
  if (!Number.isInteger(seats) || seats < 1) refuse('SeatsUnsound', 'At least one seat is needed.', { seats });
  if (seats >= ranking.length) {
    return { through: ranking.map(({ dossier }) => dossier), undecided: [], seatsLeft: 0, tie: null };
  }
  const [last, next] = [ranking[seats - 1]!, ranking[seats]!];
  // The innermost tie that holds both neighbours of the cut is the one that decides here.
  const across = ties.filter(({ dossiers }) => dossiers.includes(last.dossier) && dossiers.includes(next.dossier));
  const tie = across.at(-1) ?? null;
  const shared = last.place === next.place ? last.place : null;
  const through = ranking.slice(0, seats).filter(({ place }) => place !== shared);
  return {
    through: through.map(({ dossier }) => dossier),
    undecided: ranking.filter(({ place }) => place === shared).map(({ dossier }) => dossier),
    seatsLeft: shared === null ? 0 : seats - through.length,
    tie,
  };
}
