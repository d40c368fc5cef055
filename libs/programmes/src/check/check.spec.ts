import { describe, expect, it } from '@jest/globals';
import { loadEdition } from '../load.js';
import { SMALL } from '../small.fixture.js';
import { ONE_MISTAKE } from './one-mistake.fixture.js';

/** Replaces one piece of the small competition and says what is then found, with the text of the line it points at. */
function mistakes(from: string, to: string): { code: string; line: string; column: number; said: string }[] {
  if (!SMALL.includes(from)) throw new Error(`The small competition does not contain ${from}`);
  const yaml = SMALL.replace(from, to);
  const loaded = loadEdition(yaml);
  if (!('mistakes' in loaded)) return [];
  return loaded.mistakes.map(({ code, line, column, message, advice }) => ({
    code,
    line: yaml.split('\n')[line - 1]?.trim() ?? '',
    column,
    said: `${message} ${advice}`,
  }));
}

describe('a definition that is right', () => {
  it('has no mistakes', () => {
    expect(loadEdition(SMALL)).toEqual({ edition: expect.objectContaining({ code: 'ROBOT25' }) });
  });
});

describe('a mistake is told once, where it stands, with what to do', () => {
  it.each(ONE_MISTAKE)('%s', (_, from, to, code, line, said) => {
    const found = mistakes(from, to);
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(found[0]).toEqual({ code, line, column: expect.any(Number), said: expect.stringMatching(said) });
  });

  it('conditions that refer to each other in a circle', () => {
    const found = mistakes(
      '        label: { en: Powered by, zhHant: 動力來源 }\n',
      '        label: { en: Powered by, zhHant: 動力來源 }\n        visible: { field: power-detail, answered: true }\n',
    );
    expect(found).toEqual([
      expect.objectContaining({ code: 'conditions-in-a-circle', said: expect.stringMatching(/circle/) }),
    ]);
  });

  it('points at the column where the value begins', () => {
    expect(mistakes('2025-04-30 18:00', '2025-04-31 18:00')[0]?.column).toBe(
      '  - { id: enrolment-closes, at: '.length + 1,
    );
  });

  it('tells all mistakes of a file at once, in the order of the file', () => {
    const yaml = SMALL.replace('weight: 60', 'weight: 50')
      .replace('stage: final\n', 'stage: finals\n')
      .replace('2025-04-30', '2025-02-28');
    const loaded = loadEdition(yaml);
    expect('mistakes' in loaded && loaded.mistakes.map(({ code }) => code)).toEqual([
      'deadline-before-opening',
      'weights-do-not-sum',
      'award-over-missing-stage',
    ]);
  });
});

describe('an award to a place that its round cannot have', () => {
  const wide = (scope: string, places: number, last: number) =>
    loadEdition(
      SMALL.replace(
        'scope: stream\n      contenders: { stage: assessment, places: 5 }',
        `scope: ${scope}\n      contenders: { stage: assessment, places: ${places} }`,
      ).replace(
        'scope: stream\n    stage: final\n    places: { first: 1, last: 1 }\n    max: 1',
        `scope: ${scope}\n    stage: final\n    places: { first: 1, last: ${last} }\n    max: ${last}`,
      ),
    );

  it.each(['stream', 'category', 'edition'])('is told of a round over the whole %s', (scope) => {
    expect(wide(scope, 3, 12)).toMatchObject({
      mistakes: [{ code: 'place-out-of-reach', message: expect.stringContaining('only 3 reach') }],
    });
    expect(wide(scope, 3, 3)).toHaveProperty('edition');
  });
});
