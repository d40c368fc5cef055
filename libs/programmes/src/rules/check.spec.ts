import { describe, expect, it } from '@jest/globals';
import type { Form } from '../forms/form.js';
import { everyKind } from '../forms/forms.fixture.js';
import { checkRules } from './check.js';
import { ruleSchema } from './rule.js';

const check = (rules: Record<string, unknown>[], form: Form = everyKind) =>
  checkRules(
    rules.map((rule, at) => ruleSchema.parse({ id: `r${at}`, text: { en: 'The rule', zhHant: '規則' }, ...rule })),
    form,
    { categories: ['SL', 'ST'], streams: ['A', 'B'], milestones: ['competition'], awards: ['gold'] },
  ).map(({ code, path, advice }) => [code, path.join('.'), advice]);

describe('rules over a form', () => {
  it('finds nothing where all is well', () => {
    expect(
      check([
        { kind: 'team-size', members: 'members' },
        { kind: 'members-resident', members: 'members', residentColumn: 'resident' },
        { kind: 'in-operation', since: 'launched', proof: 'proof' },
        { kind: 'answer-is', field: 'terms', accepted: ['yes'] },
        { kind: 'company-age', registeredOn: 'launched', at: 'competition' },
        { kind: 'one-stream-only', exceptCategories: ['ST'] },
      ]),
    ).toEqual([]);
  });

  it.each([
    [
      'a missing field, with the nearest',
      { kind: 'team-size', members: 'membres' },
      'no-such-field',
      '0.members',
      'Did you mean `members`?',
    ],
    [
      'a missing column',
      { kind: 'members-resident', members: 'members', residentColumn: 'residnt' },
      'no-such-column',
      '0.residentColumn',
      'Did you mean `resident`?',
    ],
    [
      'a field of another kind',
      { kind: 'in-operation', since: 'title' },
      'other-kind',
      '0.since',
      'Name another field, or change its kind.',
    ],
    [
      'an option nobody can choose',
      { kind: 'answer-is', field: 'applicant', accepted: ['yess'] },
      'no-such-option',
      '0.accepted.0',
      'Did you mean `yes`?',
    ],
    [
      'a missing milestone',
      { kind: 'company-age', registeredOn: 'launched', at: 'competitoin' },
      'no-such-milestone',
      '0.at',
      'Did you mean `competition`?',
    ],
    [
      'a missing category',
      { kind: 'one-stream-only', exceptCategories: ['SX'] },
      'no-such-category',
      '0.exceptCategories.0',
      'Did you mean `SL`?',
    ],
    [
      'a missing stream',
      { kind: 'team-size', members: 'members', streams: ['C'] },
      'no-such-stream',
      '0.streams.0',
      'Write one of `A`, `B`.',
    ],
    [
      'a condition over a missing field',
      { kind: 'one-stream-only', when: { field: 'aplicant', is: 'yes' } },
      'no-such-field',
      '0.when.field',
      'Did you mean `applicant`?',
    ],
    [
      'sizes that cross',
      { kind: 'team-size', members: 'members', min: 5, max: 2 },
      'bounds-crossed',
      '0.max',
      'Exchange or correct them.',
    ],
    [
      'a rule that looks at nothing',
      { kind: 'registered-or-resident' },
      'asks-nothing',
      '0',
      'Name `registration`, `resident` or both.',
    ],
  ])('finds %s', (_, rule, code, path, advice) => {
    expect(check([rule])).toEqual([[code, path, advice]]);
  });

  it('finds two rules of one id', () => {
    const rule = { id: 'same', kind: 'team-size', members: 'members' };
    expect(check([rule, rule]).map(([code, path]) => [code, path])).toEqual([['rule-twice', '1.id']]);
  });
});
