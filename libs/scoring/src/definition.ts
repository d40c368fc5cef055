// What a definition of a programme needs of the arithmetic: its names, its limits and the form that is hashed. Whoever only reads
// definitions imports this and loads neither statistics nor the solver.
export { canonical } from './proof/canonical.js';
export { sha256Hex } from './proof/hash.js';
export { NotComputable } from './refusal.js';
export * from './standing/names.js';
export { MOST_DECIMALS, mustBeUsable } from './standing/usable.js';
