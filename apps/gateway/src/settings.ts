import { fileURLToPath } from 'node:url';
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

/** Where the built pages lie, and how long a browser keeps who is signed in. */
export function pagesOf(settings: Settings): { pages: string; sessionSeconds: number } {
  return {
    pages: fileURLToPath(new URL('../../web/dist/site', import.meta.url)),
    sessionSeconds: settings.SESSION_DAYS * 24 * 60 * 60,
  };
}
