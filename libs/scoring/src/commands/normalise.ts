import type { Marks } from '../statistics/marks.js';
import { normalise, type NormalisationOptions } from '../statistics/z-score.js';
import type { Command } from './command.js';
import { marksSchema } from './marks-schema.js';

export const command: Command = {
  name: 'normalise',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'normalise',
    description: 'Mean z-scores of entries.',
    type: 'object',
    required: ['scores', 'deviation'],
    additionalProperties: false,
    properties: {
      scores: marksSchema,
      deviation: { description: 'Divide by the number of marks, or by one less.', enum: ['population', 'sample'] },
      flatJudges: {
        description: 'What happens to a judge who gave all the same mark; refuse when left out.',
        enum: ['refuse', 'set-aside'],
      },
    },
  },
  run: ({ scores, ...options }: { scores: Marks } & NormalisationOptions) => normalise(scores, options),
};
