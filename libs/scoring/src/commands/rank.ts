import { exactly, inputMembers } from '../schema/standing.js';
import { rank } from '../standing/rank.js';
import type { StandingInput } from '../standing/types.js';
import type { Command } from './command.js';

export const command: Command = {
  name: 'rank',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'rank',
    description: 'Everything that decides about one round; the answer is a standing.',
    ...exactly(inputMembers),
  },
  run: (input: StandingInput) => rank(input),
};
