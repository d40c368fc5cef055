import { z } from 'zod';
import { addMonths, written } from '../dates.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** The company is at most so many years old on the day of the competition. */
export const companyAge = rule.defineRule(
  'company-age',
  'The company was registered not more than so many years before the competition.',
  {
    registeredOn: rule.fieldSetting('Date of registration'),
    maxYears: z.int().min(1).max(200).optional().describe('3 unless said'),
    at: z
      .string()
      .min(1)
      .optional()
      .describe('Milestone from which the age is counted back; the closing date unless said'),
    proof: rule.fieldSetting('File with the proof of registration').optional(),
  },
  {
    uses: (settings) => [
      ...rule.use('registeredOn', settings.registeredOn, ['date']),
      ...rule.use('proof', settings.proof, ['file']),
    ],
    decide(settings, { answers, closingDate, dateOf }) {
      const registeredOn = answers.date(settings.registeredOn);
      if (registeredOn === null) return notMet(rule.UNANSWERED);
      const years = settings.maxYears ?? 3;
      const day = settings.at === undefined ? closingDate() : dateOf(settings.at);
      if (day === null)
        return personMustDecide(
          [
            'The date of the competition is not set yet, so the age of the company cannot be counted.',
            '比賽日期尚未訂定，無法計算公司的成立年期。',
            '比赛日期尚未订定，无法计算公司的成立年期。',
          ],
          { registeredOn, years },
        );
      const [from, to] = [written(registeredOn), written(day)];
      const found = { registeredOn, on: day, years };
      if (registeredOn > day)
        return notMet(
          [
            `The company was registered on ${from.en}, after ${to.en}.`,
            `公司於${from.zh}註冊，遲於${to.zh}。`,
            `公司于${from.zh}注册，迟于${to.zh}。`,
          ],
          found,
        );
      if (addMonths(registeredOn, years * 12) < day)
        return notMet(
          [
            `Registered on ${from.en}: more than ${years} years before ${to.en}.`,
            `公司於${from.zh}註冊，至${to.zh}已超過 ${years} 年。`,
            `公司于${from.zh}注册，至${to.zh}已超过 ${years} 年。`,
          ],
          found,
        );
      if (settings.proof !== undefined && !answers.answered(settings.proof))
        return notMet(
          ['The proof of registration has not been given.', '未有提交註冊證明。', '未有提交注册证明。'],
          found,
        );
      return met(
        [
          `Registered on ${from.en}: not more than ${years} years before ${to.en}.`,
          `公司於${from.zh}註冊，至${to.zh}不超過 ${years} 年。`,
          `公司于${from.zh}注册，至${to.zh}不超过 ${years} 年。`,
        ],
        found,
      );
    },
  },
);
