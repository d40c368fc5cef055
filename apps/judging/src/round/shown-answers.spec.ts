import { describe, expect, it } from '@jest/globals';
import type { Form } from '@podium/programmes';
import { cutToShown, shownAnswers } from './shown-answers.js';

const label = { en: 'x', zhHant: 'x' };
const form: Form = {
  fields: [
    { id: 'summary', kind: 'text', label },
    { id: 'office', kind: 'text', format: 'email', label },
    { id: 'line', kind: 'text', format: 'phone', label },
    { id: 'contact', kind: 'name', label, personal: true },
    { id: 'inventor', kind: 'name', label },
    { id: 'declaration', kind: 'consent', label, statement: label },
    {
      id: 'organisations',
      kind: 'table',
      label,
      columns: [
        { id: 'name', kind: 'text', label },
        { id: 'mail', kind: 'text', format: 'email', label },
      ],
    },
    { id: 'crew', kind: 'members', label, columns: [{ id: 'mobile', kind: 'text', format: 'phone', label }] },
  ],
};

describe('the answers that judges may read', () => {
  it('hold no personal data, addresses, numbers or consents, nor what the form does not ask', () => {
    const answers = {
      summary: 'what it does',
      office: 'office@example.hk',
      line: '+852 2123 4567',
      contact: { familyName: 'Chan' },
      inventor: { familyName: 'Lee' },
      declaration: { accepted: true },
      organisations: [{ name: 'Firm', mail: 'firm@example.hk', smuggled: 'in' }, 'no row'],
      crew: [{ name: { familyName: 'Ho' }, leader: true, mobile: '9123 4567' }],
      stray: 'a draft of an older form',
    };
    expect(cutToShown(answers, shownAnswers(form))).toEqual({
      summary: 'what it does',
      inventor: { familyName: 'Lee' },
      organisations: [{ name: 'Firm' }, {}],
      crew: [{ name: { familyName: 'Ho' }, leader: true }],
    });
  });

  it('are none where the form is not known', () => {
    expect(cutToShown({ summary: 'x' }, undefined)).toEqual({});
  });
});
