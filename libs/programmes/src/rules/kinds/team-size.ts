import { z } from 'zod';
import * as rule from '../rule-kind.js';

const size = z.int().min(1).max(500);

/** A team of so many. */
export const teamSize = rule.defineRule(
  'team-size',
  'The team has so many members.',
  {
    members: rule.fieldSetting('The member list'),
    min: size.optional().describe('1 unless said'),
    max: size.optional().describe('4 unless said'),
    byStream: z
      .record(z.string(), z.strictObject({ min: size, max: size }))
      .optional()
      .describe('Other sizes for some streams'),
  },
  {
    uses: (settings) => rule.use('members', settings.members, ['members']),
    decide(settings, { facts, answers }) {
      const own = facts.stream !== undefined && settings.byStream && Object.hasOwn(settings.byStream, facts.stream);
      const { min = 1, max = 4 } = own ? settings.byStream![facts.stream!]! : settings;
      const members = answers.rows(settings.members).length;
      const because: [string, string, string] = [
        `The team has ${members} member${members === 1 ? '' : 's'}; ${min} to ${max} are allowed.`,
        `隊伍有 ${members} 名成員，規定為 ${min} 至 ${max} 名。`,
        `队伍有 ${members} 名成员，规定为 ${min} 至 ${max} 名。`,
      ];
      return (members >= min && members <= max ? rule.met : rule.notMet)(because, { members, min, max });
    },
  },
);
