import { describe, expect, it } from '@jest/globals';
import { evaluateForm } from './evaluate.js';
import type { Form } from './form.js';
import { label, open } from './forms.fixture.js';

describe('conditions', () => {
  const answers = {
    choice: 'a',
    several: ['a', 'b'],
    number: 5,
    money: { cents: 500, currency: 'HKD' },
    date: '2023-06-28',
    yes: true,
    no: false,
  };
  const options = ['a', 'b', 'c'].map((id) => ({ id, label }));
  const asks = (visible: NonNullable<Form['fields'][number]['visible']>, stream?: string) => {
    const asking: Form = {
      fields: [
        { id: 'choice', kind: 'choice', label, options },
        { id: 'several', kind: 'choice', label, options, multiple: true },
        { id: 'number', kind: 'number', label },
        { id: 'money', kind: 'money', label, currencies: ['HKD'] },
        { id: 'date', kind: 'date', label },
        { id: 'yes', kind: 'consent', label, statement: label },
        { id: 'no', kind: 'consent', label, statement: label },
        { id: 'empty', kind: 'text', label },
        { id: 'unknown', kind: 'number', label },
        { id: 'asked', kind: 'text', label, visible },
      ],
    };
    return evaluateForm(asking, answers, { ...open, stream }).fields.at(-1)?.visible;
  };

  it.each([
    [{ field: 'choice', is: 'a' }, true],
    [{ field: 'choice', isNot: 'a' }, false],
    [{ field: 'empty', isNot: 'a' }, true],
    [{ field: 'choice', in: ['b', 'a'] }, true],
    [{ field: 'several', is: 'b' }, true],
    [{ field: 'several', is: 'c' }, false],
    [{ field: 'several', atLeast: 2 }, true],
    [{ field: 'several', atLeast: 3 }, false],
    [{ field: 'number', atLeast: 5 }, true],
    [{ field: 'number', atMost: 4 }, false],
    [{ field: 'money', atLeast: 501 }, false],
    [{ field: 'money', atMost: 500 }, true],
    [{ field: 'date', atLeast: '2023-06-28' }, true],
    [{ field: 'date', atMost: '2023-06-27' }, false],
    [{ field: 'yes', is: true }, true],
    [{ field: 'no', answered: true }, false],
    [{ field: 'empty', answered: false }, true],
    [{ field: 'unknown', atMost: 10 }, false],
    [
      {
        all: [
          { field: 'choice', is: 'a' },
          { field: 'number', atLeast: 6 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: 'choice', is: 'b' },
          { field: 'number', atLeast: 5 },
        ],
      },
      true,
    ],
    [{ not: { field: 'choice', is: 'b' } }, true],
  ])('%j: %s', (condition, expected) => expect(asks(condition)).toBe(expected));

  it('may ask for the stream', () => {
    expect([asks({ streamIn: ['A'] }, 'A'), asks({ streamIn: ['A'] }, 'B'), asks({ streamIn: ['A'] })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
