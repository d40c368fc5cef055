import { describe, expect, it } from '@jest/globals';
import type { Edition } from '@podium/programmes';
import { anEdition } from '../judging.fixture.js';
import { closesAt } from './deadline.js';

const at = (edition: Edition, stageCode: string, categoryCode: string | null = 'SL') =>
  closesAt(edition, { editionCode: edition.code, stageCode, categoryCode, streamCode: null })?.toISOString() ?? null;

describe('the deadline of a stage', () => {
  it('is the milestone that bears its name, the category’s own before the edition’s', () => {
    const edition = anEdition(({ calendar }) => {
      calendar.push({
        id: 'judging-closes',
        name: { en: 'x', zhHant: 'x' },
        category: 'SI',
        at: '2123-10-01T00:00:00Z',
      });
    });
    expect(at(edition, 'judging')).toBe('2123-09-22T10:00:00.000Z');
    expect(at(edition, 'judging', 'SI')).toBe('2123-10-01T00:00:00.000Z');
    expect(at(edition, 'assessment')).toBe('2123-08-18T10:00:00.000Z');
    expect(at(edition, 'grand')).toBeNull();
    expect(at(edition, 'award-of-the-year', null)).toBeNull();
  });

  it('is the end of judging for every stage where none is called so', () => {
    const edition = anEdition(({ categories }) => {
      for (const { stages } of categories)
        for (const stage of stages) if (stage.code === 'judging') stage.code = 'final';
    });
    expect(at(edition, 'final')).toBe('2123-09-22T10:00:00.000Z');
  });
});
