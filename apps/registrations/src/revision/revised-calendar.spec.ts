import { describe, expect, it } from '@jest/globals';
import { shippedDefinition, type Edition, type Milestone } from '@podium/programmes';
import { revisedCalendar } from './revised-calendar.js';

const stated = shippedDefinition('hkicta-2023');
const [first, second] = stated.calendar as [Milestone, Milestone];
const [{ code: category }] = stated.categories as [Edition['categories'][number]];
const LATER = '2099-01-01T00:00:00Z';
const stating = (edition: Edition, calendar: Milestone[]): Edition => ({ ...edition, calendar });
const moved = (milestone: Milestone, at = LATER): Milestone => ({ ...milestone, at });
const others = stated.calendar.slice(1);

describe('the calendar once a new file holds', () => {
  it('is what it is now, when the file says of no date anything new', () => {
    const now = stating(stated, [moved(first), ...others]);
    expect(revisedCalendar(now, stated, stated)).toEqual(now.calendar);
  });

  it('has the dates that the file says otherwise than the file before, wherever they were moved to', () => {
    const now = stating(stated, [moved(first), ...others]);
    const next = stating(stated, [moved(first, '2098-01-01T00:00:00Z'), ...others]);
    expect(revisedCalendar(now, stated, next)).toEqual(next.calendar);
  });

  it('keeps a date that a category got by a move, with the new name, as long as there is the milestone and the category', () => {
    const own = { ...moved(second), category };
    const now = stating(stated, [...stated.calendar, own]);
    const name = { en: 'Doors', zhHant: '開門' };
    const renamed = stated.calendar.map((each) => (each.id === second.id ? { ...each, name } : each));
    expect(revisedCalendar(now, stated, stating(stated, renamed))).toEqual([...renamed, { ...own, name }]);
    const without = stated.calendar.filter(({ id }) => id !== second.id);
    expect(revisedCalendar(now, stated, stating(stated, without))).toEqual(without);
    const gone = { ...stated, categories: stated.categories.slice(1) };
    expect(revisedCalendar(now, stated, gone)).toEqual(stated.calendar);
  });

  it('loses what the file does not have any more, and does not get back what was replaced when it was opened', () => {
    expect(revisedCalendar(stated, stated, stating(stated, others))).toEqual(others);
    expect(revisedCalendar(stating(stated, others), stated, stated)).toEqual(others);
  });

  it('is the file’s, where it is not known what the file before said', () => {
    const now = stating(stated, [moved(first), ...others]);
    expect(revisedCalendar(now, null, stated)).toEqual(stated.calendar);
  });
});
