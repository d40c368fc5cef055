import type { Marks } from '../statistics/marks.js';
import { severity } from '../statistics/severity.js';
import type { Command } from './command.js';
import { marksSchema } from './marks-schema.js';

interface Input {
  scores: Marks;
  confidence?: number;
  differences?: boolean;
}

/** Up to so many entries all pairs are printed unasked; 1,100 entries make 30 megabytes of them. */
const PRINTED_UNASKED = 300;

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
        description: `Whether to print standardErrorOfDifference; when left out, up to ${PRINTED_UNASKED} entries.`,
        type: 'boolean',
      },
    },
  },
  run: ({ scores, confidence, differences = Object.keys(scores).length <= PRINTED_UNASKED }: Input) => {
    const { standardErrorOfDifference: _one, allStandardErrorsOfDifference, ...found } = severity(scores, confidence);
    if (differences) return { ...found, standardErrorOfDifference: allStandardErrorsOfDifference() };
    return { ...found, leftOut: { standardErrorOfDifference: 'Ask for it with "differences": true.' } };
  },
};
