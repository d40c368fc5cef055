export { assign } from './assign.js';
export type { Assignment, AssignmentInput, Load } from './types.js';
