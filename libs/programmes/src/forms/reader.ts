import { showsNothing } from '../shown-text.js';
import type { Report } from './problem.js';

/**
 * Reads one answer, already plain and not blank.
 * @returns the answer as it counts, or undefined when it is not of the field's kind at all (then something was reported).
 * An answer that is of the kind but breaks a limit is returned and reported: conditions still see it.
 */
export type Reader = (raw: unknown, report: Report, stream: string | undefined) => unknown;

/** Whether nothing was answered: null, a text that shows nothing, an empty list or an object of nothing but these. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return showsNothing(value);
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object') return false;
  for (const key in value) if (!isBlank((value as Record<string, unknown>)[key])) return false;
  return true;
}

/** Whether a plain value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
