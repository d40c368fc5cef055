const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
const CROWD_STEP_MS = 100;
const LONGEST_CROWD_PAUSE_MS = 10_000;

/**
 * How long one client waits before it may try another code for the same address.
 * @param tries    wrong ones of this client for this address within an hour
 * @param granted  how many go without a pause
 * @returns        milliseconds since the latest try: 5 s, doubled up to 10 min; never a shut door
 */
export function pauseAfterTries(tries: number, granted: number): number {
  return tries < granted ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (tries - granted), LONGEST_PAUSE_MS);
}

/**
 * How long a client waits before its next letter, once it had more than its share: a school at a deadline goes on slowly.
 * @param sent     letters that this client asked for within an hour, whomever they are for
 * @param granted  how many go without a pause
 * @returns        milliseconds since the latest letter: a tenth of a second for each too many, up to 10 s
 */
export function pauseAfterLetters(sent: number, granted: number): number {
  return sent < granted ? 0 : Math.min((sent - granted + 1) * CROWD_STEP_MS, LONGEST_CROWD_PAUSE_MS);
}
