import { z } from 'zod';
import type { Answers } from '../answers.js';
import { asChoice } from '../answers.js';
import { titleKey } from '../facts.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** A team of government staff under a civil servant, supported by a directorate officer who is not one of the team. */
export const civilServiceTeam = rule.defineRule(
  'civil-service-team',
  'A team led by a civil servant, with the support of a directorate officer who is not counted as a member.',
  {
    members: rule.fieldSetting('The member list; it marks the leader'),
    gradeColumn: rule.fieldSetting('Its column with the class of post'),
    civilServants: rule.optionsSetting('Classes that are civil servants'),
    otherStaff: rule.optionsSetting('Classes that may be members but not lead').optional(),
    minMembers: z.int().min(1).optional().describe('2 unless said'),
    endorser: rule.fieldSetting('Name of the directorate officer'),
    endorserGrade: rule.fieldSetting('Choice of the class of that officer'),
    directorate: rule.optionsSetting('Classes of the directorate'),
    acting: rule.optionsSetting('Classes a person must look at, such as acting posts').optional(),
    endorsedOn: rule.fieldSetting('Date of the endorsement').optional(),
  },
  {
    uses: (settings) => {
      const members: [string, string] = ['members', settings.members];
      const column = (setting: string, ids: readonly string[] | undefined) =>
        rule.useColumn('gradeColumn', settings.gradeColumn, members, ['choice'], rule.options(setting, ids));
      return [
        ...rule.use('members', settings.members, ['members']),
        ...column('civilServants', settings.civilServants),
        ...column('otherStaff', settings.otherStaff),
        ...rule.use('endorser', settings.endorser, ['name']),
        ...rule.use(
          'endorserGrade',
          settings.endorserGrade,
          ['choice'],
          rule.options('directorate', settings.directorate),
        ),
        ...rule.use('endorserGrade', settings.endorserGrade, ['choice'], rule.options('acting', settings.acting)),
        ...rule.use('endorsedOn', settings.endorsedOn, ['date']),
      ];
    },
    decide(settings, { answers, closingDate }) {
      const all = answers.rows(settings.members);
      const grade = answers.choice(settings.endorserGrade);
      const endorsedOn = answers.date(settings.endorsedOn);
      if (all.length === 0 || !answers.answered(settings.endorser) || grade === null) return notMet(rule.UNANSWERED);
      // A directorate officer who is also on the list supports the team; counting the same person twice is what the rule forbids.
      const endorser = nameKey(answers.value(settings.endorser));
      const members = all.filter((member) => endorser === '' || nameKey(member.name) !== endorser);
      const leader = members.find((member) => member.leader === true);
      const leaderGrade = leader ? asChoice(leader[settings.gradeColumn]) : null;
      const min = settings.minMembers ?? 2;
      const found = {
        members: members.length,
        notCounted: all.length - members.length,
        leaderGrade,
        endorserGrade: grade,
        endorsedOn,
      };
      if (leaderGrade === null || !settings.civilServants.includes(leaderGrade))
        return notMet(
          ['The team is not led by a civil servant.', '隊伍並非由公務員帶領。', '队伍并非由公务员带领。'],
          found,
        );
      const outsiders = members.filter((member) => !isStaff(asChoice(member[settings.gradeColumn]), settings));
      if (outsiders.length > 0)
        return notMet(
          [
            `${outsiders.length} of the members are not serving government staff.`,
            `有 ${outsiders.length} 名成員並非現職政府人員。`,
            `有 ${outsiders.length} 名成员并非现职政府人员。`,
          ],
          { ...found, outsiders: outsiders.length },
        );
      if (members.length < min)
        return notMet(
          [
            `${members.length} member${members.length === 1 ? '' : 's'}; at least ${min} are required, and the supporting directorate officer is not counted.`,
            `隊伍有 ${members.length} 名成員，規定最少 ${min} 名，支持參賽的首長級人員不計算在內。`,
            `队伍有 ${members.length} 名成员，规定最少 ${min} 名，支持参赛的首长级人员不计算在内。`,
          ],
          found,
        );
      return endorsement(settings, grade, endorsedOn, closingDate, found, answers);
    },
  },
);

interface EndorsementSettings {
  directorate: readonly string[];
  acting?: readonly string[] | undefined;
  endorsedOn?: string | undefined;
}

function endorsement(
  settings: EndorsementSettings,
  grade: string,
  endorsedOn: string | null,
  closingDate: () => string,
  found: Record<string, rule.Found>,
  answers: Answers,
): rule.Decision {
  if (settings.acting?.includes(grade))
    return personMustDecide(
      [
        'The supporting officer acts in a directorate post; somebody must decide whether that will do.',
        '支持參賽的人員署任首長級職位，是否接納，有待主辦或籌辦機構審核。',
        '支持参赛的人员署任首长级职位，是否接纳，有待主办或筹办机构审核。',
      ],
      found,
    );
  if (!settings.directorate.includes(grade))
    return notMet(
      [
        'The supporting officer is not of the directorate.',
        '支持參賽的人員並非首長級人員。',
        '支持参赛的人员并非首长级人员。',
      ],
      found,
    );
  if (
    settings.endorsedOn !== undefined &&
    (!answers.answered(settings.endorsedOn) || (endorsedOn ?? '') > closingDate())
  )
    return notMet(
      [
        'The support was not given by the closing date.',
        '未有在截止日期或之前取得首長級人員的支持。',
        '未有在截止日期或之前取得首长级人员的支持。',
      ],
      found,
    );
  return met(
    [
      'Led by a civil servant, and supported by a directorate officer who is not counted as a member.',
      '隊伍由公務員帶領，並獲一名不計入成員人數的首長級人員支持。',
      '队伍由公务员带领，并获一名不计入成员人数的首长级人员支持。',
    ],
    found,
  );
}

function isStaff(
  grade: string | null,
  settings: { civilServants: readonly string[]; otherStaff?: readonly string[] | undefined },
): boolean {
  return grade !== null && (settings.civilServants.includes(grade) || (settings.otherStaff?.includes(grade) ?? false));
}

/** Two names are one when every part is; a blank name is nobody's. */
function nameKey(name: unknown): string {
  if (typeof name !== 'object' || name === null) return '';
  const { familyName, givenName, nameZh } = name as Record<string, unknown>;
  const latin = [familyName, givenName].map((part) => (typeof part === 'string' ? titleKey(part) : '')).join('|');
  return latin !== '|' ? latin : typeof nameZh === 'string' ? titleKey(nameZh) : '';
}
