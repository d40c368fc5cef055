import { sparing, type Logger, type Metrics } from '@podium/platform-telemetry';

/** Counts faults by where they happened, and tells of each kind once a minute. */
export const faultsOf = (logger: Logger, metrics: Pick<Metrics, 'fault'>) => (where: string) => {
  const tell = sparing((error, keptBack) => logger.error({ err: error, where, keptBack }, 'fault'));
  return (error: Error): void => {
    metrics.fault.inc({ where });
    tell(error);
  };
};
