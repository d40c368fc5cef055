import { exactly, standingMembers } from '../schema/standing.js';
import { recount } from '../standing/recount.js';
import type { Standing } from '../standing/standing.js';
import type { Command } from './command.js';

export const command: Command = {
  name: 'recount',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'standing',
    description: 'A standing, podium.standing/1: what decided about one round, and the ranking that follows from it.',
    ...exactly(standingMembers),
  },
  run: (standing: Standing) => recount(standing),
};
