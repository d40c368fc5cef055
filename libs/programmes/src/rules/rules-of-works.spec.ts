import { describe, expect, it } from '@jest/globals';
import { aFile, hear, type RuleCase } from './rules.fixture.js';

const cases: [rule: Record<string, unknown>, cases: RuleCase[]][] = [
  [
    {
      kind: 'in-operation',
      since: 'since',
      months: 3,
      proof: 'proof',
      how: 'how',
      notCounting: ['crowd-funding'],
      doubtful: ['pilot'],
    },
    [
      {
        title: 'a work three months old to the day',
        answers: { since: '2023-03-28', proof: aFile, how: 'sale' },
        outcome: 'met',
        en: 'at least 3 months at the closing date, 28 June 2023',
        zhHant: '至截止日期2023年6月28日已滿 3 個月',
        zhHans: '至截止日期2023年6月28日已满 3 个月',
      },
      {
        title: 'a work a day younger',
        answers: { since: '2023-03-29', proof: aFile },
        outcome: 'not-met',
        en: 'less than 3 months',
        zhHant: '不足 3 個月',
        zhHans: '不足 3 个月',
      },
      {
        title: 'a work without proof',
        answers: { since: '2022-01-01' },
        outcome: 'not-met',
        en: 'proof of operation has not been given',
        zhHant: '未有提交運作證明',
        zhHans: '未有提交运作证明',
      },
      {
        title: 'a crowd-funding prototype',
        answers: { since: '2022-01-01', proof: aFile, how: 'crowd-funding' },
        outcome: 'not-met',
        en: 'does not count',
        zhHant: '不符合',
        zhHans: '不符合',
      },
      {
        title: 'a pilot',
        answers: { since: '2022-01-01', proof: aFile, how: 'pilot' },
        outcome: 'person-must-decide',
        en: 'somebody must look at',
        zhHant: '有待主辦或籌辦機構審核',
        zhHans: '有待主办或筹办机构审核',
      },
    ],
  ],
  [
    { kind: 'disclosure', answer: 'dispute', details: 'details' },
    [
      {
        title: 'no dispute',
        answers: { dispute: 'no' },
        outcome: 'met',
        en: 'nothing to disclose',
        zhHant: '沒有須披露',
        zhHans: '没有须披露',
      },
      {
        title: 'a dispute, not described',
        answers: { dispute: 'yes' },
        outcome: 'not-met',
        en: 'not said what',
        zhHant: '未有說明詳情',
        zhHans: '未有说明详情',
      },
      {
        title: 'a dispute, described: it is weighed and does not bar',
        answers: { dispute: 'yes', details: 'A claim in another place' },
        outcome: 'person-must-decide',
        en: 'It does not bar; somebody must weigh it',
        zhHant: '披露本身不影響參賽資格',
        zhHans: '披露本身不影响参赛资格',
      },
    ],
  ],
  [
    { kind: 'answer-is', field: 'local', accepted: ['yes'], doubtful: ['partly'] },
    [
      {
        title: 'the accepted answer',
        answers: { local: 'yes' },
        outcome: 'met',
        en: 'meets',
        zhHant: '符合此項規定',
        zhHans: '符合此项规定',
      },
      {
        title: 'another answer',
        answers: { local: 'no' },
        outcome: 'not-met',
        en: 'does not meet',
        zhHant: '不符合此項規定',
        zhHans: '不符合此项规定',
      },
      {
        title: 'no answer',
        answers: {},
        outcome: 'not-met',
        en: 'has not been given',
        zhHant: '尚未填寫',
        zhHans: '尚未填写',
      },
      {
        title: 'a doubtful answer',
        answers: { local: 'partly' },
        outcome: 'person-must-decide',
        en: 'look at this answer',
        zhHant: '有待主辦或籌辦機構審核',
        zhHans: '有待主办或筹办机构审核',
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
