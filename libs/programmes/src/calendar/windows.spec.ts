import { describe, expect, it } from '@jest/globals';
import type { Edition } from '../edition.js';
import { loadEdition } from '../load.js';
import { shippedDefinition, shippedDefinitions } from '../shipped.js';
import { SMALL } from '../small.fixture.js';
import { deciderOf, enteringOf, formWindow, nounOf, stageWindow, windowsOf } from './windows.js';

function loaded(yaml: string): Edition {
  const read = loadEdition(yaml);
  if ('mistakes' in read) throw new Error(read.mistakes.map(({ message }) => message).join(' '));
  return read.edition;
}

const ends = (window: { opensAt: Date | null; closesAt: Date | null } | null) =>
  window && [window.opensAt?.toISOString() ?? null, window.closesAt?.toISOString() ?? null];

describe('what opens and closes entering', () => {
  it('is what the definition states, whatever its milestones are called', () => {
    const apicta = shippedDefinition('apicta-2023');
    expect(enteringOf(apicta, 'HCC')).toMatchObject({
      milestoneIds: { opens: 'nomination-opens', closes: 'nomination-closes' },
      closesAt: new Date('2023-10-06T10:00:00Z'),
      closes: { name: { en: 'Nomination closes' } },
      timeZone: 'Asia/Hong_Kong',
    });
    const renamed = loaded(
      SMALL.replaceAll('enrolment-', 'enrolment-of-robots-').replace(
        /(id: enrolment-of-robots-\w+)/g,
        '$1, name: { en: Robots, zhHant: 機械人 }',
      ),
    );
    expect(ends(enteringOf(renamed, 'OPEN'))).toEqual(['2025-03-03T01:00:00.000Z', '2025-04-30T10:00:00.000Z']);
  });

  it('is a week longer for a category with a date of its own', () => {
    const edition = shippedDefinition('hkicta-2023');
    expect(enteringOf(edition, 'SL')?.closesAt).toEqual(new Date('2023-06-28T10:00:00Z'));
    expect(enteringOf(edition, 'SI')?.closesAt).toEqual(new Date('2023-07-05T10:00:00Z'));
    expect(enteringOf(edition, 'NONE')).toBeNull();
  });

  it('moves with the calendar of the edition', () => {
    const edition = loaded(SMALL);
    for (const milestone of edition.calendar)
      if (milestone.id === 'enrolment-closes') milestone.at = '2026-01-01T00:00:00Z';
    expect(enteringOf(edition, 'OPEN')?.closesAt).toEqual(new Date('2026-01-01T00:00:00Z'));
  });

  it('holds in an edition that was opened before definitions stated it', () => {
    const { format: _format, ...before } = loaded(SMALL);
    for (const category of before.categories) delete category.entering;
    expect(ends(enteringOf(before, 'OPEN'))).toEqual(['2025-03-03T01:00:00.000Z', '2025-04-30T10:00:00.000Z']);
  });

  it('is shut when the calendar lost its milestone', () => {
    const edition = loaded(SMALL);
    edition.calendar = [];
    const window = enteringOf(edition, 'OPEN');
    expect(window!.opensAt!.getTime()).toBeGreaterThan(Date.parse('9000-01-01'));
    expect(window!.closesAt!.getTime()).toBeLessThan(0);
  });
});

describe('what opens and closes forms, fields, stages and steps', () => {
  const edition = shippedDefinition('ai-competition-2023');

  it('lets a field with dates of its own be answered after entering closed', () => {
    expect(ends(formWindow(edition, 'AI'))).toEqual(['2023-06-05T01:00:00.000Z', '2023-08-04T10:00:00.000Z']);
    expect(ends(formWindow(edition, 'AI', 'poc-report'))).toEqual([
      '2023-09-15T01:00:00.000Z',
      '2024-03-15T10:00:00.000Z',
    ]);
    expect(formWindow(edition, 'AI', 'no-such-field')).toBeNull();
  });

  it('follows entering where a form states nothing', () => {
    const silent = loaded(SMALL.replace('    closes: enrolment-closes\n    fields', '    fields'));
    expect(ends(formWindow(silent, 'OPEN', 'title'))).toEqual(ends(enteringOf(silent, 'OPEN')));
    expect(silent.categories[0]?.form).toMatchObject({ opens: 'enrolment-opens', closes: 'enrolment-closes' });
  });

  it('ends a field that states nothing with its form, also where entering ends before', () => {
    const longer = loaded(
      SMALL.replace('    closes: enrolment-closes\n    fields', '    closes: ceremony\n    fields'),
    );
    expect(ends(formWindow(longer, 'OPEN', 'title'))?.[1]).toBe('2025-06-20T11:00:00.000Z');
    expect(ends(enteringOf(longer, 'OPEN'))?.[1]).toBe('2025-04-30T10:00:00.000Z');
  });

  it('gives each stage its own dates, an award with its own rubric those of its stage, a step its own', () => {
    const awards = shippedDefinition('hkicta-2024');
    const at = (stageCode: string, categoryCode?: string) => ends(stageWindow(awards, { stageCode, categoryCode }));
    expect(at('judging', 'SL')).toEqual(['2024-08-26T01:00:00.000Z', '2024-09-27T10:00:00.000Z']);
    expect(at('judging', 'SI')).toEqual(['2024-08-22T01:00:00.000Z', '2024-08-22T10:00:00.000Z']);
    expect(at('best-use-of-ai', 'SL')).toEqual(at('judging', 'SL'));
    expect(at('award-of-the-year')).toEqual(['2024-10-18T01:00:00.000Z', null]);
    expect(at('second-round', 'SL')).toBeNull();
    expect(ends(stageWindow(edition, { stageCode: 'proof-of-concept', categoryCode: 'AI' }))).toEqual(
      ends(formWindow(edition, 'AI', 'poc-report')),
    );
  });

  it('does not end the final of Maker in China before it is held', () => {
    const maker = shippedDefinition('maker-in-china-hk-2023');
    expect(ends(stageWindow(maker, { stageCode: 'final' }))).toEqual(['2023-09-13T06:00:00.000Z', null]);
    expect(ends(stageWindow(maker, { stageCode: 'review' }))?.[1]).toBe('2023-08-18T10:00:00.000Z');
  });

  it('lists them all in the order in which they close', () => {
    expect(windowsOf(edition).map(({ of, code }) => `${of} ${code}`)).toEqual([
      'entering AI',
      'stage short-list',
      'field poc-report',
      'step proof-of-concept',
      'stage final',
    ]);
    expect(windowsOf(shippedDefinition('des-2024')).every(({ of }) => of === 'ticket')).toBe(true);
  });
});

describe('words', () => {
  it('name an entry as its organisers do', () => {
    const nouns = shippedDefinitions().map(({ id }) => nounOf(shippedDefinition(id)));
    expect(nouns.map(({ en, zhHant, zhHans }) => `${en} ${zhHant} ${zhHans}`)).toEqual([
      'proposal 建議書 建议书',
      'nomination 提名項目 提名项目',
      'entry 參賽項目 参赛项目',
      'entry 參賽項目 参赛项目',
      'entry 參賽項目 参赛项目',
      'entry 參賽項目 参赛项目',
    ]);
  });

  it('name who decides a stage', () => {
    const edition = shippedDefinition('hkicta-2023');
    expect(deciderOf(edition, { stageCode: 'judging', categoryCode: 'SL' })).toMatchObject({ kind: 'panel' });
    const competition = shippedDefinition('ai-competition-2023');
    expect(deciderOf(competition, { stageCode: 'matching', categoryCode: 'AI' })).toMatchObject({ kind: 'body' });
    expect(deciderOf(edition, { stageCode: 'none' })).toBeNull();
  });
});
