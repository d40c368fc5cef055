import { queueBackends } from '../queue-backends.js';

export interface WayToRun {
  way: 'one process' | 'separate processes' | 'separate processes with Redis';
  /** Carries the queues; absent: PostgreSQL does. */
  redisUrl?: string;
}

/** Database of the Redis server that running installations have to themselves; suites of queues use the first. */
const REDIS_DATABASE = 11;

/** The ways in which Podium runs, for `describe.each`. The last only where PODIUM_REDIS_URL names a Redis; see `waysLeftOut`. */
export function waysToRun(): WayToRun[] {
  const redis = queueBackends().find(({ redisUrl }) => redisUrl !== undefined)?.redisUrl;
  const ways: WayToRun[] = [{ way: 'one process' }, { way: 'separate processes' }];
  if (redis === undefined) return ways;
  const url = new URL(redis);
  url.pathname = `/${REDIS_DATABASE}`;
  return [...ways, { way: 'separate processes with Redis', redisUrl: url.href }];
}

/** Ways that cannot be tried here, each with the reason, to be named by skipped tests. */
export function waysLeftOut(): string[] {
  return waysToRun().length === 3 ? [] : ['separate processes with Redis: PODIUM_REDIS_URL names no Redis'];
}
