import { countBallots } from '../ballots/count.js';
import type { Election } from '../ballots/election.js';
import type { Command } from './command.js';

export const command: Command = {
  name: 'ballots',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'ballots',
    description: 'A count of ranked ballots.',
    type: 'object',
    required: ['rule', 'seats', 'candidates', 'ballots'],
    additionalProperties: false,
    properties: {
      rule: { enum: ['meek', 'wigm', 'irv', 'borda', 'copeland', 'schulze'] },
      seats: { type: 'integer', minimum: 1 },
      candidates: { type: 'array', minItems: 1, items: { type: 'string' } },
      ballots: {
        type: 'array',
        items: {
          type: 'object',
          required: ['count', 'ranking'],
          additionalProperties: false,
          properties: {
            count: { description: 'How many voters.', type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
            ranking: {
              description:
                'Best first; a list inside holds equals (borda, copeland, schulze only); who is left out ranks below all who are named.',
              type: 'array',
              items: { type: ['string', 'array'], minItems: 1, items: { type: 'string' } },
            },
          },
        },
      },
      tieOrder: {
        description: 'Breaks ties: every candidate once, the favoured first.',
        type: 'array',
        items: { type: 'string' },
      },
    },
  },
  run: (election: Election) => countBallots(election),
};
