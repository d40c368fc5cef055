import { Locale } from '@podium/platform-graphql';
import { formWindow, MOST_ROWS, type Column, type Edition, type Field, type FieldOf } from '@podium/programmes';
import { TextFormat, type FormColumn } from './answer-types.js';
import { ChineseName, type ApplicationForm, type FormField, type StreamLimit } from './field.type.js';
import { shownCondition } from './shown-condition.js';

/** The form of a category as the graph gives it: typed, with instants in the place of milestones. */
export function shownForm(edition: Edition, categoryCode: string): ApplicationForm {
  const form = edition.categories.find(({ code }) => code === categoryCode)?.form;
  if (!form) throw new Error(`${edition.code} has no category ${categoryCode}`);
  return {
    sections: (form.sections ?? []).map(({ id, label, help }) => ({ code: id, label, help: help ?? null })),
    fields: form.fields.map((field): FormField => {
      const { opensAt = null, closesAt = null } = formWindow(edition, categoryCode, field.id) ?? {};
      return Object.assign(typed(field), common(field), { opensAt, closesAt });
    }),
  };
}

const common = ({ id, label, help, section, required, visible, later, personal, public: shown }: Field) => ({
  code: id,
  label,
  help: help ?? null,
  section: section ?? null,
  required: required === true,
  requiredWhen: typeof required === 'object' ? shownCondition(required) : [],
  visibleWhen: visible ? shownCondition(visible) : [],
  later: later ?? false,
  personal: personal ?? false,
  public: shown ?? false,
});

/** What only this kind of field has. */
function typed(field: Field): object {
  switch (field.kind) {
    case 'text':
      return { __typename: 'TextFormField', ...textOf(field), languages: languagesOf(field) };
    case 'choice': {
      const { min, max, multiple } = field;
      const chosen = { multiple: multiple ?? false, minChosen: min ?? null, maxChosen: max ?? null };
      return { __typename: 'ChoiceFormField', ...optionsOf(field), ...chosen };
    }
    case 'number':
      return { __typename: 'NumberFormField', ...numberOf(field) };
    case 'money':
      return { __typename: 'MoneyFormField', ...moneyOf(field) };
    case 'date':
      return { __typename: 'DateFormField', ...dateOf(field) };
    case 'url':
      return { __typename: 'UrlFormField', hosts: field.hosts ?? [] };
    case 'video': {
      const { hosts = [], maxSeconds = null } = field;
      const maxSecondsByStream = limitsOf(field.maxSecondsByStream);
      return { __typename: 'VideoFormField', hosts, maxSeconds, maxSecondsByStream };
    }
    case 'file': {
      const { types, maxBytes, maxPages = null, minFiles = 0, maxFiles = 1 } = field;
      const maxPagesByStream = limitsOf(field.maxPagesByStream);
      return { __typename: 'FileFormField', types, maxBytes, maxPages, maxPagesByStream, minFiles, maxFiles };
    }
    case 'table': {
      const { columns, minRows = 0, maxRows = MOST_ROWS } = field;
      return { __typename: 'TableFormField', columns: columns.map(shownColumn), minRows, maxRows };
    }
    case 'members': {
      const { columns = [], min = 0, max = MOST_ROWS, leader = false } = field;
      const limits = { minMembers: min, maxMembers: max, leader };
      return { __typename: 'MembersFormField', columns: columns.map(shownColumn), ...limits };
    }
    case 'name':
      return { __typename: 'NameFormField', chinese: field.chinese ?? ChineseName.OPTIONAL };
    case 'consent':
      return { __typename: 'ConsentFormField', statement: field.statement, version: field.version ?? null };
  }
}

function shownColumn(column: Column): FormColumn {
  const { id, label, help = null, required = false } = column;
  return Object.assign(typedColumn(column), { code: id, label, help, required });
}

function typedColumn(column: Column): object {
  switch (column.kind) {
    case 'text':
      return { __typename: 'TextColumn', ...textOf(column) };
    case 'choice':
      return { __typename: 'ChoiceColumn', ...optionsOf(column) };
    case 'number':
      return { __typename: 'NumberColumn', ...numberOf(column) };
    case 'money':
      return { __typename: 'MoneyColumn', ...moneyOf(column) };
    case 'date':
      return { __typename: 'DateColumn', ...dateOf(column) };
    case 'url':
      return { __typename: 'UrlColumn', hosts: column.hosts ?? [] };
  }
}

/** As a field states it, and as a column does. */
type Kind<Name extends Column['kind']> = FieldOf<Name> | Extract<Column, { kind: Name }>;

const textOf = ({ format, min, max }: Kind<'text'>) => ({
  format: format ?? TextFormat.PLAIN,
  minLength: min ?? null,
  maxLength: max ?? null,
});
const optionsOf = ({ options }: Kind<'choice'>) => ({ options: options.map(({ id, label }) => ({ code: id, label })) });
const numberOf = ({ min, max, decimals, unit }: Kind<'number'>) => ({
  min: min ?? null,
  max: max ?? null,
  decimals: decimals ?? 0,
  unit: unit ?? null,
});
const moneyOf = ({ currencies, minCents, maxCents }: Kind<'money'>) => ({
  currencies,
  minCents: minCents ?? null,
  maxCents: maxCents ?? null,
});
const dateOf = ({ earliest, latest }: Kind<'date'>) => ({ earliest: earliest ?? null, latest: latest ?? null });

const languagesOf = ({ languages = {} }: FieldOf<'text'>) =>
  Object.values(Locale).flatMap((language) => {
    const limits = languages[language];
    if (!limits) return [];
    const { min = null, max = null, optional = false } = limits;
    return [{ language, min, max, optional }];
  });

const limitsOf = (byStream: Record<string, number> | undefined): StreamLimit[] =>
  Object.entries(byStream ?? {}).map(([streamCode, max]) => ({ streamCode, max }));
