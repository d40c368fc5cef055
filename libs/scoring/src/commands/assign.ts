import { assign } from '../assignment/assign.js';
import type { AssignmentInput } from '../assignment/types.js';
import { exactly } from '../schema/standing.js';
import type { Command } from './command.js';

const count = { type: 'integer', minimum: 0 };
const matrix = (value: object): object => ({
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: value },
});
const pairs = { type: 'array', items: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 } };
const load = exactly({ 'min?': count, max: count });

export const command: Command = {
  name: 'assign',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'assign',
    description:
      'Who judges what: exactly so many judges per dossier, within every judge’s load and without conflicts.',
    ...exactly({
      'suitability?': {
        description: 'Dossier, judge, how well they suit; a pair that is absent is not available.',
        ...matrix({ type: 'number', minimum: 0, maximum: 1000 }),
      },
      'expertise?': {
        description: 'Instead of suitability: how well a judge knows the field of a dossier.',
        ...matrix({ type: 'number', minimum: 0, maximum: 1 }),
      },
      'preferences?': {
        description: 'With expertise: the dossiers a judge asked for, the most wanted first.',
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'string' } },
      },
      'preferenceWeight?': { type: 'number', minimum: 0, maximum: 1 },
      'conflicts?': { description: '[dossier, judge]', ...pairs },
      perDossier: { anyOf: [count, { type: 'object', additionalProperties: count }] },
      load,
      'loads?': { description: 'Judges with other limits.', type: 'object', additionalProperties: load },
      'apart?': { description: '[judge, judge] who never judge the same dossier.', ...pairs },
      'kept?': { description: '[dossier, judge] that stand already.', ...pairs },
      'groups?': {
        description: 'Dossiers that are compared with each other: common judges must link all of a group.',
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'string' } },
      },
      objective: { enum: ['sum', 'maxmin'] },
      seed: { type: 'string' },
    }),
  },
  run: (input: Omit<AssignmentInput, 'conflicts'> & Partial<AssignmentInput>) =>
    assign({ ...input, conflicts: input.conflicts ?? [] }),
};
