import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** The company is not listed on any stock exchange. */
export const unlistedCompany = rule.defineRule(
  'unlisted-company',
  'The company is not listed on a stock exchange.',
  {
    listed: rule.fieldSetting('Choice that says whether it is listed'),
    unlistedAnswers: rule.optionsSetting('Answers that mean unlisted; no unless said').optional(),
    doubtfulAnswers: rule
      .optionsSetting('Answers a person must look at, such as: subsidiary of a listed company')
      .optional(),
  },
  {
    uses: (settings) => [
      ...rule.use('listed', settings.listed, ['choice'], rule.options('unlistedAnswers', settings.unlistedAnswers)),
      ...rule.use('listed', settings.listed, ['choice'], rule.options('doubtfulAnswers', settings.doubtfulAnswers)),
    ],
    decide(settings, { answers }) {
      const listed = answers.choice(settings.listed);
      if (listed === null) return notMet(rule.UNANSWERED);
      if ((settings.unlistedAnswers ?? ['no']).includes(listed))
        return met(['The company is not listed.', '公司並非上市公司。', '公司并非上市公司。'], { listed });
      if (settings.doubtfulAnswers?.includes(listed))
        return personMustDecide(
          [
            'The company is tied to a listed one; somebody must decide whether it counts as unlisted.',
            '公司與上市公司有關連，是否屬非上市公司，有待主辦或籌辦機構審核。',
            '公司与上市公司有关联，是否属非上市公司，有待主办或筹办机构审核。',
          ],
          { listed },
        );
      return notMet(['Listed companies may not take part.', '上市公司不得參賽。', '上市公司不得参赛。'], { listed });
    },
  },
);
