import { reliability } from '../statistics/intraclass.js';
import type { Command } from './command.js';

export const command: Command = {
  name: 'reliability',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'reliability',
    description: 'Intraclass correlations, variance components, and how many judges reach a target.',
    type: 'object',
    required: ['ratings'],
    additionalProperties: false,
    properties: {
      ratings: {
        description: 'One row per entry, one column per judge; complete.',
        type: 'array',
        minItems: 1,
        items: { type: 'array', minItems: 1, items: { type: 'number' } },
      },
      target: {
        description: 'Generalisability to reach; left out, judgesFor is left out too.',
        type: 'number',
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
      },
    },
  },
  run: ({ ratings, target }: { ratings: number[][]; target?: number }) => reliability(ratings, target),
};
