import { z } from 'zod';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** Local holding, or local share of research and design, of at least so many percent. */
export const localShare = rule.defineRule(
  'local-share',
  'The local share is at least so many percent.',
  {
    share: rule.fieldSetting('Number field with the local share in percent'),
    minPercent: z.number().gt(0).max(100).optional().describe('51 unless said'),
    throughParent: rule.fieldSetting('Field that describes a holding through a parent body').optional(),
  },
  {
    uses: (settings) => [
      ...rule.use('share', settings.share, ['number']),
      ...rule.use('throughParent', settings.throughParent, ['text', 'choice', 'file', 'table']),
    ],
    decide(settings, { answers }) {
      const share = answers.number(settings.share);
      const min = settings.minPercent ?? 51;
      if (share === null) return notMet(rule.UNANSWERED);
      if (share < 0 || share > 100)
        return notMet(['A share lies between 0% and 100%.', '百分比須介乎 0% 至 100%。', '百分比须介乎 0% 至 100%。'], {
          share,
          min,
        });
      const [en, zhHant, zhHans] = [
        `The local share is ${share}%; at least ${min}% is required.`,
        `本地所佔百分比為 ${share}%，規定最少 ${min}%。`,
        `本地所占百分比为 ${share}%，规定最少 ${min}%。`,
      ];
      if (share >= min) return met([en, zhHant, zhHans], { share, min });
      if (answers.answered(settings.throughParent))
        return personMustDecide(
          [
            `${en} More is held through another body; somebody must look at it.`,
            `${zhHant}另有透過其他機構持有的部分，有待主辦或籌辦機構審核。`,
            `${zhHans}另有通过其他机构持有的部分，有待主办或筹办机构审核。`,
          ],
          { share, min },
        );
      return notMet([en, zhHant, zhHans], { share, min });
    },
  },
);
