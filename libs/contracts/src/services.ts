/**
 * Every service that has a schema, in the order data flows. The one list: roles, addresses, subgraphs, queues, settings, and what a
 * test compares `docker-compose.yml` with follow from it.
 */
export const SERVICES = ['accounts', 'registrations', 'judging', 'results', 'mailer'] as const;

export type ServiceName = (typeof SERVICES)[number];
