import { describe, expect, it } from '@jest/globals';
import { hear, type RuleCase } from './rules.fixture.js';

const cases: [rule: Record<string, unknown>, cases: RuleCase[]][] = [
  [
    { kind: 'one-stream-only', exceptCategories: ['ST'] },
    [
      {
        title: 'a work entered once',
        facts: { work: 'W1' },
        entries: [{ work: 'W2' }],
        outcome: 'met',
        en: 'entered once',
        zhHant: '只參加一個組別',
        zhHans: '只参加一个组别',
      },
      {
        title: 'a work that left again',
        facts: { work: 'W1' },
        entries: [{ work: 'W1', live: false }],
        outcome: 'met',
        en: 'entered once',
        zhHant: '只參加一個組別',
        zhHans: '只参加一个组别',
      },
      {
        title: 'a work also in the excepted category',
        facts: { work: 'W1' },
        entries: [{ work: 'W1', category: 'ST' }],
        outcome: 'met',
        en: 'entered once',
        zhHant: '只參加一個組別',
        zhHans: '只参加一个组别',
      },
      {
        title: 'an entry in the excepted category',
        facts: { work: 'W1', category: 'ST' },
        entries: [{ work: 'W1' }],
        outcome: 'met',
        en: 'this category is excepted',
        zhHant: '此類別獲豁免',
        zhHans: '此类别获豁免',
      },
      {
        title: 'a work entered twice',
        facts: { work: 'W1' },
        entries: [{ entry: 'MADE-7', work: 'W1', category: 'SB' }],
        outcome: 'not-met',
        en: 'more than once in this edition: MADE-7',
        zhHant: '重複參賽：MADE-7',
        zhHans: '重复参赛：MADE-7',
      },
      {
        title: 'the same name by the same applicant',
        facts: { titles: ['Home Help'], organisations: ['12345678'] },
        entries: [{ titles: ['home-help'], organisations: ['12345678'] }],
        outcome: 'person-must-decide',
        en: 'whether it is the same',
        zhHant: '是否同一參賽項目',
        zhHans: '是否同一参赛项目',
      },
    ],
  ],
  [
    { kind: 'past-award', awards: ['gold', 'silver', 'bronze'], change: 'change', declared: 'won' },
    [
      {
        title: 'a work that won nothing',
        facts: { work: 'W1' },
        outcome: 'met',
        en: 'No record shows one of these awards',
        zhHant: '紀錄並無顯示',
        zhHans: '记录并无显示',
      },
      {
        title: 'a work with a certificate of merit',
        facts: { work: 'W1' },
        awards: [{ work: 'W1', award: 'merit' }],
        outcome: 'met',
        en: 'No record shows',
        zhHant: '紀錄並無顯示',
        zhHans: '记录并无显示',
      },
      {
        title: 'a winner in another category',
        facts: { work: 'W1' },
        awards: [{ work: 'W1', category: 'SB' }],
        outcome: 'met',
        en: 'in another category',
        zhHant: '曾於其他類別得獎',
        zhHans: '曾于其他类别得奖',
      },
      {
        title: 'a winner that has not changed',
        facts: { work: 'W1' },
        awards: [{ work: 'W1' }],
        outcome: 'not-met',
        en: 'won before (made-2022 SL gold) and no significant change',
        zhHant: '曾經得獎（made-2022 SL gold），而未有說明重大改動',
        zhHans: '曾经得奖（made-2022 SL gold），而未有说明重大改动',
      },
      {
        title: 'a winner that says what changed',
        facts: { work: 'W1' },
        awards: [{ work: 'W1' }],
        answers: { change: 'Rewritten for hospitals' },
        outcome: 'person-must-decide',
        en: 'whether the change described is significant',
        zhHant: '所述改動是否重大，有待主辦或籌辦機構審核',
        zhHans: '所述改动是否重大，有待主办或筹办机构审核',
      },
      {
        title: 'an award that only the applicant knows of',
        facts: { work: 'W1' },
        answers: { won: 'yes' },
        outcome: 'person-must-decide',
        en: 'no such award is on record',
        zhHant: '沒有相關紀錄，有待主辦或籌辦機構審核',
        zhHans: '没有相关记录，有待主办或筹办机构审核',
      },
      {
        title: 'the name of a winner, by the same applicant',
        facts: { titles: ['Home Help'], persons: ['P1'] },
        awards: [{ titles: ['HOME HELP'], persons: ['P1'] }],
        outcome: 'person-must-decide',
        en: 'with a work of the same name',
        zhHant: '以相同名稱的參賽項目得獎',
        zhHans: '以相同名称的参赛项目得奖',
      },
    ],
  ],
  [
    { kind: 'past-award', awards: ['gold'], category: 'new' },
    [
      {
        title: 'a winner in a category it never entered',
        facts: { work: 'W1' },
        awards: [{ work: 'W1', category: 'SB' }],
        outcome: 'met',
        en: 'in another category',
        zhHant: '其他類別',
        zhHans: '其他类别',
      },
      {
        title: 'a winner in a category it once lost in',
        facts: { work: 'W1' },
        awards: [{ work: 'W1', category: 'SB' }],
        entries: [{ work: 'W1', edition: 'made-2021' }],
        outcome: 'not-met',
        en: 'won before',
        zhHant: '曾經得獎',
        zhHans: '曾经得奖',
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

const limits: [per: string, within: string, zhHant: string, zhHans: string][] = [
  ['person', 'edition', '每人於本屆最多提交 2 個', '每人于本届最多提交 2 个'],
  ['organisation', 'category', '每間機構於此類別最多提交 2 個', '每间机构于此类别最多提交 2 个'],
  ['economy', 'category', '每個經濟體於此類別最多提交 2 個', '每个经济体于此类别最多提交 2 个'],
  ['everybody', 'category', '於此類別最多提交 2 個', '于此类别最多提交 2 个'],
];

describe.each(limits)('at most two entries per %s in one %s', (per, within, zhHant, zhHans) => {
  const rule = { kind: 'entry-limit', per, within, max: 2 };
  const whose = { persons: ['P1'], organisations: ['O1'], economy: 'hong-kong' };
  const common = { outcome: 'met', en: '', zhHant: '', zhHans: '' } as const;

  it('takes the second', () => {
    const verdict = hear(rule, { ...common, title: '', facts: whose, entries: [{ ...whose, entry: 'E-3' }] });
    expect([verdict.outcome, verdict.evidence.found['count']]).toEqual(['met', 2]);
  });

  it('refuses the third, and says so in three languages', () => {
    const entries = [
      { ...whose, entry: 'E-3' },
      { ...whose, entry: 'E-4' },
    ];
    const verdict = hear(rule, { ...common, title: '', facts: whose, entries });
    expect(verdict.outcome).toBe('not-met');
    expect(verdict.because.en).toContain('entry 3 of at most 2');
    expect(verdict.because.zhHant).toContain(`${zhHant}參賽項目，此為第 3 個`);
    expect(verdict.because.zhHans).toContain(`${zhHans}参赛项目，此为第 3 个`);
  });

  it('does not count itself, what is withdrawn, another edition or another scope', () => {
    const entries = [
      { ...whose, entry: 'E-1' },
      { ...whose, entry: 'E-3', live: false },
      { ...whose, entry: 'E-4', edition: 'made-2022' },
      ...(within === 'edition' ? [] : [{ ...whose, entry: 'E-5', category: 'SB' }]),
    ];
    const verdict = hear(rule, { ...common, title: '', facts: whose, entries });
    expect([verdict.outcome, verdict.evidence.found['count']]).toEqual(['met', 1]);
  });
});

it.each(['person', 'organisation', 'economy'])('asks a person when the %s of an entry is not known', (per) => {
  const verdict = hear(
    { kind: 'entry-limit', per, within: 'edition', max: 2 },
    { title: '', outcome: 'met', en: '', zhHant: '', zhHans: '' },
  );
  expect(verdict.outcome).toBe('person-must-decide');
  expect(verdict.because.zhHant).toContain('有待主辦或籌辦機構審核');
});
