export type * from './standing/types.js';
