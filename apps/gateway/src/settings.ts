import { derivedSecret, type Settings } from '@podium/platform-config';
import type { Rates } from './limits/rates.js';

/** What one client may ask for. */
export function ratesOf(settings: Settings): Rates {
  return {
    requests: settings.REQUESTS_PER_CLIENT_PER_SECOND,
    documents: settings.NEW_OPERATIONS_PER_CLIENT_PER_SECOND,
  };
}

/** What whoever reads metrics must show. */
export function metricsToken(settings: Settings, secret: string): string {
  return settings.METRICS_TOKEN ?? derivedSecret(secret, 'metrics');
}
