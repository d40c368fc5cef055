import { krippendorffAlpha, type MeasurementLevel } from '../statistics/krippendorff-alpha.js';
import type { Command } from './command.js';

export const command: Command = {
  name: 'agreement',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'agreement',
    description: 'Krippendorff’s alpha.',
    type: 'object',
    required: ['level', 'ratings'],
    additionalProperties: false,
    properties: {
      level: { description: 'What the values mean.', enum: ['nominal', 'ordinal', 'interval', 'ratio'] },
      ratings: {
        description: 'One row per judge, one column per unit; null where the judge did not rate.',
        type: 'array',
        minItems: 1,
        items: { type: 'array', items: { type: ['number', 'null'] } },
      },
    },
  },
  run: ({ level, ratings }: { level: MeasurementLevel; ratings: (number | null)[][] }) =>
    krippendorffAlpha(ratings, level),
};
