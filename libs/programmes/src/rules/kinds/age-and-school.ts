import { z } from 'zod';
import { asChoice, asDate, asNumber } from '../answers.js';
import { yearsBetween } from '../dates.js';
import { titleKey } from '../facts.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;
const age = z.int().min(0).max(150);

/** Students of the right age and level, from one school where that is asked. */
export const ageAndSchool = rule.defineRule(
  'age-and-school',
  'The members are of the right age and level, and from one school where the stream asks it.',
  {
    members: rule.fieldSetting('The member list'),
    ageColumn: rule.fieldSetting('Its column with the age at the closing date').optional(),
    bornColumn: rule.fieldSetting('Its column with the date of birth; ask the age instead if that will do').optional(),
    minAge: age.optional(),
    maxAge: age.optional(),
    levelColumn: rule.fieldSetting('Its column with the level of study').optional(),
    levels: z
      .record(z.string(), z.array(z.string().min(1)).min(1))
      .optional()
      .describe('Levels allowed, by stream'),
    schoolColumn: rule.fieldSetting('Its column with the school').optional(),
    jointStreams: z
      .array(z.string().min(1))
      .optional()
      .describe('Streams in which schools may join; elsewhere one school'),
    studentProof: rule.fieldSetting('File with the proof of studentship').optional(),
  },
  {
    uses: (settings) => {
      const members: [string, string] = ['members', settings.members];
      return [
        ...rule.use('members', settings.members, ['members']),
        ...rule.useColumn('ageColumn', settings.ageColumn, members, ['number']),
        ...rule.useColumn('bornColumn', settings.bornColumn, members, ['date']),
        ...rule.useColumn('schoolColumn', settings.schoolColumn, members, ['text', 'choice']),
        ...Object.entries(settings.levels ?? {}).flatMap(([stream, ids]) =>
          rule.useColumn('levelColumn', settings.levelColumn, members, ['choice'], { at: ['levels', stream], ids }),
        ),
        ...rule.use('studentProof', settings.studentProof, ['file']),
      ];
    },
    decide(settings, { facts, answers, closingDate }) {
      const members = answers.rows(settings.members);
      if (members.length === 0) return notMet(rule.UNANSWERED);
      const { minAge = 0, maxAge = 150 } = settings;
      const asksAge = settings.ageColumn !== undefined || settings.bornColumn !== undefined;
      const ages = asksAge ? members.map((member) => ageOf(member, settings, closingDate)) : [];
      const outside = ages.filter((one) => one !== null && (one < minAge || one > maxAge)).length;
      if (outside > 0)
        return notMet(
          [
            `${outside} of the members are not between ${minAge} and ${maxAge} years old at the closing date.`,
            `有 ${outside} 名成員在截止日期的年齡不在 ${minAge} 至 ${maxAge} 歲之間。`,
            `有 ${outside} 名成员在截止日期的年龄不在 ${minAge} 至 ${maxAge} 岁之间。`,
          ],
          { outside, minAge, maxAge },
        );
      const wrongLevel = members.filter((member) => isOtherLevel(member, settings, facts.stream)).length;
      if (wrongLevel > 0)
        return notMet(
          [
            `${wrongLevel} of the members study at another level than this stream is for.`,
            `有 ${wrongLevel} 名成員的就讀程度不符合此組別的要求。`,
            `有 ${wrongLevel} 名成员的就读程度不符合此组别的要求。`,
          ],
          { wrongLevel },
        );
      const schools = new Set(
        settings.schoolColumn === undefined ? [] : members.map((member) => schoolKey(member[settings.schoolColumn!])),
      );
      const joint = facts.stream !== undefined && (settings.jointStreams?.includes(facts.stream) ?? false);
      const named = [...schools].filter((school) => school !== '').length;
      if (named > 1 && !joint)
        return notMet(
          [
            `The members come from ${named} schools; a team is from one school.`,
            `成員來自 ${named} 間學校，隊伍須由同一學校的學生組成。`,
            `成员来自 ${named} 间学校，队伍须由同一学校的学生组成。`,
          ],
          { schools: named },
        );
      const unknown = schools.has('') || ages.includes(null);
      if (unknown && !answers.answered(settings.studentProof)) return notMet(rule.UNANSWERED, { schools: named });
      if (unknown)
        return personMustDecide(
          [
            'The age or school of a member is not stated; somebody must read it off the proof of studentship.',
            '有成員未填寫年齡或學校，學生身分證明有待主辦或籌辦機構審核。',
            '有成员未填写年龄或学校，学生身份证明有待主办或筹办机构审核。',
          ],
          { schools: named, document: settings.studentProof ?? null },
        );
      return met(
        ['Age, level and school fit.', '年齡、就讀程度及學校均符合要求。', '年龄、就读程度及学校均符合要求。'],
        { members: members.length, schools: named },
      );
    },
  },
);

interface Columns {
  ageColumn?: string | undefined;
  bornColumn?: string | undefined;
  levelColumn?: string | undefined;
  levels?: Record<string, string[]> | undefined;
}

function ageOf(
  member: Record<string, unknown>,
  { ageColumn, bornColumn }: Columns,
  closingDate: () => string,
): number | null {
  const stated = ageColumn === undefined ? null : asNumber(member[ageColumn]);
  if (stated !== null) return stated;
  const born = bornColumn === undefined ? null : asDate(member[bornColumn]);
  return born === null ? null : yearsBetween(born, closingDate());
}

function isOtherLevel(
  member: Record<string, unknown>,
  { levelColumn, levels }: Columns,
  stream: string | undefined,
): boolean {
  if (levelColumn === undefined || !levels || stream === undefined || !Object.hasOwn(levels, stream)) return false;
  const level = asChoice(member[levelColumn]);
  return level === null || !levels[stream]!.includes(level);
}

function schoolKey(school: unknown): string {
  return typeof school === 'string' ? titleKey(school) : '';
}
