import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRules } from '../rules/evaluate.js';
import { shippedDefinition, shippedDefinitions } from '../shipped.js';
import { compileForm } from './evaluate.js';
import { milestonesFor } from './moment.js';

const editions = shippedDefinitions().map(({ id }) => shippedDefinition(id));

describe.each(
  editions.flatMap((edition) =>
    edition.categories.map((category) => ({ edition, category, name: `${edition.code} ${category.code}` })),
  ),
)('the form and rules of $name', ({ edition, category }) => {
  const milestones = milestonesFor(edition.calendar, category.code);
  const form = compileForm(category.form);
  const rules = compileRules(edition.rules ?? []);
  const ids = category.form.fields.map(({ id }) => id);
  const moment = { now: '2023-06-01T00:00:00Z', milestones, timeZone: edition.timeZone };

  it('know every deadline they name', () => {
    const verdict = form.evaluate({}, moment);
    expect(verdict.fields.filter(({ frozen }) => frozen?.code === 'no-such-milestone').map(({ id }) => id)).toEqual([]);
  });

  it('come to a verdict on any answers', () => {
    const answers = ids.length > 0 ? fc.dictionary(fc.constantFrom(...ids), fc.anything()) : fc.anything();
    fc.assert(
      fc.property(answers, (given) => {
        const verdict = form.evaluate(given, moment);
        const facts = { edition: edition.code, category: category.code, answers: verdict.effectiveAnswers };
        const context = {
          now: moment.now,
          closingAt: '2023-06-28T10:00:00Z',
          timeZone: edition.timeZone,
          milestones,
          past: { entries: [], awards: [] },
        };
        expect(rules.evaluate(facts, context)).toHaveLength(edition.rules?.length ?? 0);
      }),
      { numRuns: 20 },
    );
  });
});
