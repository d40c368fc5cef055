import { accounts } from '@podium/accounts';
import { judging } from '@podium/judging';
import { mailer } from '@podium/mailer';
import type { ServiceDefinition } from '@podium/platform-service';
import { registrations } from '@podium/registrations';
import { results } from '@podium/results';

/** All services, in the order data flows. */
export const services: readonly ServiceDefinition[] = [accounts, registrations, judging, results, mailer];
