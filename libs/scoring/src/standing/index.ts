export { cutOff, type CutOff } from './cut-off.js';
export * from './names.js';
export { rank } from './rank.js';
export { inputOf, recount, type Difference, type Recount } from './recount.js';
export type { Compared, Conventions, SetAside, SheetHash, Standing } from './standing.js';
export type * from './types.js';
export { MOST_DECIMALS, mustBeUsable } from './usable.js';
