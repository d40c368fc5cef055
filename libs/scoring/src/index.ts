export * from './standing/index.js';
export * from './proof/index.js';
export * from './rubric/index.js';
export * from './assignment/index.js';
export { commitTo, draw, opensCommitment, type Draw, type DrawInput, type DrawStep } from './draw/draw.js';
export { NotComputable, refuse } from './refusal.js';
export * from './statistics/index.js';
export * from './ballots/index.js';
export * from './simulation/index.js';
