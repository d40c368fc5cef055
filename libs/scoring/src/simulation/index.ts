export { simulate, type SimulationInput, type SimulationResult } from './simulate.js';
export { SIMULATED_RULES, type SimulatedRule } from './rules.js';
