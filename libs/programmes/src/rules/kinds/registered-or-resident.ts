import { readBusinessRegistration } from '../../identifiers/index.js';
import { written } from '../dates.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

/** Locally registered, or resident, at the closing instant. */
export const registeredOrResident = rule.defineRule(
  'registered-or-resident',
  'The applicant is locally registered, or a resident, when enrolment closes.',
  {
    registration: rule.fieldSetting('Business Registration number').optional(),
    registeredOn: rule.fieldSetting('Date of registration').optional(),
    validUntil: rule.fieldSetting('Date on which the certificate expires').optional(),
    equivalentProof: rule.fieldSetting('File that stands in for a number').optional(),
    resident: rule.fieldSetting('Choice or consent that says whether a person is resident').optional(),
    residentAnswers: rule.optionsSetting('Answers that mean resident; yes unless said').optional(),
  },
  {
    uses: (settings) => [
      ...rule.use('registration', settings.registration, ['text']),
      ...rule.use('registeredOn', settings.registeredOn, ['date']),
      ...rule.use('validUntil', settings.validUntil, ['date']),
      ...rule.use('equivalentProof', settings.equivalentProof, ['file']),
      ...rule.use(
        'resident',
        settings.resident,
        ['choice', 'consent'],
        rule.options('residentAnswers', settings.residentAnswers),
      ),
    ],
    decide(settings, { answers, closingDate }) {
      const number = answers.text(settings.registration);
      const registration = number === null ? null : readBusinessRegistration(number);
      if (registration)
        return registered(
          registration.number,
          answers.date(settings.registeredOn),
          answers.date(settings.validUntil),
          closingDate(),
          settings.registeredOn !== undefined,
        );
      const residence = answers.choice(settings.resident);
      if (residence !== null && (settings.residentAnswers ?? ['yes']).includes(residence))
        return met(['The applicant is a resident.', '申請人為香港居民。', '申请人为香港居民。'], {
          resident: residence,
        });
      if (answers.answered(settings.equivalentProof))
        return personMustDecide(
          [
            'There is no Business Registration number; somebody must see whether the document given in its place will do.',
            '申請人沒有商業登記號碼，所提交的同等證明文件有待主辦或籌辦機構審核。',
            '申请人没有商业登记号码，所提交的同等证明文件有待主办或筹办机构审核。',
          ],
          { document: settings.equivalentProof ?? null },
        );
      if (number === null && residence === null) return notMet(rule.UNANSWERED);
      return notMet(
        [
          'The applicant is neither locally registered nor a resident.',
          '申請人既非本地註冊機構，亦非香港居民。',
          '申请人既非本地注册机构，亦非香港居民。',
        ],
        { resident: residence, registration: number },
      );
    },
  },
);

function registered(number: string, on: string | null, until: string | null, closing: string, asksDate: boolean) {
  const found = { registration: number, registeredOn: on, validUntil: until, closing };
  const closes = written(closing);
  if (on !== null && on > closing) {
    const date = written(on);
    return notMet(
      [
        `The applicant was registered on ${date.en}, after enrolment closed on ${closes.en}.`,
        `申請人於${date.zh}註冊，遲於截止報名日期${closes.zh}。`,
        `申请人于${date.zh}注册，迟于截止报名日期${closes.zh}。`,
      ],
      found,
    );
  }
  if (until !== null && until < closing) {
    const date = written(until);
    return notMet(
      [
        `The registration expired on ${date.en}, before enrolment closed on ${closes.en}.`,
        `商業登記已於${date.zh}屆滿，早於截止報名日期${closes.zh}。`,
        `商业登记已于${date.zh}届满，早于截止报名日期${closes.zh}。`,
      ],
      found,
    );
  }
  if (on === null && asksDate)
    return personMustDecide(
      [
        'The date of registration is not stated; somebody must read it off the certificate.',
        '未有註明註冊日期，證書有待主辦或籌辦機構審核。',
        '未有注明注册日期，证书有待主办或筹办机构审核。',
      ],
      found,
    );
  if (on === null)
    return met(
      ['A Business Registration number is given.', '申請人已填寫商業登記號碼。', '申请人已填写商业登记号码。'],
      found,
    );
  return met(
    [
      `Registered by the closing date, ${closes.en}.`,
      `於截止報名日期${closes.zh}或之前已註冊。`,
      `于截止报名日期${closes.zh}或之前已注册。`,
    ],
    found,
  );
}
