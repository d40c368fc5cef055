import { describe, expect, it } from '@jest/globals';
import { compileForm, evaluateForm, FormIsBroken, type FieldVerdict } from './evaluate.js';
import type { Form } from './form.js';
import { complete, everyKind, label, open } from './forms.fixture.js';

const form = compileForm(everyKind);

const field = (id: string, answers: object, moment = open): FieldVerdict =>
  form.evaluate(answers, moment).fields.find((one) => one.id === id)!;

describe('a complete form', () => {
  it('has nothing missing and nothing invalid', () => {
    const verdict = form.evaluate(complete, open);
    expect(verdict.problems).toEqual([]);
    expect([verdict.complete, verdict.submittable]).toEqual([true, true]);
  });

  it('says of an empty one what is missing, in three languages', () => {
    const verdict = form.evaluate({}, open);
    expect(verdict.fields.filter(({ missing }) => missing).map(({ id }) => id)).toEqual([
      'title',
      'summary',
      'applicant',
      'deck',
      'members',
      'terms',
    ]);
    expect(verdict.problems[0]).toEqual({
      path: ['title'],
      code: 'missing',
      text: { en: 'An answer is required.', zhHant: '此項必須填寫。', zhHans: '此项必须填写。' },
    });
    expect(verdict.submittable).toBe(false);
  });

  it('names answers that the form does not ask for', () => {
    expect(form.evaluate({ ...complete, tilte: 'x' }, open).unknown).toEqual(['tilte']);
  });
});

describe('what is visible and what counts', () => {
  it('asks for a number only of who applies as a body, and then a document instead will do', () => {
    expect(field('registration', { applicant: 'no' })).toMatchObject({
      visible: false,
      required: false,
      missing: false,
    });
    expect(field('registration', { applicant: 'yes' })).toMatchObject({ visible: true, required: true, missing: true });
    const proof = { id: 'f', name: 'proof.pdf', type: 'pdf', bytes: 10 };
    expect(field('registration', { applicant: 'yes', proof })).toMatchObject({ required: false, missing: false });
  });

  it('never counts the answer to an invisible field, however wrong it is', () => {
    const verdict = form.evaluate({ ...complete, registration: 'A123456(3)' }, open);
    expect(verdict.effectiveAnswers).not.toHaveProperty('registration');
    expect(verdict.notCounted).toEqual(['registration']);
    expect(verdict.complete).toBe(true);
  });

  it('hides what hangs on a hidden answer', () => {
    const chain: Form = {
      fields: [
        { id: 'c', kind: 'text', label, visible: { field: 'b', is: 'x' }, required: true },
        { id: 'b', kind: 'text', label, visible: { field: 'a', is: 'x' } },
        { id: 'a', kind: 'text', label },
      ],
    };
    const seen = (answers: object) => evaluateForm(chain, answers, open).fields.map(({ visible }) => visible);
    expect(seen({ a: 'x', b: 'x' })).toEqual([true, true, true]);
    expect(seen({ a: 'y', b: 'x', c: 'x' })).toEqual([false, false, true]);
  });

  it('takes two fields of which one must be answered', () => {
    const either: Form = {
      fields: [
        { id: 'a', kind: 'text', label, required: { field: 'b', answered: false } },
        { id: 'b', kind: 'text', label, required: { field: 'a', answered: false } },
      ],
    };
    expect(evaluateForm(either, {}, open).fields.map(({ missing }) => missing)).toEqual([true, true]);
    expect(evaluateForm(either, { b: 'x' }, open).complete).toBe(true);
  });
});

describe('what counts', () => {
  it('is in its normal form', () => {
    const answers = {
      email: 'Tai.Man@Example.HK',
      phone: '2123 4567',
      applicant: 'yes',
      registration: '12345678-000-06-24-A',
    };
    expect(form.evaluate(answers, open).effectiveAnswers).toEqual({
      email: 'Tai.Man@example.hk',
      phone: '+85221234567',
      applicant: 'yes',
      registration: '12345678-000',
    });
  });

  it('is what is wrong too, as long as it is of the kind', () => {
    expect(form.evaluate({ summary: 'abc', share: '51' }, open).effectiveAnswers).toEqual({ summary: 'abc' });
  });
});

describe('a consent that was refused', () => {
  it('is no answer: what asks for it is missing', () => {
    const terms = { accepted: false, version: '2', language: 'en' };
    expect(field('terms', { ...complete, terms })).toMatchObject({ answered: false, missing: true });
    expect(form.evaluate({ ...complete, terms }, open).submittable).toBe(false);
  });
});

describe('a broken form', () => {
  it('is not compiled when its conditions run in a circle', () => {
    const circle: Form = {
      fields: [
        { id: 'a', kind: 'text', label, visible: { field: 'b', answered: true } },
        { id: 'b', kind: 'text', label, visible: { not: { field: 'a', answered: true } } },
      ],
    };
    expect(() => compileForm(circle)).toThrow(FormIsBroken);
    expect(() => compileForm(circle)).toThrow('`a` → `b` → `a`');
  });

  it('is told apart from a broken clock', () => {
    expect(() => form.evaluate({}, { ...open, now: 'now' })).toThrow(RangeError);
  });
});
