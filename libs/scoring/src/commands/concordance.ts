import { kendallW } from '../statistics/kendall-w.js';
import type { Command } from './command.js';

export const command: Command = {
  name: 'concordance',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'concordance',
    description: 'Kendall’s coefficient of concordance, with the correction for ties.',
    type: 'object',
    required: ['scores'],
    additionalProperties: false,
    properties: {
      scores: {
        description: 'One row per entry, one column per judge; complete. Only the order within a column matters.',
        type: 'array',
        minItems: 1,
        items: { type: 'array', minItems: 1, items: { type: 'number' } },
      },
    },
  },
  run: ({ scores }: { scores: number[][] }) => kendallW(scores),
};
