export type QueueBackend = { readonly backend: 'PostgreSQL' | 'Redis'; readonly redisUrl: string | undefined };

/**
 * What a suite that uses queues has to run on, for `describe.each(queueBackends())('… on $backend', …)`: always PostgreSQL, and
 * Redis when PODIUM_REDIS_URL names one, as `.ci/run` does where it may install a Redis.
 */
export function queueBackends(): QueueBackend[] {
  const redisUrl = process.env['PODIUM_REDIS_URL'];
  const postgres: QueueBackend = { backend: 'PostgreSQL', redisUrl: undefined };
  return redisUrl ? [postgres, { backend: 'Redis', redisUrl }] : [postgres];
}
