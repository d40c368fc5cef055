import type { Stage } from '../graph/bench-edition.js';
import { percentile } from '../load/percentile.js';
import type { BenchRow } from '../row.js';
import { handledTimes, untilHandled } from './event-times.js';

const PER_SECOND = 500;
const SECONDS = 10;
const EVENTS = PER_SECOND * SECONDS;
/** How long after the last commit the last event may be on its way. */
const GRACE_MS = 1_000;

/** Whether the relay, and the listener behind it, keep up with a steady stream of commits. */
export async function busyEventsBench({ entries, server, db, rest, code }: Stage): Promise<BenchRow[]> {
  await rest();
  const payloads = entries.map(({ id, title }) => ({
    entryId: id,
    entryCode: `${code}-SI-0001`,
    editionCode: code,
    categoryCode: 'SI',
    streamCode: 'TERTIARY',
    title,
    // Nobody to write to: letters have a queue of their own.
    contacts: [],
    submittedAt: new Date().toISOString(),
  }));
  const behind = await server.ask<number>('commit', { perSecond: PER_SECOND, seconds: SECONDS, payloads });
  if (behind > GRACE_MS) throw new Error(`the commits themselves took ${Math.round(behind)} ms too long`);
  await untilHandled(db, EVENTS);
  const { rows } = await db.query<{ relayed: number; last: number }>(
    `WITH last AS (SELECT max(committed_at) AS commit FROM registrations.outbox)
     SELECT (SELECT count(*) FROM registrations.outbox, last WHERE sent_at <= commit + $1 * interval '1 ms')::int AS relayed,
       (SELECT extract(epoch FROM max(sent_at) - max(committed_at)) * 1000 FROM registrations.outbox)::float8 AS last`,
    [GRACE_MS],
  );
  const times = await handledTimes(db);
  const { relayed = 0, last = 0 } = rows[0] ?? {};
  const handled = await handledInTime(db);
  const common = { goal: 1, base: `${PER_SECOND} commits per second for ${SECONDS} s, ${GRACE_MS / 1000} s of grace` };
  return [
    {
      ...common,
      name: 'relay keeps up: events passed on',
      ratio: relayed / EVENTS,
      p99ms: null,
      value: last,
      unit: 'ms until the last was passed on',
    },
    {
      ...common,
      name: 'listener keeps up: events handled',
      ratio: handled / EVENTS,
      p99ms: percentile(times, 0.99),
      value: percentile(times, 0.95),
      unit: 'ms p95 from commit to handled',
    },
  ];
}

async function handledInTime(db: Stage['db']): Promise<number> {
  const { rows } = await db.query<{ handled: number }>(
    `SELECT count(*)::int AS handled FROM mailer.handled
     WHERE pg_xact_commit_timestamp(xmin) <= (SELECT max(committed_at) FROM registrations.outbox) + $1 * interval '1 ms'`,
    [GRACE_MS],
  );
  return rows[0]?.handled ?? 0;
}
