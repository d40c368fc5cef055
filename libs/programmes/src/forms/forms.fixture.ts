import type { Form } from './form.js';
import type { FormMoment } from './moment.js';

const text = (en: string, zhHant: string) => ({ en, zhHant });
const yesNo = [
  { id: 'yes', label: text('Yes', '是') },
  { id: 'no', label: text('No', '否') },
];

/** A form with every kind of field, conditions and two deadlines: the roster freezes at `closes`, the deck at `deck`. */
export const everyKind: Form = {
  closes: 'closes',
  fields: [
    {
      id: 'title',
      kind: 'text',
      label: text('Name of the entry', '參賽作品名稱'),
      required: true,
      languages: { en: { max: 60 }, zhHant: { max: 20 }, zhHans: { max: 20, optional: true } },
    },
    { id: 'summary', kind: 'text', label: text('Summary', '簡介'), required: true, min: 5, max: 200 },
    { id: 'email', kind: 'text', label: text('E-mail', '電郵'), format: 'email', personal: true },
    { id: 'phone', kind: 'text', label: text('Telephone', '電話'), format: 'phone', personal: true },
    { id: 'applicant', kind: 'choice', label: text('Applicant', '申請人'), options: yesNo, required: true },
    {
      id: 'registration',
      kind: 'text',
      label: text('Business Registration number', '商業登記號碼'),
      format: 'business-registration',
      visible: { field: 'applicant', is: 'yes' },
      required: { not: { field: 'proof', answered: true } },
    },
    {
      id: 'proof',
      kind: 'file',
      label: text('Equivalent document', '等同的證明文件'),
      visible: { field: 'applicant', is: 'yes' },
      types: ['pdf', 'jpg'],
      maxBytes: 20_000_000,
    },
    {
      id: 'fields',
      kind: 'choice',
      label: text('Fields', '範疇'),
      multiple: true,
      min: 1,
      max: 2,
      options: ['ai', 'iot', 'web3'].map((id) => ({ id, label: text(id, id) })),
    },
    { id: 'share', kind: 'number', label: text('Local share', '本地持股'), min: 0, max: 100, decimals: 2 },
    { id: 'price', kind: 'money', label: text('Price', '價格'), currencies: ['HKD'], minCents: 0, maxCents: 1_000_000 },
    { id: 'launched', kind: 'date', label: text('Launched', '推出日期'), earliest: '2000-01-01', latest: '2023-12-31' },
    { id: 'site', kind: 'url', label: text('Site', '網站') },
    { id: 'video', kind: 'video', label: text('Video', '影片'), maxSeconds: 120, maxSecondsByStream: { B: 300 } },
    {
      id: 'deck',
      kind: 'file',
      label: text('Deck', '簡報'),
      required: true,
      later: true,
      closes: 'deck',
      types: ['pdf', 'pptx'],
      maxBytes: 20_000_000,
      maxPages: 18,
      maxPagesByStream: { B: 30 },
    },
    {
      id: 'customers',
      kind: 'table',
      label: text('Customers', '客戶'),
      maxRows: 3,
      columns: [
        { id: 'customer', kind: 'text', label: text('Customer', '客戶'), required: true, max: 50 },
        { id: 'sales', kind: 'money', label: text('Sales', '銷售額'), currencies: ['HKD', 'USD'] },
      ],
    },
    {
      id: 'members',
      kind: 'members',
      label: text('Members', '成員'),
      required: true,
      min: 1,
      max: 4,
      leader: true,
      columns: [{ id: 'resident', kind: 'choice', label: text('Hong Kong resident', '香港居民'), options: yesNo }],
    },
    { id: 'contact', kind: 'name', label: text('Contact', '聯絡人'), chinese: 'required' },
    {
      id: 'terms',
      kind: 'consent',
      label: text('Declaration', '聲明'),
      statement: text('I accept the rules.', '本人接受規則。'),
      version: '2',
      required: true,
    },
  ],
};

export const label = { en: 'Label', zhHant: '標籤' };
export const milestones = { closes: '2023-06-28T10:00:00Z', deck: '2023-07-12T04:00:00Z' };
/** While everything is open. */
export const open: FormMoment = { now: '2023-06-01T00:00:00Z', milestones, timeZone: 'Asia/Hong_Kong' };

/** Answers to which nothing is missing. */
export const complete = {
  title: { en: 'Home Help', zhHant: '居家助手' },
  summary: 'Helps at home',
  applicant: 'no',
  members: [{ name: { familyName: 'Chan', givenName: 'Tai Man' }, leader: true, resident: 'yes' }],
  deck: { id: 'f1', name: 'deck.pdf', type: 'pdf', bytes: 1_000_000, pages: 18 },
  terms: { accepted: true, version: '2', language: 'en' },
};
