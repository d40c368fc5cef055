/** What a service's providers may ask to be given besides classes. */
export const SETTINGS = Symbol('settings');
export const SECRET = Symbol('secret');
export const LOGGER = Symbol('logger');
export const METRICS = Symbol('metrics');
/** Address of the database for the login that reads released results only. */
export const PUBLIC_DATABASE = Symbol('public database');
