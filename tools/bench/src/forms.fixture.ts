import type { Condition, EntryFacts, Form, Rule, RuleContext } from '@podium/programmes';

/** A large entry form: 60 fields, 30 conditions, one rule of each of fifteen kinds. Made, not taken from any programme. */

type Field = Form['fields'][number];
const text = (en: string) => ({ en, zhHant: `項目${en}` });
const yesNo = ['yes', 'no'].map((id) => ({ id, label: text(id) }));
const range = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));

const leading: Field[] = [
  {
    id: 'members',
    kind: 'members',
    label: text('Members'),
    required: true,
    min: 1,
    max: 6,
    leader: true,
    closes: 'roster',
    columns: [
      { id: 'resident', kind: 'choice', label: text('Resident'), options: yesNo, required: true },
      { id: 'age', kind: 'number', label: text('Age'), min: 5, max: 120 },
      { id: 'school', kind: 'text', label: text('School'), max: 80 },
      {
        id: 'grade',
        kind: 'choice',
        label: text('Grade'),
        options: ['civil', 'contract'].map((id) => ({ id, label: text(id) })),
      },
    ],
  },
  {
    id: 'customers',
    kind: 'table',
    label: text('Customers'),
    maxRows: 10,
    columns: [
      { id: 'customer', kind: 'text', label: text('Customer'), required: true, max: 80 },
      { id: 'sales', kind: 'money', label: text('Sales'), currencies: ['HKD'] },
    ],
  },
  { id: 'endorser', kind: 'name', label: text('Endorser'), chinese: 'optional' },
  {
    id: 'endorserGrade',
    kind: 'choice',
    label: text('Grade'),
    options: ['D1', 'D2', 'other'].map((id) => ({ id, label: text(id) })),
  },
  { id: 'video', kind: 'video', label: text('Video'), maxSeconds: 120 },
  ...range(3, (at): Field => ({
    id: `file-${at}`,
    kind: 'file',
    label: text(`File ${at}`),
    types: ['pdf', 'pptx'],
    maxBytes: 20_000_000,
    maxPages: 18,
  })),
  ...range(10, (at): Field => ({
    id: `choice-${at}`,
    kind: 'choice',
    label: text(`Choice ${at}`),
    options: yesNo,
    required: true,
  })),
  ...range(4, (at): Field => ({ id: `date-${at}`, kind: 'date', label: text(`Date ${at}`), earliest: '1990-01-01' })),
  ...range(6, (at): Field => ({
    id: `number-${at}`,
    kind: 'number',
    label: text(`Number ${at}`),
    min: 0,
    max: 100,
    decimals: 1,
  })),
];

/** Half of them over one field, half over two or three. */
function condition(at: number): Condition {
  const plain: Condition = { field: `choice-${at % 10}`, is: at % 2 === 0 ? 'yes' : 'no' };
  if (at % 2 === 0) return plain;
  const second: Condition =
    at % 4 === 1 ? { field: `number-${at % 6}`, atLeast: 50 } : { field: `date-${at % 4}`, answered: true };
  return {
    any: [plain, second, { all: [{ field: 'members', atLeast: 3 }, { not: { field: 'video', answered: true } }] }],
  };
}

const trailing: Field[] = [
  ...range(20, (at): Field => ({
    id: `text-${at}`,
    kind: 'text',
    label: text(`Text ${at}`),
    max: 2_000,
    required: at % 2 === 0 || condition(at),
    visible: condition(at),
  })),
  ...range(6, (at): Field => ({
    id: `title-${at}`,
    kind: 'text',
    label: text(`Title ${at}`),
    languages: { en: { max: 200 }, zhHant: { max: 100 } },
  })),
  { id: 'email', kind: 'text', label: text('E-mail'), format: 'email', required: true },
  { id: 'phone', kind: 'text', label: text('Telephone'), format: 'phone', required: true },
  { id: 'registration', kind: 'text', label: text('Registration'), format: 'business-registration' },
  { id: 'price', kind: 'money', label: text('Price'), currencies: ['HKD', 'USD'] },
  { id: 'site', kind: 'url', label: text('Site') },
  { id: 'terms', kind: 'consent', label: text('Terms'), statement: text('I accept.'), version: '1', required: true },
];

export const largeForm: Form = { closes: 'enrolment-closes', fields: [...leading, ...trailing] };

const common = (id: string) => ({ id, text: text(`Rule ${id}`) });
export const fifteenRules: Rule[] = [
  { ...common('r1'), kind: 'registered-or-resident', registration: 'registration', registeredOn: 'date-0' },
  { ...common('r2'), kind: 'unlisted-company', listed: 'choice-0' },
  { ...common('r3'), kind: 'company-age', registeredOn: 'date-0', maxYears: 30 },
  { ...common('r4'), kind: 'local-share', share: 'number-0' },
  {
    ...common('r5'),
    kind: 'barred-bodies',
    organisation: ['title-0'],
    emails: ['email'],
    bodies: range(10, (at) => ({ name: text(`Sponsor ${at}`), emailDomains: [`sponsor${at}.example`] })),
  },
  { ...common('r6'), kind: 'team-size', members: 'members' },
  { ...common('r7'), kind: 'members-resident', members: 'members', residentColumn: 'resident' },
  { ...common('r8'), kind: 'age-and-school', members: 'members', ageColumn: 'age', schoolColumn: 'school' },
  {
    ...common('r9'),
    kind: 'civil-service-team',
    members: 'members',
    gradeColumn: 'grade',
    civilServants: ['civil'],
    endorser: 'endorser',
    endorserGrade: 'endorserGrade',
    directorate: ['D1', 'D2'],
  },
  { ...common('r10'), kind: 'in-operation', since: 'date-1', proof: 'file-0' },
  { ...common('r11'), kind: 'disclosure', answer: 'choice-1' },
  { ...common('r12'), kind: 'answer-is', field: 'choice-2', accepted: ['yes'] },
  { ...common('r13'), kind: 'one-stream-only' },
  { ...common('r14'), kind: 'entry-limit', per: 'organisation', within: 'category', max: 3 },
  { ...common('r15'), kind: 'past-award', awards: ['gold', 'silver', 'bronze'], change: 'text-0' },
];

/** The nth set of answers: each differs, some are wrong, most fields are filled. The same n gives the same answers. */
export function answersOf(n: number): Record<string, unknown> {
  const answers: Record<string, unknown> = {
    members: range(1 + (n % 5), (at) => ({
      name: { familyName: 'Chan', givenName: `Tai Man ${at}`, nameZh: '陳大文' },
      leader: at === 0,
      resident: at % 2 ? 'no' : 'yes',
      age: 20 + at,
      school: 'A school',
      grade: 'civil',
    })),
    customers: range(n % 6, (at) => ({ customer: `Customer ${at}`, sales: { cents: 100_000 * at, currency: 'HKD' } })),
    endorser: { familyName: 'Lee', givenName: 'Siu Ming' },
    endorserGrade: 'D2',
    video: { url: 'https://youtu.be/abcdefghijk', seconds: 60 + n },
    email: 'entrant@example.hk',
    phone: '2123 4567',
    registration: '12345678',
    price: { cents: 12_300, currency: 'HKD' },
    site: 'https://www.example.hk/',
    terms: { accepted: true, version: '1' },
  };
  for (let at = 0; at < 3; at++)
    answers[`file-${at}`] = { id: `f${at}`, name: 'deck.pdf', type: 'pdf', bytes: 1_000_000, pages: 10 + (n % 12) };
  for (let at = 0; at < 10; at++) answers[`choice-${at}`] = (n >> (at % 5)) % 2 ? 'yes' : 'no';
  for (let at = 0; at < 4; at++) answers[`date-${at}`] = `20${10 + at + (n % 9)}-0${1 + (n % 9)}-1${at}`;
  for (let at = 0; at < 6; at++) answers[`number-${at}`] = (n * 7 + at * 13) % 110;
  for (let at = 0; at < 20; at++)
    answers[`text-${at}`] = 'A solution that helps elderly people live at home, 協助長者居家安老。'.repeat(
      1 + ((n + at) % 20),
    );
  for (let at = 0; at < 6; at++) answers[`title-${at}`] = { en: `Title ${n} ${at}`, zhHant: `標題 ${n} ${at}` };
  // As they come in: read from JSON.
  return JSON.parse(JSON.stringify(answers)) as Record<string, unknown>;
}

export const milestones = { roster: '2023-06-20T09:00:00Z', 'enrolment-closes': '2023-06-28T10:00:00Z' };

export function factsOf(n: number, answers: Readonly<Record<string, unknown>>): EntryFacts {
  return {
    entry: `E${n}`,
    edition: 'made-2023',
    category: 'SL',
    stream: 'A',
    answers,
    work: `W${n}`,
    titles: [`Title ${n} 0`],
    persons: [`P${n}`],
    organisations: ['12345678'],
  };
}

/** Twenty entries and five awards to look back on. */
export const context: RuleContext = {
  now: '2023-06-25T00:00:00Z',
  closingAt: '2023-06-28T10:00:00Z',
  timeZone: 'Asia/Hong_Kong',
  milestones,
  past: {
    entries: range(20, (at) => ({
      entry: `E${100 + at}`,
      edition: 'made-2023',
      category: 'SL',
      stream: 'A',
      live: true,
      work: `W${at}`,
      titles: [`Title ${at}`],
      persons: [],
      organisations: [`${at}`],
    })),
    awards: range(5, (at) => ({
      entry: `E${200 + at}`,
      edition: 'made-2022',
      category: 'SL',
      live: true,
      titles: [`Title ${at} 0`],
      persons: [],
      organisations: ['12345678'],
      award: 'gold',
    })),
  },
};

/** How many fields, conditions and rules are really there: the bench states them, so nobody need believe the comment. */
export function sizes(): { fields: number; conditions: number; rules: number } {
  const conditions = largeForm.fields.flatMap(({ visible, required }) => [
    visible,
    typeof required === 'object' ? required : undefined,
  ]);
  return { fields: largeForm.fields.length, conditions: conditions.filter(Boolean).length, rules: fifteenRules.length };
}
