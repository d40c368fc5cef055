import type { Credentials, Settings } from '@podium/platform-config';
import { openQueues, type Queues } from '@podium/platform-queue';
import { makeLogger, sparing } from '@podium/platform-telemetry';

/** The queues of a process, on Redis when that is set. One that cannot be reached is told of once a minute, and tried for ever. */
export function queuesOf(settings: Settings, { queueUrl }: Credentials): Queues {
  if (queueUrl === undefined) throw new Error('these credentials hold no login for the queues');
  const logger = makeLogger(settings.LOG_LEVEL, 'queue');
  return openQueues(
    { redisUrl: settings.REDIS_URL, queueDatabaseUrl: queueUrl },
    sparing((error, keptBack) =>
      logger.error({ err: error, keptBack }, settings.REDIS_URL ? 'the queue in REDIS_URL' : 'the queue'),
    ),
  );
}
