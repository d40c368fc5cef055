import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export { Registry };

/** What a service counts. Names and labels are stable: dashboards depend on them. */
export interface Metrics {
  registry: Registry;
  operation: Histogram<'outcome'>;
  eventHandled: { observe(labels: { type: string }, milliseconds: number): void };
  fault: { inc(labels: { where: string }): void };
  /** A number read when somebody asks, e.g. the rows of the outbox not yet passed on. */
  gauge(name: string, help: string, read: () => Promise<number> | number): void;
}

const MILLISECONDS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000];

export function makeMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  const registers = [registry];
  return {
    registry,
    operation: new Histogram({
      name: 'podium_operation_milliseconds',
      help: 'Time from receiving a GraphQL operation to its answer',
      labelNames: ['outcome'],
      buckets: MILLISECONDS,
      registers,
    }),
    eventHandled: new Histogram({
      name: 'podium_event_handled_milliseconds',
      help: 'Time from the commit of an event to its effect here',
      labelNames: ['type'],
      buckets: MILLISECONDS,
      registers,
    }),
    fault: new Counter({
      name: 'podium_faults_total',
      help: 'Unexpected errors by where they happened',
      labelNames: ['where'],
      registers,
    }),
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    },
  };
}
