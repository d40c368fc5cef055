import { SIMULATED_RULES } from '../simulation/rules.js';
import { simulate, type SimulationInput } from '../simulation/simulate.js';
import type { Command } from './command.js';

const spread = (description: string, limit: 'minimum' | 'exclusiveMinimum' = 'minimum') => ({
  description,
  type: 'number',
  [limit]: 0,
  maximum: 1e9,
});

export const command: Command = {
  name: 'simulate',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'simulate',
    description: 'How often a panel finds the right winner; the answer has one result per rule.',
    type: 'object',
    required: ['entries', 'judges', 'judgesPerEntry', 'qualitySpread', 'severitySpread', 'noise', 'rules', 'seed'],
    additionalProperties: false,
    properties: {
      entries: { type: 'integer', minimum: 1, maximum: 2000 },
      judges: { type: 'integer', minimum: 1, maximum: 5000 },
      judgesPerEntry: { type: 'integer', minimum: 1 },
      qualitySpread: spread('Standard deviation of true quality, points.', 'exclusiveMinimum'),
      severitySpread: spread('Standard deviation of judges’ severity, points.'),
      noise: spread('Standard deviation of the noise of one mark, points.'),
      rules: { type: 'array', minItems: 1, uniqueItems: true, items: { enum: SIMULATED_RULES } },
      runs: { description: '2,000 when left out.', type: 'integer', minimum: 1, maximum: 1_000_000 },
      seed: { type: 'string' },
      confidence: {
        description: 'Of the intervals; 0.95 when left out.',
        type: 'number',
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
      },
    },
  },
  run: (input: SimulationInput) => simulate(input),
};
