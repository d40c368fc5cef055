import type { Reason } from './problem.js';

/** Why an answer is refused. Every wording in one place, so that one translator can read them all. */

type Language = 'en' | 'zhHant' | 'zhHans';
const LANGUAGE_NAMES = {
  en: { en: 'English', zhHant: '英文', zhHans: '英文' },
  zhHant: { en: 'Traditional Chinese', zhHant: '繁體中文', zhHans: '繁体中文' },
  zhHans: { en: 'Simplified Chinese', zhHant: '簡體中文', zhHans: '简体中文' },
};

const reason = (code: string, en: string, zhHant: string, zhHans: string): Reason =>
  Object.freeze({ code, text: Object.freeze({ en, zhHant, zhHans }) });
const are = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const MISSING = reason('missing', 'An answer is required.', '此項必須填寫。', '此项必须填写。');
export const UNREADABLE_ANSWER = reason(
  'unreadable',
  'This answer cannot be read. Please enter it again.',
  '無法讀取此項資料，請重新輸入。',
  '无法读取此项资料，请重新输入。',
);

// text
export const NOT_TEXT = reason('not-text', 'Please answer in words.', '請以文字作答。', '请以文字作答。');
export const UNPRINTABLE = reason(
  'unprintable',
  'The text holds characters that cannot be shown. Please type it again.',
  '文字含有無法顯示的字元，請重新輸入。',
  '文字含有无法显示的字符，请重新输入。',
);
export const IDENTITY_NUMBER = reason(
  'identity-number',
  'The text seems to hold a Hong Kong identity card number. Please remove it: we do not collect it.',
  '文字似乎載有香港身份證號碼，請刪除。我們不收集身份證號碼。',
  '文字似乎载有香港身份证号码，请删除。我们不收集身份证号码。',
);
export const PERHAPS_IDENTITY_NUMBER: Reason = Object.freeze({
  ...reason(
    'perhaps-identity-number',
    'If this is the number of an identity card, please remove it: we do not collect it. Other numbers may stay.',
    '如屬身份證號碼，請刪除；我們不收集身份證號碼。其他號碼可予保留。',
    '如属身份证号码，请删除；我们不收集身份证号码。其他号码可予保留。',
  ),
  warns: true,
});
export const tooLong = (max: number, count: number | null, language?: Language): Reason => {
  const { en, zhHant, zhHans } = inLanguage(language);
  const now = count === null ? '' : ` It has ${count}.`;
  const haveHant = count === null ? '' : `，現有 ${count} 個`;
  const haveHans = count === null ? '' : `，现有 ${count} 个`;
  return reason(
    'too-long',
    `At most ${are(max, 'character', 'characters')}${en}.${now}`,
    `${zhHant}最多 ${max} 個字元${haveHant}。`,
    `${zhHans}最多 ${max} 个字符${haveHans}。`,
  );
};
export const tooShort = (min: number, count: number, language?: Language): Reason => {
  const { en, zhHant, zhHans } = inLanguage(language);
  return reason(
    'too-short',
    `At least ${are(min, 'character', 'characters')}${en}. It has ${count}.`,
    `${zhHant}最少 ${min} 個字元，現有 ${count} 個。`,
    `${zhHans}最少 ${min} 个字符，现有 ${count} 个。`,
  );
};
export const missingLanguage = (language: Language): Reason => {
  const name = LANGUAGE_NAMES[language];
  return reason(
    'missing-language',
    `Please also answer in ${name.en}.`,
    `請同時以${name.zhHant}填寫。`,
    `请同时以${name.zhHans}填写。`,
  );
};
export const OTHER_LANGUAGE = reason(
  'other-language',
  'This language is not asked for here.',
  '無須以該語言填寫。',
  '无须以该语言填写。',
);
export const NOT_AN_EMAIL = reason(
  'not-an-email',
  'This is no e-mail address.',
  '電郵地址格式不正確。',
  '电邮地址格式不正确。',
);
export const NOT_A_PHONE = reason(
  'not-a-phone',
  'This is no telephone number. Outside Hong Kong, start with + and the country code.',
  '電話號碼不正確。香港以外的號碼請以 + 及國家或地區號碼開首。',
  '电话号码不正确。香港以外的号码请以 + 及国家或地区号码开头。',
);
export const NOT_A_REGISTRATION = reason(
  'not-a-business-registration',
  'A Business Registration number has 8 digits. A body without one may give an equivalent supporting document instead.',
  '商業登記號碼須為 8 位數字。沒有商業登記號碼的機構可改為提交同等證明文件。',
  '商业登记号码须为 8 位数字。没有商业登记号码的机构可改为提交同等证明文件。',
);
export const NOT_AN_ECONOMY = reason(
  'not-an-economy',
  'This economy is not on the list. Please choose one by its formal name.',
  '名單上沒有這個經濟體，請按正式名稱選擇。',
  '名单上没有这个经济体，请按正式名称选择。',
);

// choice, consent
export const NOT_AN_OPTION = reason(
  'not-an-option',
  'Please choose from the list.',
  '請從選項中選擇。',
  '请从选项中选择。',
);
export const TWICE = reason('twice', 'This is chosen twice.', '選項不可重複。', '选项不可重复。');
export const NOT_A_CONSENT = reason('not-a-consent', 'Please tick or leave empty.', '請剔選或留空。', '请勾选或留空。');
export const OTHER_VERSION = reason(
  'other-version',
  'The wording has changed since it was accepted. Please read it and accept it again.',
  '聲明內容已更新，請重新閱讀並確認。',
  '声明内容已更新，请重新阅读并确认。',
);

// numbers, money, dates
export const NOT_A_NUMBER = reason('not-a-number', 'Please enter a number.', '請輸入數字。', '请输入数字。');
export const NOT_MONEY = reason(
  'not-money',
  'Please enter an amount and its currency.',
  '請輸入有效金額及貨幣。',
  '请输入有效金额及货币。',
);
export const NOT_A_DATE = reason(
  'not-a-date',
  'Please enter a date that exists, such as 28 June 2023.',
  '請輸入有效日期，例如2023年6月28日。',
  '请输入有效日期，例如2023年6月28日。',
);
export const tooManyDecimals = (decimals: number): Reason =>
  decimals === 0
    ? reason('too-many-decimals', 'Please enter a whole number.', '請輸入整數。', '请输入整数。')
    : reason(
        'too-many-decimals',
        `At most ${are(decimals, 'decimal place', 'decimal places')}.`,
        `最多 ${decimals} 個小數位。`,
        `最多 ${decimals} 位小数。`,
      );
export const atLeast = (bound: string): Reason =>
  reason('too-small', `Not less than ${bound}.`, `不得少於 ${bound}。`, `不得少于 ${bound}。`);
export const atMost = (bound: string): Reason =>
  reason('too-large', `Not more than ${bound}.`, `不得多於 ${bound}。`, `不得多于 ${bound}。`);
export const notBefore = (date: string): Reason =>
  reason('too-early', `Not before ${date}.`, `不得早於 ${date}。`, `不得早于 ${date}。`);
export const notAfter = (date: string): Reason =>
  reason('too-late', `Not after ${date}.`, `不得遲於 ${date}。`, `不得迟于 ${date}。`);
export const otherCurrency = (currencies: string): Reason =>
  reason('other-currency', `Please use ${currencies}.`, `請使用 ${currencies}。`, `请使用 ${currencies}。`);

function inLanguage(language?: Language): { en: string; zhHant: string; zhHans: string } {
  if (!language) return { en: '', zhHant: '', zhHans: '' };
  const { en, zhHant, zhHans } = LANGUAGE_NAMES[language];
  return { en: ` in ${en}`, zhHant, zhHans };
}
