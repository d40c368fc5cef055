import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { checkForm } from '../forms/check.js';
import { fieldSchema, formSchema, type Field } from '../forms/form.js';
import { checkRules } from './check.js';
import { ruleSchema, type Rule } from './rule.js';
import { ruleKinds } from './table.js';

/** The examples of the organisers' page, in its order: forms, then rules over all of their fields. */
const page = readFileSync(new URL('../../../../docs/forms-and-rules.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml]) => parse(yaml!) as Record<string, unknown>);
const forms = examples.flatMap(({ forms }) =>
  forms ? [formSchema.parse((forms as Record<string, unknown>)['entry'])] : [],
);
const rules: Rule[] = examples.flatMap((example) =>
  ((example['rules'] ?? []) as unknown[]).map((rule) => ruleSchema.parse(rule)),
);
const known = { milestones: ['enrolment-closes', 'slides-due', 'competition'] };

describe('the page on forms and rules', () => {
  it('has forms that check', () => {
    expect(forms.length).toBeGreaterThanOrEqual(4);
    for (const form of forms) expect(checkForm(form, known)).toEqual([]);
  });

  it('has rules that check over the fields of those forms', () => {
    const fields = new Map<string, Field>(forms.flatMap((form) => form.fields.map((field) => [field.id, field])));
    expect(checkRules(rules, { fields: [...fields.values()] }, known)).toEqual([]);
  });

  it('shows every kind of rule and names every kind of field', () => {
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(ruleKinds.map(({ kind }) => kind)));
    for (const option of fieldSchema.options) expect(page).toContain(`| \`${option.shape.kind.value}\` |`);
  });
});
