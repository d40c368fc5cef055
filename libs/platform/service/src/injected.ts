/** What a service's providers may ask to be given besides classes. */
export const SETTINGS = Symbol('settings');
/** What this service's own secrets are derived from; the installation's secret is not among what a service holds. */
export const SECRET = Symbol('secret');
export const LOGGER = Symbol('logger');
export const METRICS = Symbol('metrics');
/** A `Database` with the service's login for work that nobody waits for, so that it takes no connection from those who wait. */
export const BACKGROUND = Symbol('background');
/** Address of the database for the login that reads released results only. */
export const PUBLIC_DATABASE = Symbol('public database');
