import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shippedDefinition, shippedDefinitions, type Condition, type Field, type Form } from '@podium/programmes';
import type { Answer } from '@podium/testing';
import { RegistrationsUnderTest } from '../registrations.fixture.js';
import type { ConditionPart } from './condition.type.js';
import { shownForm } from './shown-form.js';

/** A shown field, column or value: whatever its type has. */
type Shown = Answer['data'];

/** The condition that a list of parts stands for. */
function conditionOf(parts: ConditionPart[], place = 0): Condition {
  const { operator, field, values } = parts[place] as ConditionPart;
  const of = field as string;
  const [value, ...others] = values.map(({ text, number, truth }) => text ?? number ?? truth) as string[];
  const inner = parts.flatMap(({ within }, at) => (within === place ? [conditionOf(parts, at)] : []));
  switch (operator) {
    case 'ALL':
      return { all: inner };
    case 'ANY':
      return { any: inner };
    case 'NOT':
      return { not: inner[0] as Condition };
    case 'IN_STREAM':
      return { streamIn: [value as string, ...others] };
    case 'IS':
      return { field: of, is: value as string };
    case 'IS_NOT':
      return { field: of, isNot: value as string };
    case 'IN':
      return { field: of, in: [value as string, ...others] };
    case 'AT_LEAST':
      return { field: of, atLeast: value as string };
    case 'AT_MOST':
      return { field: of, atMost: value as string };
    default:
      return { field: of, answered: operator === 'ANSWERED' };
  }
}

const KEYS: Record<string, string> = {
  code: 'id',
  minLength: 'min',
  maxLength: 'max',
  minChosen: 'min',
  maxChosen: 'max',
  minMembers: 'min',
  maxMembers: 'max',
};

/** The field of a definition that a shown one stands for, with every default written out. */
function fieldOf({ __typename, requiredWhen, visibleWhen, opensAt: _o, closesAt: _c, ...shown }: Shown): Shown {
  const kind = String(__typename)
    .replace(/(FormField|Column)$/, '')
    .toLowerCase();
  const plain = Object.entries(shown).flatMap(([key, value]) =>
    value === null ? [] : [[KEYS[key] ?? key, valueOf(key, value)] as const],
  );
  return {
    ...Object.fromEntries(plain),
    kind,
    ...(requiredWhen?.length > 0 ? { required: conditionOf(requiredWhen) } : {}),
    ...(visibleWhen?.length > 0 ? { visible: conditionOf(visibleWhen) } : {}),
  };
}
function valueOf(key: string, value: Shown[string]): unknown {
  if (key === 'columns') return value.map(fieldOf);
  if (key === 'options') return value.map(({ code, label }: Shown) => ({ id: code, label }));
  if (key.endsWith('ByStream')) return Object.fromEntries(value.map(({ streamCode, max }: Shown) => [streamCode, max]));
  if (key === 'languages')
    return Object.fromEntries(value.map(({ language, ...limits }: Shown) => [language, withoutNulls(limits)]));
  return value;
}
const withoutNulls = (value: Shown) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));

const DEFAULTS: Record<string, Shown> = {
  text: { format: 'plain', languages: {} },
  choice: { multiple: false },
  number: { decimals: 0 },
  money: {},
  date: {},
  url: { hosts: [] },
  video: { hosts: [], maxSecondsByStream: {} },
  file: { maxPagesByStream: {}, minFiles: 0, maxFiles: 1 },
  table: { minRows: 0, maxRows: 100 },
  members: { columns: [], min: 0, max: 100, leader: false },
  name: { chinese: 'optional' },
  consent: {},
};
const OF_COLUMNS: Record<string, Shown> = { text: { format: 'plain' }, number: { decimals: 0 }, url: { hosts: [] } };

/** A definition's field as `fieldOf` gives it back: defaults written out, without what is said by instants or for its writers. */
function written({ opens: _o, closes: _c, source: _s, assumed: _a, ...field }: Field & Shown): Shown {
  const columns = (field['columns'] as (Shown & { kind: string })[] | undefined)?.map((column) => ({
    required: false,
    ...OF_COLUMNS[column.kind],
    ...column,
  }));
  const languages = Object.entries((field['languages'] ?? {}) as Record<string, Shown>).map(
    ([language, limits]) => [language, { optional: false, ...limits }] as const,
  );
  return {
    required: false,
    later: false,
    personal: false,
    public: false,
    ...DEFAULTS[field.kind],
    ...field,
    ...(columns ? { columns } : {}),
    ...(languages.length > 0 ? { languages: Object.fromEntries(languages) } : {}),
  };
}

describe.each(shippedDefinitions().map(({ id }) => id))('%s', (name) => {
  it('is told without losing anything: the definition’s form can be made from it again', () => {
    const edition = shippedDefinition(name);
    for (const { code, form } of edition.categories)
      expect(shownForm(edition, code).fields.map(fieldOf)).toEqual(form.fields.map((field) => written(field)));
  });
});

describe('a form in the graph', () => {
  let test: RegistrationsUnderTest;
  beforeAll(async () => void (test = await RegistrationsUnderTest.start()));
  afterAll(() => test.stop());

  it('is typed, in the language that is asked, with instants', async () => {
    expect(await test.open({ yaml: null, definition: 'hkicta-2023', datesMayHavePassed: true })).toMatchObject({
      __typename: 'Edition',
    });
    const { categories } = await test.ask(FORM, {}, {});
    const { applicationForm: form, form: json } = categories[0] as { applicationForm: Shown; form: Form };
    expect(form['fields']).toHaveLength(json.fields.length);
    const files = form['fields'].filter((field: Shown) => field['__typename'] === 'FileFormField');
    expect(files.length).toBeGreaterThan(0);
    expect(files[0]).toMatchObject({ types: expect.any(Array), maxBytes: expect.any(Number) });
    const choice = form['fields'].find((field: Shown) => field['code'] === 'past-award');
    expect(choice).toMatchObject({
      __typename: 'ChoiceFormField',
      label: '項目曾否在往屆獲得金獎、銀獎或銅獎？',
      options: [
        { code: 'no', label: '否' },
        { code: 'yes', label: '是' },
      ],
      closesAt: expect.stringMatching(/^2023-/),
    });
    expect(form['fields'].find((field: Shown) => field['code'] === 'past-award-change')).toMatchObject({
      visibleWhen: [{ within: null, operator: 'IS', field: 'past-award', values: [{ text: 'yes', number: null }] }],
    });
  });
});

const COLUMNS = `columns { __typename code label required ... on TextColumn { format minLength maxLength } ... on ChoiceColumn { options { code label } }
  ... on NumberColumn { min max decimals } ... on MoneyColumn { currencies minCents maxCents } ... on DateColumn { earliest latest } ... on UrlColumn { hosts } }`;
const FORM = `{ edition(code: "HKICTA23") { categories { form applicationForm { sections { code label } fields {
  __typename code label(locale: ZH_HANT) help section required later personal public opensAt closesAt
  visibleWhen { within operator field values { text number } } requiredWhen { within operator field values { text number truth } }
  ... on TextFormField { format minLength maxLength languages { language min max optional } }
  ... on ChoiceFormField { options { code label(locale: ZH_HANT) } multiple minChosen maxChosen }
  ... on NumberFormField { min max decimals unit } ... on MoneyFormField { currencies minCents maxCents }
  ... on DateFormField { earliest latest } ... on UrlFormField { hosts }
  ... on VideoFormField { hosts maxSeconds maxSecondsByStream { streamCode max } }
  ... on FileFormField { types maxBytes maxPages maxPagesByStream { streamCode max } minFiles maxFiles }
  ... on TableFormField { ${COLUMNS} minRows maxRows } ... on MembersFormField { ${COLUMNS} minMembers maxMembers leader }
  ... on NameFormField { chinese } ... on ConsentFormField { statement version } } } } } }`;
