import { z } from 'zod';
import { addMonths, written } from '../dates.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** On the market or in live operation for some months at the closing date. */
export const inOperation = rule.defineRule(
  'in-operation',
  'The work has been on the market or in live operation for at least some months at the closing date, with proof.',
  {
    since: rule.fieldSetting('Date since when it has been in operation'),
    months: z.int().min(0).max(1200).optional().describe('3 unless said'),
    proof: rule.fieldSetting('File with the proof').optional(),
    how: rule.fieldSetting('Choice of how it was put on the market').optional(),
    notCounting: rule.optionsSetting('Ways that do not count, such as a crowd-funding prototype').optional(),
    doubtful: rule.optionsSetting('Ways that a person must look at').optional(),
  },
  {
    uses: (settings) => [
      ...rule.use('since', settings.since, ['date']),
      ...rule.use('proof', settings.proof, ['file']),
      ...rule.use('how', settings.how, ['choice'], rule.options('notCounting', settings.notCounting)),
      ...rule.use('how', settings.how, ['choice'], rule.options('doubtful', settings.doubtful)),
    ],
    decide(settings, { answers, closingDate }) {
      const since = answers.date(settings.since);
      if (since === null) return notMet(rule.UNANSWERED);
      const months = settings.months ?? 3;
      const how = answers.choice(settings.how);
      const closing = closingDate();
      const found = { since, closing, months, how };
      const [from, to] = [written(since), written(closing)];
      if (how !== null && settings.notCounting?.includes(how))
        return notMet(
          [
            'This way of being on the market does not count as operation.',
            '此種推出方式不符合「已推出市場或正式運作」的要求。',
            '此种推出方式不符合“已推出市场或正式运作”的要求。',
          ],
          found,
        );
      if (addMonths(since, months) > closing)
        return notMet(
          [
            `In operation since ${from.en}: less than ${months} months at the closing date, ${to.en}.`,
            `自${from.zh}起運作，至截止日期${to.zh}不足 ${months} 個月。`,
            `自${from.zh}起运作，至截止日期${to.zh}不足 ${months} 个月。`,
          ],
          found,
        );
      if (settings.proof !== undefined && !answers.answered(settings.proof))
        return notMet(
          ['The proof of operation has not been given.', '未有提交運作證明。', '未有提交运作证明。'],
          found,
        );
      if (how !== null && settings.doubtful?.includes(how))
        return personMustDecide(
          [
            `In operation since ${from.en}, in a way that somebody must look at.`,
            `自${from.zh}起運作，其推出方式有待主辦或籌辦機構審核。`,
            `自${from.zh}起运作，其推出方式有待主办或筹办机构审核。`,
          ],
          found,
        );
      return met(
        [
          `In operation since ${from.en}: at least ${months} months at the closing date, ${to.en}.`,
          `自${from.zh}起運作，至截止日期${to.zh}已滿 ${months} 個月。`,
          `自${from.zh}起运作，至截止日期${to.zh}已满 ${months} 个月。`,
        ],
        found,
      );
    },
  },
);
