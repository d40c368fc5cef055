import { escaped } from '../proof/canonical.js';
import { rank } from './rank.js';
import type { Standing } from './standing.js';
import type { StandingInput } from './types.js';

/** One place where a standing says something else than its own sheets do. */
export interface Difference {
  /** JSON pointer (RFC 6901) into the standing. */
  at: string;
  /** Absent when the standing does not have it. */
  stated?: unknown;
  /** Absent when the sheets do not give it. */
  recomputed?: unknown;
}

export type Recount = { same: true } | { same: false; differences: Difference[] };

/**
 * Ranks again from the sheets, the rubric, the method and the tie rules alone, and compares the whole document.
 * @throws {NotComputable} when the sheets cannot be ranked as the standing says, e.g. a mark off the scale
 */
export function recount(standing: Standing): Recount {
  const differences: Difference[] = [];
  compare(standing, rank(inputOf(standing)), '', differences);
  return differences.length === 0 ? { same: true } : { same: false, differences };
}

/** The part of a standing that was there before anything was computed. */
export function inputOf(standing: Standing): StandingInput {
  const { round, rubric, rounding, tieRules, placeStyle, dossiers, sheets, recusals } = standing;
  const { version: _version, ...method } = standing.method;
  return { round, rubric, method, rounding, tieRules, placeStyle, dossiers, sheets, recusals };
}

function compare(stated: unknown, recomputed: unknown, at: string, found: Difference[]): void {
  if (isNode(stated) && isNode(recomputed) && Array.isArray(stated) === Array.isArray(recomputed)) {
    for (const key of new Set([...Object.keys(recomputed), ...Object.keys(stated)])) {
      const place = `${at}/${escaped(key)}`;
      const [has, should] = [Object.hasOwn(stated, key), Object.hasOwn(recomputed, key)];
      if (has && should) compare(stated[key], recomputed[key], place, found);
      else found.push(has ? { at: place, stated: stated[key] } : { at: place, recomputed: recomputed[key] });
    }
  } else if (stated !== recomputed) found.push({ at, stated, recomputed });
}

const isNode = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
