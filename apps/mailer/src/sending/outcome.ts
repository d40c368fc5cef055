import type { LapsedLetter, Outcome } from '../letter/letter-queue.js';
import type { Carrier, NotDelivered } from './carrier.js';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** How long to wait after the nth try that a server put off: 5 s, doubled up to 15 min, a quarter more or less. */
export function waitAfter(attempt: number, random = Math.random): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS) * (0.75 + random() / 2);
}

/**
 * What one try makes of a letter.
 * @param problem   null: it was delivered
 * @param pauseMs   how long the server is left alone, for a letter that did not come to a server
 */
export function outcomeOf({ id, kind, attempt }: LapsedLetter, problem: NotDelivered | null, pauseMs: number): Outcome {
  const made = (state: Outcome['state'], waitMs = 0): Outcome => ({
    id,
    attempt,
    state,
    failure: problem?.reason ?? null,
    waitMs,
  });
  switch (problem?.hindrance) {
    case undefined:
      return made('sent');
    case 'refused':
      return made('failed');
    case 'later':
      return made('queued', waitAfter(attempt));
    case 'away':
      return made('queued', pauseMs);
    case 'in-doubt':
      return inDoubt({ id, kind, attempt }, problem?.reason ?? '');
  }
}

/** What becomes of a letter of which nobody knows how far it came: the carrier knows, or a person must look. */
export async function lapsedOutcome(letter: LapsedLetter, carrier: Carrier): Promise<Outcome> {
  const { id, attempt } = letter;
  if (!carrier.accepted) return inDoubt(letter, 'its sender stopped while sending');
  const sent = await carrier.accepted(letter.messageId);
  return { id, attempt, state: sent ? 'sent' : 'queued', failure: null, waitMs: 0 };
}

/** Two codes confuse, and whoever got none asks again: a code in doubt is not sent again, and nobody need look into it. */
function inDoubt({ id, kind, attempt }: Pick<LapsedLetter, 'id' | 'kind' | 'attempt'>, failure: string): Outcome {
  const state = kind === 'sign-in-code' ? 'failed' : 'in-doubt';
  return { id, attempt, state, failure: `in doubt: ${failure}`, waitMs: 0 };
}
