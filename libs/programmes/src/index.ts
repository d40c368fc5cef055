export type * from './edition.js';
