import { draw, type DrawInput } from '../draw/draw.js';
import type { Command } from './command.js';

export const command: Command = {
  name: 'draw',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'draw',
    description: 'A public draw after the shape of RFC 3797, with SHA-256.',
    type: 'object',
    required: ['seed', 'members', 'take'],
    additionalProperties: false,
    properties: {
      seed: { description: 'The key, as the published sources give it.', type: 'string' },
      members: {
        description: 'In any order; they are put in code unit order first.',
        type: 'array',
        items: { type: 'string' },
      },
      take: { description: 'How many are drawn.', type: 'integer', minimum: 0 },
    },
  },
  run: (input: DrawInput) => draw(input),
};
