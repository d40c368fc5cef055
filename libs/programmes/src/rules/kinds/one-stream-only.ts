import { z } from 'zod';
import { likeness } from '../facts.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** One work, one stream of one category; some editions except a category that looks at the company, not at the work. */
export const oneStreamOnly = rule.defineRule(
  'one-stream-only',
  'The same work is entered in one stream of one category only.',
  {
    exceptCategories: z
      .array(z.string().min(1))
      .optional()
      .describe('Categories whose entries are not counted, in this edition'),
  },
  {
    uses: () => [],
    decide(settings, { facts, context }) {
      const excepted = new Set(settings.exceptCategories ?? []);
      if (excepted.has(facts.category))
        return met([
          'The same work may also be entered in another category, for this category is excepted.',
          '此類別獲豁免，同一參賽項目可同時參加其他類別。',
          '此类别获豁免，同一参赛项目可同时参加其他类别。',
        ]);
      const others = context.past.entries.filter(
        (other) =>
          other.live && other.edition === facts.edition && other.entry !== facts.entry && !excepted.has(other.category),
      );
      const same = others.filter((other) => likeness(facts, other) === 'same').map(({ entry }) => entry);
      if (same.length > 0)
        return notMet(
          [
            `The same work is entered more than once in this edition: ${same.slice(0, 5).join(', ')}.`,
            `同一參賽項目在本屆重複參賽：${same.slice(0, 5).join('、')}。`,
            `同一参赛项目在本届重复参赛：${same.slice(0, 5).join('、')}。`,
          ],
          { entries: same },
        );
      const perhaps = others.filter((other) => likeness(facts, other) === 'perhaps').map(({ entry }) => entry);
      if (perhaps.length > 0)
        return personMustDecide(
          [
            `The same applicant entered a work of the same name: ${perhaps.slice(0, 5).join(', ')}. Somebody must see whether it is the same.`,
            `同一申請人以相同名稱提交了另一參賽項目：${perhaps.slice(0, 5).join('、')}。是否同一參賽項目，有待主辦或籌辦機構審核。`,
            `同一申请人以相同名称提交了另一参赛项目：${perhaps.slice(0, 5).join('、')}。是否同一参赛项目，有待主办或筹办机构审核。`,
          ],
          { entries: perhaps },
        );
      return met([
        'The work is entered once in this edition.',
        '參賽項目在本屆只參加一個組別。',
        '参赛项目在本届只参加一个组别。',
      ]);
    },
  },
);
