import { z } from 'zod';
import { likeness, type PastAward } from '../facts.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** A work that has won returns only with significant change, or in another category. */
export const pastAward = rule.defineRule(
  'past-award',
  'A work that holds one of these awards returns only with significant change or in another category.',
  {
    awards: z.array(z.string().min(1)).min(1).describe('Codes of the awards, such as gold, silver, bronze'),
    change: rule.fieldSetting('Text that says what has changed since').optional(),
    declared: rule.fieldSetting('Choice in which the applicant says that it has won').optional(),
    declaredAnswers: rule.optionsSetting('Answers that mean it has won; yes unless said').optional(),
    category: z
      .enum(['another', 'new', 'any'])
      .optional()
      .describe(
        'another (default): free in a category it has not won in; new: only in one it has never been entered in; any: no way out',
      ),
  },
  {
    uses: (settings) => [
      ...rule.use('change', settings.change, ['text']),
      ...rule.use(
        'declared',
        settings.declared,
        ['choice', 'consent'],
        rule.options('declaredAnswers', settings.declaredAnswers),
      ),
    ],
    decide(settings, { facts, answers, context }) {
      const { awards, entries } = context.past;
      const won = (awards ?? []).filter(
        (past) => past.edition !== facts.edition && settings.awards.includes(past.award),
      );
      const surely = won.filter((past) => likeness(facts, past) === 'same');
      const perhaps = won.filter((past) => likeness(facts, past) === 'perhaps');
      const held = surely.length > 0 ? surely : perhaps;
      const declared = answers.choice(settings.declared);
      if (held.length === 0 && declared !== null && (settings.declaredAnswers ?? ['yes']).includes(declared))
        return personMustDecide(
          [
            'The applicant says that the work has won before, but no such award is on record. Somebody must look for it.',
            '申請人表示參賽項目曾經得獎，但沒有相關紀錄，有待主辦或籌辦機構審核。',
            '申请人表示参赛项目曾经得奖，但没有相关记录，有待主办或筹办机构审核。',
          ],
          { declared },
        );
      if (awards === null)
        return personMustDecide([
          'Whether the work holds one of these awards has not been looked up.',
          '尚未查核作品曾否獲得有關獎項，須由專人查核。',
          '尚未查核作品曾否获得有关奖项，须由专人查核。',
        ]);
      if (held.length === 0)
        return met([
          'No record shows one of these awards.',
          '紀錄並無顯示參賽項目曾獲有關獎項。',
          '记录并无显示参赛项目曾获有关奖项。',
        ]);
      const found = { awards: held.slice(0, 20).map(nameOf), entries: held.slice(0, 20).map(({ entry }) => entry) };
      if (
        isElsewhere(
          settings.category ?? 'another',
          facts.category,
          held,
          entries.filter((past) => past.live && past.edition !== facts.edition && likeness(facts, past) !== 'no'),
        )
      )
        return met(
          [
            `It won before (${list(held)}), in another category.`,
            `參賽項目曾於其他類別得獎（${list(held)}）。`,
            `参赛项目曾于其他类别得奖（${list(held)}）。`,
          ],
          found,
        );
      const change = answers.texts(settings.change);
      if (change.length > 0)
        return personMustDecide(
          [
            `It won before (${list(held)}). Somebody must judge whether the change described is significant.`,
            `參賽項目曾經得獎（${list(held)}），所述改動是否重大，有待主辦或籌辦機構審核。`,
            `参赛项目曾经得奖（${list(held)}），所述改动是否重大，有待主办或筹办机构审核。`,
          ],
          { ...found, change: settings.change ?? null },
        );
      if (surely.length === 0)
        return personMustDecide(
          [
            `The same applicant won before with a work of the same name (${list(held)}). Somebody must see whether it is the same.`,
            `同一申請人曾以相同名稱的參賽項目得獎（${list(held)}），是否同一參賽項目，有待主辦或籌辦機構審核。`,
            `同一申请人曾以相同名称的参赛项目得奖（${list(held)}），是否同一参赛项目，有待主办或筹办机构审核。`,
          ],
          found,
        );
      return notMet(
        [
          `It won before (${list(held)}) and no significant change is described.`,
          `參賽項目曾經得獎（${list(held)}），而未有說明重大改動。`,
          `参赛项目曾经得奖（${list(held)}），而未有说明重大改动。`,
        ],
        found,
      );
    },
  },
);

function isElsewhere(
  way: 'another' | 'new' | 'any',
  category: string,
  held: readonly PastAward[],
  entered: readonly { category: string }[],
): boolean {
  if (way === 'any') return false;
  const before = way === 'another' ? held : [...held, ...entered];
  return before.every((past) => past.category !== category);
}

const nameOf = ({ edition, category, award }: PastAward): string => `${edition} ${category} ${award}`;
const list = (held: readonly PastAward[]): string => held.slice(0, 5).map(nameOf).join('; ');
