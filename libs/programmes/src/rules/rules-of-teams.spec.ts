import { describe, expect, it } from '@jest/globals';
import { aFile, hear, member, type RuleCase } from './rules.fixture.js';

const resident = (count: number, of: number) =>
  Array.from({ length: of }, (_, at) => member(`M${at}`, { resident: at < count ? 'yes' : 'no' }));
const endorser = { name: { familyName: 'Lee', givenName: 'Siu Ming' }, grade: 'directorate' };
const staff = (...grades: string[]) =>
  grades.map((grade, at) => ({ ...member(`M${at}`, { grade }), leader: at === 0 }));

const cases: [rule: Record<string, unknown>, cases: RuleCase[]][] = [
  [
    { kind: 'team-size', members: 'team', byStream: { B: { min: 1, max: 2 } } },
    [
      {
        title: 'four members',
        answers: { team: resident(0, 4) },
        outcome: 'met',
        en: '4 members; 1 to 4',
        zhHant: '隊伍有 4 名成員',
        zhHans: '队伍有 4 名成员',
      },
      {
        title: 'five members',
        answers: { team: resident(0, 5) },
        outcome: 'not-met',
        en: '5 members; 1 to 4',
        zhHant: '規定為 1 至 4 名',
        zhHans: '规定为 1 至 4 名',
      },
      {
        title: 'nobody',
        answers: {},
        outcome: 'not-met',
        en: '0 members',
        zhHant: '隊伍有 0 名成員',
        zhHans: '队伍有 0 名成员',
      },
      {
        title: 'three members in a stream for two',
        answers: { team: resident(0, 3) },
        facts: { stream: 'B' },
        outcome: 'not-met',
        en: '1 to 2',
        zhHant: '1 至 2 名',
        zhHans: '1 至 2 名',
      },
    ],
  ],
  [
    { kind: 'members-resident', members: 'team', residentColumn: 'resident', schoolProof: 'proof' },
    [
      {
        title: 'exactly half',
        answers: { team: resident(2, 4) },
        outcome: 'met',
        en: '2 of 4 members are residents',
        zhHant: '4 名成員中有 2 名香港居民',
        zhHans: '4 名成员中有 2 名香港居民',
      },
      {
        title: 'one of three',
        answers: { team: resident(1, 3) },
        outcome: 'not-met',
        en: '1 of 3 members are residents; at least 50%',
        zhHant: '規定最少佔 50%',
        zhHans: '规定最少占 50%',
      },
      {
        title: 'one of three students, with the proof of their school',
        answers: { team: resident(1, 3), proof: aFile },
        outcome: 'person-must-decide',
        en: "the school's proof of studentship",
        zhHant: '學校的學生身分證明',
        zhHans: '学校的学生身份证明',
      },
      {
        title: 'one of three, and one has not said',
        answers: { team: [...resident(1, 2), member('M3')] },
        outcome: 'person-must-decide',
        en: '1 have not said',
        zhHant: '有 1 名成員未有填寫',
        zhHans: '有 1 名成员未有填写',
      },
    ],
  ],
  [
    {
      kind: 'age-and-school',
      members: 'team',
      ageColumn: 'age',
      minAge: 6,
      maxAge: 12,
      schoolColumn: 'school',
      jointStreams: ['HE'],
      levelColumn: 'level',
      levels: { A: ['p1', 'p6'] },
      studentProof: 'proof',
    },
    [
      {
        title: 'pupils of one school',
        answers: {
          team: [
            member('A', { age: 11, school: 'Made Primary School', level: 'p6' }),
            member('B', { age: 7, school: 'Made primary school', level: 'p1' }),
          ],
        },
        outcome: 'met',
        en: 'Age, level and school fit',
        zhHant: '均符合要求',
        zhHans: '均符合要求',
      },
      {
        title: 'students of two universities where they may join',
        answers: { team: [member('A', { age: 12, school: 'X' }), member('B', { age: 12, school: 'Y' })] },
        facts: { stream: 'HE' },
        outcome: 'met',
        en: 'school fit',
        zhHant: '學校均符合',
        zhHans: '学校均符合',
      },
      {
        title: 'one who is too old',
        answers: { team: [member('A', { age: 13, school: 'X', level: 'p6' })] },
        outcome: 'not-met',
        en: '1 of the members are not between 6 and 12',
        zhHant: '年齡不在 6 至 12 歲之間',
        zhHans: '年龄不在 6 至 12 岁之间',
      },
      {
        title: 'one of another level',
        answers: { team: [member('A', { age: 12, school: 'X', level: 's1' })] },
        outcome: 'not-met',
        en: 'study at another level',
        zhHant: '就讀程度不符合',
        zhHans: '就读程度不符合',
      },
      {
        title: 'pupils of two schools',
        answers: {
          team: [
            member('A', { age: 11, school: 'X', level: 'p6' }),
            member('B', { age: 11, school: 'Y', level: 'p6' }),
          ],
        },
        outcome: 'not-met',
        en: 'come from 2 schools',
        zhHant: '成員來自 2 間學校',
        zhHans: '成员来自 2 间学校',
      },
      {
        title: 'an age that is not stated, with a proof',
        answers: { team: [member('A', { school: 'X', level: 'p6' })], proof: aFile },
        outcome: 'person-must-decide',
        en: 'read it off the proof of studentship',
        zhHant: '學生身分證明有待主辦或籌辦機構審核',
        zhHans: '学生身份证明有待主办或筹办机构审核',
      },
    ],
  ],
  [
    {
      kind: 'civil-service-team',
      members: 'team',
      gradeColumn: 'grade',
      civilServants: ['civil-servant', 'directorate'],
      otherStaff: ['contract'],
      endorser: 'endorser',
      endorserGrade: 'endorserGrade',
      directorate: ['directorate'],
      acting: ['acting'],
    },
    [
      {
        title: 'two members under a civil servant',
        answers: { team: staff('civil-servant', 'contract'), endorser: endorser.name, endorserGrade: 'directorate' },
        outcome: 'met',
        en: 'Led by a civil servant',
        zhHant: '由公務員帶領',
        zhHans: '由公务员带领',
      },
      {
        title: 'a leader on contract',
        answers: { team: staff('contract', 'civil-servant'), endorser: endorser.name, endorserGrade: 'directorate' },
        outcome: 'not-met',
        en: 'not led by a civil servant',
        zhHant: '並非由公務員帶領',
        zhHans: '并非由公务员带领',
      },
      {
        title: 'one member',
        answers: { team: staff('civil-servant'), endorser: endorser.name, endorserGrade: 'directorate' },
        outcome: 'not-met',
        en: '1 member; at least 2',
        zhHant: '規定最少 2 名',
        zhHans: '规定最少 2 名',
      },
      {
        title: 'two, of whom one is the endorser',
        answers: {
          team: [...staff('civil-servant'), { name: endorser.name, leader: false, grade: 'directorate' }],
          endorser: endorser.name,
          endorserGrade: 'directorate',
        },
        outcome: 'not-met',
        en: 'directorate officer is not counted',
        zhHant: '首長級人員不計算在內',
        zhHans: '首长级人员不计算在内',
      },
      {
        title: 'a member who is no government staff',
        answers: {
          team: staff('civil-servant', 'contract', 'supplier'),
          endorser: endorser.name,
          endorserGrade: 'directorate',
        },
        outcome: 'not-met',
        en: 'not serving government staff',
        zhHant: '並非現職政府人員',
        zhHans: '并非现职政府人员',
      },
      {
        title: 'an endorser below the directorate',
        answers: { team: staff('civil-servant', 'contract'), endorser: endorser.name, endorserGrade: 'officer' },
        outcome: 'not-met',
        en: 'not of the directorate',
        zhHant: '並非首長級人員',
        zhHans: '并非首长级人员',
      },
      {
        title: 'an endorser who acts in a directorate post',
        answers: { team: staff('civil-servant', 'contract'), endorser: endorser.name, endorserGrade: 'acting' },
        outcome: 'person-must-decide',
        en: 'acts in a directorate post',
        zhHant: '署任首長級職位',
        zhHans: '署任首长级职位',
      },
    ],
  ],
];

describe.each(cases.map(([rule, each]) => ({ kind: rule.kind, rule, each })))('the rule $kind', ({ rule, each }) => {
  it.each(each)('on $title: $outcome', (one) => {
    const verdict = hear(rule, one);
    expect(verdict.outcome).toBe(one.outcome);
    expect(verdict.because.en).toContain(one.en);
    expect(verdict.because.zhHant).toContain(one.zhHant);
    expect(verdict.because.zhHans).toContain(one.zhHans);
  });
});
