import { z } from 'zod';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** One answer decides, for what a programme asks and no other kind of rule covers. */
export const answerIs = rule.defineRule(
  'answer-is',
  'One answer is among those accepted, for what no other kind of rule covers.',
  {
    field: rule.fieldSetting('Choice or consent'),
    accepted: z.array(z.string().min(1)).min(1).describe('Answers that meet the rule; yes or no for a consent'),
    doubtful: rule.optionsSetting('Answers a person must look at').optional(),
  },
  {
    uses: (settings) => [
      ...rule.use('field', settings.field, ['choice', 'consent'], rule.options('accepted', settings.accepted)),
      ...rule.use('field', settings.field, ['choice', 'consent'], rule.options('doubtful', settings.doubtful)),
    ],
    decide(settings, { answers }) {
      const value = answers.value(settings.field);
      const chosen = Array.isArray(value)
        ? value.filter((one): one is string => typeof one === 'string')
        : [answers.choice(settings.field)].filter((one) => one !== null);
      if (chosen.length === 0) return notMet(rule.UNANSWERED);
      if (chosen.some((one) => settings.accepted.includes(one)))
        return met(['The answer meets this rule.', '所填資料符合此項規定。', '所填资料符合此项规定。'], {
          answer: chosen,
        });
      if (chosen.some((one) => settings.doubtful?.includes(one)))
        return personMustDecide(
          [
            'Somebody must look at this answer.',
            '所填資料有待主辦或籌辦機構審核。',
            '所填资料有待主办或筹办机构审核。',
          ],
          { answer: chosen },
        );
      return notMet(['The answer does not meet this rule.', '所填資料不符合此項規定。', '所填资料不符合此项规定。'], {
        answer: chosen,
      });
    },
  },
);
