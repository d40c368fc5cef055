/** From when until when something may be done; null: without a beginning, or without an end. */
export interface OpenWindow {
  opensAt: string | null;
  closesAt: string | null;
}

export type Openness =
  { is: 'ahead'; opensAt: string } | { is: 'open'; closesAt: string | null } | { is: 'over'; closedAt: string };

/** At the very instant of opening it is open, at the very instant of closing it is over. Podium’s own clock decides in the end. */
export function opennessAt({ opensAt, closesAt }: OpenWindow, now: Date): Openness {
  if (closesAt !== null && Date.parse(closesAt) <= now.getTime()) return { is: 'over', closedAt: closesAt };
  if (opensAt !== null && Date.parse(opensAt) > now.getTime()) return { is: 'ahead', opensAt };
  return { is: 'open', closesAt };
}

/** Of several: open when one is; then with the last of their ends. */
export function opennessOf(windows: readonly (OpenWindow | null)[], now: Date): Openness | undefined {
  const all = windows.filter((each) => each !== null).map((each) => opennessAt(each, now));
  const open = all.filter((each) => each.is === 'open');
  if (open.length > 0) {
    const ends = open.map(({ closesAt }) => closesAt);
    return { is: 'open', closesAt: ends.includes(null) ? null : (latest(ends as string[]) ?? null) };
  }
  const ahead = all.filter((each) => each.is === 'ahead').map(({ opensAt }) => opensAt);
  const first = earliest(ahead);
  if (first !== undefined) return { is: 'ahead', opensAt: first };
  const last = latest(all.filter((each) => each.is === 'over').map(({ closedAt }) => closedAt));
  return last === undefined ? undefined : { is: 'over', closedAt: last };
}

const byTime = (a: string, b: string) => Date.parse(a) - Date.parse(b);
const earliest = (instants: string[]): string | undefined => instants.toSorted(byTime)[0];
const latest = (instants: string[]): string | undefined => instants.toSorted(byTime).at(-1);
