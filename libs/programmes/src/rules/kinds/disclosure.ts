import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** Something that must be disclosed and is then weighed; disclosing it never bars. */
export const disclosure = rule.defineRule(
  'disclosure',
  'Something, such as a dispute over intellectual property, is disclosed and weighed; it does not bar.',
  {
    answer: rule.fieldSetting('Choice that says whether there is something to disclose'),
    noneAnswers: rule.optionsSetting('Answers that mean nothing to disclose; no unless said').optional(),
    details: rule.fieldSetting('Field with the details').optional(),
  },
  {
    uses: (settings) => [
      ...rule.use('answer', settings.answer, ['choice'], rule.options('noneAnswers', settings.noneAnswers)),
      ...rule.use('details', settings.details, ['text', 'table', 'file']),
    ],
    decide(settings, { answers }) {
      const answer = answers.choice(settings.answer);
      if (answer === null) return notMet(rule.UNANSWERED);
      if ((settings.noneAnswers ?? ['no']).includes(answer))
        return met(['There is nothing to disclose.', '申請人表示沒有須披露的事項。', '申请人表示没有须披露的事项。'], {
          answer,
        });
      if (settings.details !== undefined && !answers.answered(settings.details))
        return notMet(
          [
            'Something is to be disclosed, but not said what.',
            '申請人表示有須披露的事項，但未有說明詳情。',
            '申请人表示有须披露的事项，但未有说明详情。',
          ],
          { answer },
        );
      return personMustDecide(
        [
          'Something is disclosed. It does not bar; somebody must weigh it.',
          '申請人已作披露。披露本身不影響參賽資格，有待主辦或籌辦機構審核。',
          '申请人已作披露。披露本身不影响参赛资格，有待主办或筹办机构审核。',
        ],
        { answer, details: settings.details ?? null },
      );
    },
  },
);
