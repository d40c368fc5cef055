import { describe, expect, it } from '@jest/globals';
import { aFile, hear, type RuleCase } from './rules.fixture.js';

const cases: [rule: Record<string, unknown>, cases: RuleCase[]][] = [
  [
    {
      kind: 'registered-or-resident',
      registration: 'brn',
      registeredOn: 'since',
      validUntil: 'until',
      equivalentProof: 'document',
      resident: 'resident',
    },
    [
      {
        title: 'a company registered on the closing date itself',
        answers: { brn: '12345678', since: '2023-06-28' },
        outcome: 'met',
        en: 'Registered by the closing date, 28 June 2023',
        zhHant: '於截止報名日期2023年6月28日或之前已註冊',
        zhHans: '于截止报名日期2023年6月28日或之前已注册',
      },
      {
        title: 'a person who is a resident',
        answers: { resident: 'yes' },
        outcome: 'met',
        en: 'is a resident',
        zhHant: '香港居民',
        zhHans: '香港居民',
      },
      {
        title: 'a company registered the day after',
        answers: { brn: '12345678', since: '2023-06-29' },
        outcome: 'not-met',
        en: 'registered on 29 June 2023, after enrolment closed on 28 June 2023',
        zhHant: '於2023年6月29日註冊，遲於截止報名日期',
        zhHans: '于2023年6月29日注册，迟于截止报名日期',
      },
      {
        title: 'a registration that ran out before the closing date',
        answers: { brn: '12345678', since: '2020-01-01', until: '2023-06-27' },
        outcome: 'not-met',
        en: 'expired on 27 June 2023',
        zhHant: '商業登記已於2023年6月27日屆滿',
        zhHans: '商业登记已于2023年6月27日届满',
      },
      {
        title: 'a person who is no resident',
        answers: { resident: 'no' },
        outcome: 'not-met',
        en: 'neither locally registered nor a resident',
        zhHant: '既非本地註冊機構，亦非香港居民',
        zhHans: '既非本地注册机构，亦非香港居民',
      },
      {
        title: 'a charity without a number, with a document in its place',
        answers: { document: aFile },
        outcome: 'person-must-decide',
        en: 'whether the document given in its place will do',
        zhHant: '所提交的同等證明文件有待主辦或籌辦機構審核',
        zhHans: '所提交的同等证明文件有待主办或筹办机构审核',
      },
    ],
  ],
  [
    { kind: 'unlisted-company', listed: 'listed', doubtfulAnswers: ['subsidiary'] },
    [
      {
        title: 'an unlisted company',
        answers: { listed: 'no' },
        outcome: 'met',
        en: 'is not listed',
        zhHant: '並非上市公司',
        zhHans: '并非上市公司',
      },
      {
        title: 'a listed company',
        answers: { listed: 'yes' },
        outcome: 'not-met',
        en: 'Listed companies may not take part',
        zhHant: '上市公司不得參賽',
        zhHans: '上市公司不得参赛',
      },
      {
        title: 'a subsidiary of a listed company',
        answers: { listed: 'subsidiary' },
        outcome: 'person-must-decide',
        en: 'tied to a listed one',
        zhHant: '與上市公司有關連',
        zhHans: '与上市公司有关联',
      },
    ],
  ],
  [
    { kind: 'company-age', registeredOn: 'since', maxYears: 3, at: 'competition' },
    [
      {
        title: 'a company three years old to the day',
        answers: { since: '2020-12-05' },
        milestones: { competition: '2023-12-05T01:00:00Z' },
        outcome: 'met',
        en: 'not more than 3 years before 5 December 2023',
        zhHant: '至2023年12月5日不超過 3 年',
        zhHans: '至2023年12月5日不超过 3 年',
      },
      {
        title: 'a company a day older',
        answers: { since: '2020-12-04' },
        milestones: { competition: '2023-12-05T01:00:00Z' },
        outcome: 'not-met',
        en: 'more than 3 years before 5 December 2023',
        zhHant: '至2023年12月5日已超過 3 年',
        zhHans: '至2023年12月5日已超过 3 年',
      },
      {
        title: 'a company when no date is set',
        answers: { since: '2022-01-01' },
        outcome: 'person-must-decide',
        en: 'is not set yet',
        zhHant: '比賽日期尚未訂定',
        zhHans: '比赛日期尚未订定',
      },
    ],
  ],
  [
    { kind: 'local-share', share: 'share', throughParent: 'parent' },
    [
      {
        title: 'exactly 51 percent',
        answers: { share: 51 },
        outcome: 'met',
        en: '51%; at least 51%',
        zhHant: '為 51%，規定最少 51%',
        zhHans: '为 51%，规定最少 51%',
      },
      {
        title: 'a hair less',
        answers: { share: 50.99 },
        outcome: 'not-met',
        en: '50.99%; at least 51%',
        zhHant: '為 50.99%，規定最少 51%',
        zhHans: '为 50.99%，规定最少 51%',
      },
      {
        title: 'less, but more through a parent',
        answers: { share: 30, parent: 'The parent holds 40%' },
        outcome: 'person-must-decide',
        en: 'held through another body',
        zhHant: '透過其他機構持有',
        zhHans: '通过其他机构持有',
      },
    ],
  ],
  [
    {
      kind: 'barred-bodies',
      organisation: ['organisation'],
      registration: 'brn',
      emails: ['email'],
      relation: 'relation',
      barredAnswers: ['staff', 'family'],
      doubtfulAnswers: ['former-staff'],
      bodies: [
        {
          name: { en: 'The Made Sponsor Ltd.', zhHant: '虛構贊助有限公司', zhHans: '虚构赞助有限公司' },
          keys: ['87654321'],
          emailDomains: ['sponsor.example'],
          why: { en: 'it sponsors the awards', zhHant: '該公司為獎項贊助人', zhHans: '该公司为奖项赞助人' },
        },
      ],
    },
    [
      {
        title: 'a stranger',
        answers: { organisation: 'Another Ltd', brn: '12345678', email: 'a@another.example', relation: 'none' },
        outcome: 'met',
        en: 'is not barred',
        zhHant: '並無不得參賽的情況',
        zhHans: '并无不得参赛的情况',
      },
      {
        title: 'the sponsor, spelt a little differently',
        answers: { organisation: 'the made sponsor, LTD', relation: 'none' },
        outcome: 'not-met',
        en: 'may not take part: it sponsors the awards',
        zhHant: '不得參賽：該公司為獎項贊助人',
        zhHans: '不得参赛：该公司为奖项赞助人',
      },
      {
        title: 'the sponsor under its registration number',
        answers: { organisation: 'A trading name', brn: '87654321', relation: 'none' },
        outcome: 'not-met',
        en: 'The Made Sponsor Ltd. may not',
        zhHant: '「虛構贊助有限公司」不得參賽',
        zhHans: '“虚构赞助有限公司”不得参赛',
      },
      {
        title: 'family of the staff of an organiser',
        answers: { relation: 'family' },
        outcome: 'not-met',
        en: 'declares a relation that bars',
        zhHant: '所申報的關係不符合參賽資格',
        zhHans: '所申报的关系不符合参赛资格',
      },
      {
        title: 'somebody who writes from the sponsor',
        answers: { email: 'x@hk.sponsor.example', relation: 'none' },
        outcome: 'person-must-decide',
        en: 'An e-mail address belongs to',
        zhHant: '有電郵地址屬於',
        zhHans: '有电邮地址属于',
      },
      {
        title: 'somebody who used to work there',
        answers: { relation: 'former-staff' },
        outcome: 'person-must-decide',
        en: 'somebody must look at',
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
