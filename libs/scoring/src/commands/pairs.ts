import { bradleyTerry, type Comparison } from '../statistics/bradley-terry.js';
import type { Command } from './command.js';

const comparisons = (description: string) => ({
  description,
  type: 'array',
  items: {
    type: 'array',
    prefixItems: [{ type: 'string' }, { type: 'string' }, { type: 'number', exclusiveMinimum: 0, maximum: 1e9 }],
    items: false,
    minItems: 3,
  },
});

export const command: Command = {
  name: 'pairs',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'pairs',
    description: 'Strengths from paired comparisons (Bradley and Terry), with ties after Davidson.',
    type: 'object',
    required: ['wins'],
    additionalProperties: false,
    properties: {
      wins: comparisons('[winner, loser, how often]'),
      ties: comparisons('[one, the other, how often]'),
    },
  },
  run: ({ wins, ties }: { wins: Comparison[]; ties?: Comparison[] }) => bradleyTerry(wins, ties),
};
