import type { Marks } from '../statistics/marks.js';
import { severity } from '../statistics/severity.js';
import type { Command } from './command.js';
import { marksSchema } from './marks-schema.js';

interface Input {
  scores: Marks;
  confidence?: number;
  differences?: boolean;
}

export const command: Command = {
  name: 'severity',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'severity',
    description: 'Marks corrected for the severity of judges who saw different entries.',
    type: 'object',
    required: ['scores'],
    additionalProperties: false,
    properties: {
      scores: marksSchema,
      confidence: {
        description: 'Of the intervals; 0.95 when left out.',
        type: 'number',
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
      },
      differences: {
        description: 'false leaves out standardErrorOfDifference, which for 1,100 entries is 30 MB of text.',
        type: 'boolean',
      },
    },
  },
  run: ({ scores, confidence, differences = true }: Input) => {
    const { standardErrorOfDifference: _one, allStandardErrorsOfDifference, ...found } = severity(scores, confidence);
    return differences ? { ...found, standardErrorOfDifference: allStandardErrorsOfDifference() } : found;
  },
};
