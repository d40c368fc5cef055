import type { CategoryDefinition, Definition } from '../definition/definition.js';
import type { Form } from '../forms/form.js';
import type { Finding } from '../mistake.js';
import { rulesOf, shared } from '../resolve/category.js';
import { resolveForm } from '../resolve/forms.js';
import { checkRules, type RuleSurroundings } from '../rules/check.js';
import { finding } from './finding.js';

/** Rules over fields that the form of a category does not have; rules that hold nowhere. */
export function checkEligibility(definition: Definition): Finding[] {
  const { rules = [], categories = [], awards = [] } = definition;
  const surroundings: RuleSurroundings = {
    milestones: definition.calendar.map(({ id }) => id),
    streams: categories.flatMap(({ streams }) => streams.map(({ code }) => code)),
    categories: categories.map(({ code }) => code),
    awards: awards.map(({ code }) => code),
  };
  const held = new Set<string>();
  const seen = new Set<string>();
  const findings = categories.flatMap((category) => {
    const having = awards.filter((award) => award.categories?.includes(category.code) ?? true);
    const ids = new Set([...rulesOf(definition, category), ...having.flatMap((award) => award.rules ?? [])]);
    for (const id of ids) held.add(id);
    const form = formOf(definition, category);
    if (!form) return [];
    return checkHeld(definition, ids, form, surroundings)
      .filter(({ code, path }) => {
        const key = JSON.stringify([code, path]);
        return !seen.has(key) && seen.add(key);
      })
      .map((found) => ({ ...found, message: `In ${category.code}: ${found.message}` }));
  });
  return [
    ...findings,
    ...rules.flatMap(({ id }, index) =>
      held.has(id)
        ? []
        : [
            finding(
              'rule-holds-nowhere',
              ['rules', index, 'id'],
              `The rule \`${id}\` holds in no category and for no award.`,
              'Name it under `shared: rules:`, in a category, or in an award; or leave it out.',
            ),
          ],
    ),
  ];
}

/** The form of a category; undefined when there is none of that name, which the check of the parts says. */
function formOf(definition: Definition, category: CategoryDefinition): Form | undefined {
  const id = shared(definition, category, 'form');
  return id === undefined || !definition.forms?.[id] ? undefined : resolveForm(definition, id).form;
}

function checkHeld(definition: Definition, ids: ReadonlySet<string>, form: Form, around: RuleSurroundings): Finding[] {
  const placed = (definition.rules ?? [])
    .map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => ids.has(rule.id));
  return checkRules(
    placed.map(({ rule }) => rule),
    form,
    around,
  ).flatMap((found) => {
    const [at, ...rest] = found.path;
    const index = placed[Number(at)]?.index;
    // Two rules of one id are told by the check of the parts.
    return index === undefined || found.code === 'rule-twice' ? [] : [{ ...found, path: ['rules', index, ...rest] }];
  });
}
