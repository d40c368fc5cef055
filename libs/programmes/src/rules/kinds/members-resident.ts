import { z } from 'zod';
import { asChoice } from '../answers.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** At least half of the members resident; for students the school's proof stands in. */
export const membersResident = rule.defineRule(
  'members-resident',
  'At least half of the members are residents; for students the proof of their school can stand in.',
  {
    members: rule.fieldSetting('The member list'),
    residentColumn: rule.fieldSetting('Its column that says whether a member is resident'),
    residentAnswers: rule.optionsSetting('Answers that mean resident; yes unless said').optional(),
    sharePercent: z.number().gt(0).max(100).optional().describe('Least share of residents in percent; 50 unless said'),
    schoolProof: rule.fieldSetting('File with the proof of studentship that stands in').optional(),
  },
  {
    uses: (settings) => [
      ...rule.use('members', settings.members, ['members']),
      ...rule.useColumn(
        'residentColumn',
        settings.residentColumn,
        ['members', settings.members],
        ['choice'],
        rule.options('residentAnswers', settings.residentAnswers),
      ),
      ...rule.use('schoolProof', settings.schoolProof, ['file']),
    ],
    decide(settings, { answers }) {
      const members = answers.rows(settings.members);
      if (members.length === 0) return notMet(rule.UNANSWERED);
      const said = members.map((member) => asChoice(member[settings.residentColumn]));
      const wanted = settings.residentAnswers ?? ['yes'];
      const residents = said.filter((answer) => answer !== null && wanted.includes(answer)).length;
      const unknown = said.filter((answer) => answer === null).length;
      const share = settings.sharePercent ?? 50;
      const found = { members: members.length, residents, unknown, sharePercent: share };
      const enough = (count: number) => count * 100 >= share * members.length;
      const [en, zhHant, zhHans] = [
        `${residents} of ${members.length} members are residents; at least ${share}% are required.`,
        `${members.length} 名成員中有 ${residents} 名香港居民，規定最少佔 ${share}%。`,
        `${members.length} 名成员中有 ${residents} 名香港居民，规定最少占 ${share}%。`,
      ];
      if (enough(residents)) return met([en, zhHant, zhHans], found);
      if (answers.answered(settings.schoolProof))
        return personMustDecide(
          [
            `${en} Somebody must see whether the school's proof of studentship stands in.`,
            `${zhHant}學校的學生身分證明是否可予接納，有待主辦或籌辦機構審核。`,
            `${zhHans}学校的学生身份证明是否可予接纳，有待主办或筹办机构审核。`,
          ],
          { ...found, document: settings.schoolProof ?? null },
        );
      if (enough(residents + unknown))
        return personMustDecide(
          [
            `${en} ${unknown} have not said; somebody must ask them.`,
            `${zhHant}有 ${unknown} 名成員未有填寫，有待主辦或籌辦機構審核。`,
            `${zhHans}有 ${unknown} 名成员未有填写，有待主办或筹办机构审核。`,
          ],
          found,
        );
      return notMet([en, zhHant, zhHans], found);
    },
  },
);
