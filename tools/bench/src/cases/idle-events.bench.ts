import { SCREEN_ENTRY } from '@podium/season';
import type { Stage } from '../graph/bench-edition.js';
import { submitAgain } from '../graph/entries.js';
import { percentile } from '../load/percentile.js';
import type { BenchRow } from '../row.js';
import { handledTimes, pause, untilHandled } from './event-times.js';

const LIMIT_MS = 100;
const ENTRIES = 60;
/** A submission is heard by the mailer; an admission by judging, results and the mailer. */
const HANDLED = ENTRIES * 4;
const PAUSE_MS = 50;

/** How soon listeners have handled what was committed while there is little to do: one event at a time, a pause after each. */
export async function idleEventsBench({ entries, administrator, db, rest }: Stage): Promise<BenchRow[]> {
  await rest();
  // What has been admitted can no longer be submitted, so no later case has these entries.
  for (const entry of entries.splice(-ENTRIES)) {
    await submitAgain(entry);
    await pause(PAUSE_MS);
    const input = { entryId: entry.id, version: entry.version, verdict: 'ADMIT' };
    await administrator.person.tell(`admit-${entry.id}`, SCREEN_ENTRY, { input });
    await pause(PAUSE_MS);
  }
  await untilHandled(db, HANDLED);
  const times = await handledTimes(db);
  const p95 = percentile(times, 0.95);
  return [
    {
      name: `events from commit to handled, idle, p95 of ${times.length}`,
      ratio: LIMIT_MS / p95,
      goal: 1,
      base: `at most ${LIMIT_MS} ms`,
      p99ms: percentile(times, 0.99),
      value: p95,
      unit: 'ms',
    },
  ];
}
