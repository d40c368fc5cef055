/**
 * The instant of a local time in a zone, as a deadline is written.
 * @param local     `2026-05-02T17:00`
 * @param timeZone  IANA name
 * @returns ISO 8601 in UTC; where clocks are put back, the first of both; where they are put forward, as if they had not been
 */
export function instantIn(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`no local time: ${local}`);
  // What the zone is ahead by, asked at the instant that one guess gives, and once more at the better one.
  const guess = asUtc - aheadOfUtc(asUtc, timeZone);
  return new Date(asUtc - aheadOfUtc(guess, timeZone)).toISOString();
}

/** Milliseconds. */
function aheadOfUtc(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const there = Date.parse(
    `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`,
  );
  return there - Math.floor(at / 1000) * 1000;
}
