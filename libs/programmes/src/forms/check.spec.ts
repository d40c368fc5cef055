import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkForm } from './check.js';
import type { Condition } from './condition.js';
import { compileForm } from './evaluate.js';
import { formSchema, type Form } from './form.js';
import { everyKind } from './forms.fixture.js';

const label = { en: 'Label', zhHant: '標籤' };
const options = ['yes', 'no'].map((id) => ({ id, label }));
const surroundings = { milestones: ['closes', 'deck'], streams: ['A', 'B'] };
type Loose = Record<string, unknown>;
const check = (fields: Loose[], rest: Loose = {}) =>
  checkForm(
    formSchema.parse({ ...rest, fields: fields.map((field) => ({ kind: 'text', label, ...field })) }),
    surroundings,
  ).map(({ code, path, advice }) => [code, path.join('.'), advice]);
const a = { id: 'applicant', kind: 'choice', options };

describe('a form at check time', () => {
  it('is found well', () => expect(checkForm(formSchema.parse(everyKind), surroundings)).toEqual([]));

  it.each<[what: string, fields: Loose[], code: string, path: string, advice: string]>([
    [
      'a condition over a missing field',
      [a, { id: 'b', visible: { field: 'aplicant', is: 'yes' } }],
      'no-such-field',
      'fields.1.visible.field',
      'Did you mean `applicant`?',
    ],
    [
      'a condition deep inside',
      [a, { id: 'b', required: { any: [{ not: { field: 'x', answered: true } }] } }],
      'no-such-field',
      'fields.1.required.any.0.not.field',
      'Write one of `applicant`, `b`.',
    ],
    [
      'an option that is none',
      [a, { id: 'b', visible: { field: 'applicant', in: ['yes', 'nope'] } }],
      'no-such-option',
      'fields.1.visible.in.1',
      'Did you mean `no`?',
    ],
    [
      'a field that looks at itself',
      [{ id: 'b', required: { field: 'b', answered: true } }],
      'condition-on-itself',
      'fields.0.required.field',
      'Name the field it depends on.',
    ],
    [
      'a text compared with a number',
      [{ id: 't' }, { id: 'b', visible: { field: 't', atLeast: 3 } }],
      'cannot-compare',
      'fields.1.visible.atLeast',
      'Ask only whether it is `answered`.',
    ],
    [
      'a stream that is none',
      [{ id: 'b', visible: { streamIn: ['C'] } }],
      'no-such-stream',
      'fields.0.visible.streamIn.0',
      'Write one of `A`, `B`.',
    ],
    ['two fields of one id', [{ id: 'b' }, { id: 'b' }], 'field-twice', 'fields.1.id', 'Rename one of them.'],
    [
      'two options of one id',
      [{ ...a, options: [...options, options[0]] }],
      'option-twice',
      'fields.0.options.2.id',
      'Rename one of them.',
    ],
    [
      'a milestone that is none',
      [{ id: 'b', closes: 'close' }],
      'no-such-milestone',
      'fields.0.closes',
      'Did you mean `closes`?',
    ],
    [
      'a section that is none',
      [{ id: 'b', section: 'team' }],
      'no-such-section',
      'fields.0.section',
      'Add the section, or name another.',
    ],
    [
      'limits that cross',
      [{ id: 'b', min: 9, max: 3 }],
      'bounds-crossed',
      'fields.0.max',
      'Exchange or correct them: no answer could fit.',
    ],
    [
      'limits that cross in one language',
      [{ id: 'b', languages: { en: { min: 9, max: 3 } } }],
      'bounds-crossed',
      'fields.0.languages.en.max',
      'Exchange or correct them: no answer could fit.',
    ],
    [
      'a limit that languages hide',
      [{ id: 'b', max: 9, languages: { en: {} } }],
      'beside-languages',
      'fields.0.max',
      'Write it for each language.',
    ],
    [
      'personal data made public',
      [{ id: 'b', personal: true, public: true }],
      'personal-and-public',
      'fields.0.public',
      'Take off `public`: personal data is never part of a public view.',
    ],
    [
      'a column every member has',
      [{ id: 'b', kind: 'members', columns: [{ id: 'name', kind: 'text', label }] }],
      'column-taken',
      'fields.0.columns.0.id',
      'Leave this column out.',
    ],
    [
      'options counted where one is chosen',
      [{ ...a, max: 2 }],
      'not-multiple',
      'fields.0',
      'Add `multiple: true`, or take `min` and `max` off.',
    ],
    [
      'pages of a stream that is none',
      [{ id: 'b', kind: 'file', types: ['pdf'], maxBytes: 9, maxPagesByStream: { C: 3 } }],
      'no-such-stream',
      'fields.0.maxPagesByStream.C',
      'Write one of `A`, `B`.',
    ],
  ])('%s', (_, fields, code, path, advice) => expect(check(fields)).toEqual([[code, path, advice]]));

  it('says which fields run in a circle, however long', () => {
    const ids = Array.from({ length: 200 }, (_, at) => `f${at}`);
    const fields = ids.map((id, at) => ({ id, visible: { field: ids[(at + 1) % ids.length], answered: true } }));
    const [[code, path]] = check(fields) as [[string, string]];
    expect([code, path]).toEqual(['conditions-in-a-circle', 'fields.0.visible']);
  });
});

describe('a condition in a definition', () => {
  const refused = (condition: unknown) => {
    const parsed = formSchema.safeParse({ fields: [{ id: 'b', kind: 'text', label, visible: condition }] });
    return parsed.success ? [] : parsed.error.issues.map((issue) => [issue.message, issue.path.join('.')]);
  };
  it.each([
    [{}, 'A condition that asks nothing', 'fields.0.visible'],
    [{ field: 'a' }, 'A condition that names a field but asks nothing of it', 'fields.0.visible'],
    [{ field: 'a', is: 'x', in: ['y'] }, 'A condition with is and in at once', 'fields.0.visible'],
    [
      { all: [{ field: 'a', is: 1 }], any: [{ field: 'a', is: 1 }] },
      'A condition that asks all and any at once',
      'fields.0.visible',
    ],
    [{ not: { is: 'x' } }, 'A condition that asks nothing', 'fields.0.visible.not'],
    [{ field: 'a', atLest: 3, is: 3 }, 'Unrecognized key: "atLest"', 'fields.0.visible'],
    [{ field: 'constructor', is: 3 }, 'This name is taken by the machine; choose another', 'fields.0.visible.field'],
  ])('%j is refused where it stands', (condition, message, path) =>
    expect(refused(condition)).toEqual([[message, path]]),
  );

  it('nested too deeply is a mistake', () => {
    let deep: Condition = { field: 'a', answered: true };
    for (let depth = 0; depth < 20; depth++) deep = { not: deep };
    expect(check([{ id: 'a' }, { id: 'b', visible: deep }]).map(([code]) => code)).toEqual(['too-deep']);
  });
});

describe('any form that the schema lets through', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      fc.record({ field: fc.constantFrom(...ids), answered: fc.boolean() }),
      fc.record({ field: fc.constantFrom(...ids), atLeast: fc.integer() }),
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  })).condition;
  const form = fc
    .array(fc.option(condition, { nil: undefined }), { minLength: 5, maxLength: 5 })
    .map((visible): Form => ({ fields: ids.map((id, at) => ({ id, kind: 'number', label, visible: visible[at] })) }));

  it('is either compiled or told what is wrong, and what is compiled gives verdicts', () => {
    fc.assert(
      fc.property(form, fc.dictionary(fc.constantFrom(...ids), fc.integer()), (one, answers) => {
        const findings = checkForm(one);
        if (findings.length > 0) expect(() => compileForm(one)).toThrow();
        else
          expect(
            compileForm(one).evaluate(answers, { now: '2023-01-01T00:00:00Z', milestones: {} }).fields,
          ).toHaveLength(5);
      }),
      { numRuns: 500 },
    );
  });
});
