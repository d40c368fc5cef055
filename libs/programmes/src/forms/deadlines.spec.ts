import { describe, expect, it } from '@jest/globals';
import { changesRefused } from './changes.js';
import { compileForm, evaluateForm, type FieldVerdict } from './evaluate.js';
import type { Form } from './form.js';
import { complete, everyKind, label, milestones, open } from './forms.fixture.js';
import { milestonesFor } from './moment.js';

const form = compileForm(everyKind);

const field = (id: string, answers: object, moment = open): FieldVerdict =>
  form.evaluate(answers, moment).fields.find((one) => one.id === id)!;

describe('deadlines', () => {
  it('freeze the roster at the very instant it closes, while the deck is still due', () => {
    const before = { ...open, now: '2023-06-28T09:59:59.999Z' };
    const at = { ...open, now: '2023-06-28T10:00:00Z' };
    expect([field('members', complete, before).editable, field('deck', complete, before).editable]).toEqual([
      true,
      true,
    ]);
    expect([field('members', complete, at).editable, field('deck', complete, at).editable]).toEqual([false, true]);
    expect(field('members', complete, at).frozen).toEqual({
      code: 'closed',
      milestone: 'closes',
      at: '2023-06-28T10:00:00.000Z',
      text: {
        en: 'This could be edited until 28 June 2023, 18:00 (Hong Kong time), “closes”, and is now frozen.',
        zhHant: '「closes」：此項已於2023年6月28日下午6時（香港時間）截止，不能再修改。',
        zhHans: '“closes”：此项已于2023年6月28日下午6时（香港时间）截止，不能再修改。',
      },
    });
    expect(field('deck', complete, at).closesAt).toBe('2023-07-12T04:00:00.000Z');
  });

  it('let an entry be submitted without its deck, until the deck itself is due', () => {
    const withoutDeck = { ...complete, deck: undefined };
    const verdict = form.evaluate(withoutDeck, open);
    expect([verdict.complete, verdict.submittable]).toEqual([false, true]);
    expect(form.evaluate(withoutDeck, { ...open, now: milestones.deck }).submittable).toBe(false);
  });

  it('tell what keeps an entry from being submitted apart from what may follow', () => {
    const { summary: _summary, deck: _deck, ...without } = complete;
    const fieldsOf = (problems: { path: (string | number)[] }[]) => problems.map(({ path: [field] }) => field);
    const verdict = form.evaluate(without, open);
    expect(fieldsOf(verdict.problems)).toEqual([...fieldsOf(verdict.blocking), 'deck']);
    expect([fieldsOf(verdict.blocking), fieldsOf(verdict.dueLater)]).toEqual([['summary'], ['deck']]);
    const wrong = form.evaluate({ ...complete, deck: { ...complete.deck, type: 'exe' } }, open);
    expect([fieldsOf(wrong.blocking), wrong.dueLater]).toEqual([['deck'], []]);
    const tooLate = form.evaluate(without, { ...open, now: milestones.deck });
    expect([fieldsOf(tooLate.blocking), tooLate.dueLater]).toEqual([['summary', 'deck'], []]);
  });

  it('keep a field shut that is not open yet, or whose milestone nobody has set', () => {
    const later: Form = {
      fields: [
        { id: 'a', kind: 'text', label, opens: 'closes' },
        { id: 'b', kind: 'text', label, closes: 'nowhere' },
      ],
    };
    const [a, b] = evaluateForm(later, {}, open).fields;
    expect([a?.editable, a?.frozen?.code, a?.frozen?.text.en]).toEqual([
      false,
      'not-open',
      'This opens on 28 June 2023, 18:00 (Hong Kong time), “closes”.',
    ]);
    expect([b?.editable, b?.frozen?.code]).toEqual([false, 'no-such-milestone']);
  });

  it('name the milestone as the calendar does, never by its id', () => {
    const names = { closes: { en: 'Roster due', zhHant: '提交名單', zhHans: '提交名单' } };
    const late = { ...open, names, now: '2023-06-29T00:00:00Z' };
    expect(field('members', complete, late).frozen?.text.zhHant).toMatch(/^「提交名單」：/);
    const poc: Form = { fields: [{ id: 'report', kind: 'text', label, closes: 'enrolment-closes' }] };
    expect(evaluateForm(poc, {}, open).fields[0]?.frozen?.text).toMatchObject({
      en: expect.stringContaining('“Enrolment closes”'),
      zhHant: expect.stringContaining('「截止報名」'),
    });
  });

  it('refuse a changed roster afterwards, in three languages, and take a changed deck', () => {
    const at = { ...open, now: '2023-06-29T00:00:00Z' };
    const changed = {
      ...complete,
      members: [...complete.members, ...complete.members],
      deck: { ...complete.deck, id: 'f2' },
    };
    const refused = changesRefused(form, complete, changed, at);
    expect(refused.map(({ path, code }) => [path, code])).toEqual([[['members'], 'frozen-closed']]);
    expect(refused[0]?.text.zhHant).toContain('不能再修改');
    expect(changesRefused(form, complete, { ...complete, email: '' }, at)).toEqual([]);
  });

  it('do not let a hidden frozen answer be changed to be shown again later', () => {
    const at = { ...open, now: '2023-06-29T00:00:00Z' };
    expect(
      changesRefused(form, complete, { ...complete, registration: '12345678' }, at).map(({ path }) => path),
    ).toEqual([['registration']]);
  });

  it("are a category's own before the edition's", () => {
    const name = label;
    const calendar = [
      { id: 'closes', name, at: '2023-06-28T10:00:00Z' },
      { id: 'closes', name, at: '2023-07-05T10:00:00Z', category: 'SI' },
      { id: 'closes', name, at: '2023-08-01T10:00:00Z', category: 'XX' },
    ];
    expect(milestonesFor(calendar, 'SI')).toEqual({ closes: '2023-07-05T10:00:00Z' });
    expect(milestonesFor(calendar, 'SL')).toEqual({ closes: '2023-06-28T10:00:00Z' });
  });
});
