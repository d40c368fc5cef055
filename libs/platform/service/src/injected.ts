import type { Settings } from '@podium/platform-config';
import type { Database } from '@podium/platform-database';
import type { Logger, Metrics } from '@podium/platform-telemetry';

/** Names a provider that is no class. `provides` is there for the compiler alone: it says what whoever asks is given. */
export type Token<T> = symbol & { readonly provides?: T };

const token = <T>(name: string) => Symbol(name) as Token<T>;

/** What a service's providers may ask to be given besides classes. */
export const SETTINGS = token<Settings>('settings');
/** What this service's own secrets are derived from; the installation's secret is not among what a service holds. */
export const SECRET = token<string>('secret');
export const LOGGER = token<Logger>('logger');
export const METRICS = token<Metrics>('metrics');
/** A `Database` with the service's login for work that nobody waits for, so that it takes no connection from those who wait. */
export const BACKGROUND = token<Database>('background');
/** A `Database` with the login that reads released results only. */
export const PUBLIC_DATABASE = token<Database>('public database');
