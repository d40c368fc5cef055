import { describe, expect, it } from '@jest/globals';
import { calendarProblems, calendarRows, editionAt } from './calendar/rows.js';
import { enteringOf } from './calendar/windows.js';
import { definitionDocument, loadEdition } from './load.js';
import { shippedDefinition, shippedDefinitions } from './shipped.js';
import { SMALL } from './small.fixture.js';

function documentOf(file: string | Uint8Array) {
  const read = definitionDocument(file);
  if ('mistakes' in read) throw new Error(read.mistakes.map(({ message }) => message).join(' '));
  return read.document;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a definition under its hash', () => {
  const document = documentOf(SMALL);

  it('keeps its source, its format and the edition it describes', () => {
    expect(document).toMatchObject({ format: 2, source: SMALL, edition: { code: 'ROBOT25' } });
    expect(document.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has the same hash with other comments, layout, order of keys, and a byte order mark', () => {
    const same = [
      `# comment\n${SMALL}`,
      `\ufeff${SMALL}`,
      SMALL.replace('format: 2\nkind: competition\n', 'kind: competition\nformat: 2\n'),
      SMALL.replace('{ en: Open, zhHant: 公開組 }', '\n      en: Open\n      zhHant: 公開組'),
    ];
    for (const yaml of same) expect(documentOf(yaml).hash).toBe(document.hash);
    expect(documentOf(bytes(`\ufeff${SMALL}`))).toEqual(document);
  });

  it('has another for whatever else it says', () => {
    const other = [
      SMALL.replace('max: 80', 'max: 81'),
      SMALL.replace('公開組', '公開'),
      SMALL.replace('2025-04-30', '2025-04-29'),
    ];
    expect(new Set([SMALL, ...other].map((yaml) => documentOf(yaml).hash)).size).toBe(4);
  });

  it('never changes: these are the hashes that are kept', () => {
    expect(document.hash).toMatchInlineSnapshot(`"0cf2d99c467c8532062c21d33cce7f56864e3b24b6ac9a01b4740b2f036c6b54"`);
  });

  it('is not made of a file with mistakes', () => {
    expect(definitionDocument(SMALL.replace('weight: 60', 'weight: 50'))).toMatchObject({
      mistakes: [{ code: 'weights-do-not-sum' }],
    });
  });
});

describe('a file that is not what it seems', () => {
  it('is not UTF-8: told with its line and byte, and nothing is replaced', () => {
    const file = bytes(SMALL.replace('en: Robot Club', 'en: Caf# Club'));
    const at = file.indexOf('#'.charCodeAt(0));
    file[at] = 0xe9;
    const line = SMALL.split('\n').findIndex((text) => text.includes('en: Robot Club')) + 1;
    expect(loadEdition(file)).toEqual({
      mistakes: [
        expect.objectContaining({
          code: 'not-utf-8',
          line,
          column: '  club: { name: { en: Caf'.length + 1,
          message: expect.stringContaining(`byte ${at + 1} of the file (hexadecimal E9)`),
        }),
      ],
    });
  });

  it.each([
    ['ends within a character', bytes('label: 機').subarray(0, 8), 1, 8],
    ['is in UTF-16', Uint8Array.of(0xff, 0xfe, 0x66, 0x00), 1, 1],
    ['is in Big5', Uint8Array.of(0x61, 0x3a, 0x0a, 0xbe, 0xf7), 2, 1],
  ])('%s', (_, file, line, column) => {
    expect(loadEdition(file)).toMatchObject({ mistakes: [{ code: 'not-utf-8', line, column }] });
  });

  it('begins with a byte order mark: the first line keeps its columns', () => {
    const wrong = SMALL.replace('format: 2', 'fromat: 2');
    const first = (yaml: string) => {
      const loaded = loadEdition(yaml);
      return 'mistakes' in loaded && loaded.mistakes.map(({ line, column }) => [line, column]);
    };
    expect(first(`\ufeff${wrong}`)).toEqual(first(wrong));
  });

  it('holds a number where a code belongs: the advice keeps its digits', () => {
    const loaded = loadEdition(SMALL.replace('code: OPEN', 'code: 0123'));
    expect(loaded).toMatchObject({
      mistakes: [{ message: '`0123` stands where text belongs.', advice: "Put it in quotes: '0123'." }],
    });
  });

  it('holds half of a character', () => {
    expect(loadEdition(SMALL.replace("label: '2025'", 'label: "\\ud83d"'))).toMatchObject({
      mistakes: [{ code: 'not-text' }],
    });
  });
});

describe('a calendar apart from its definition', () => {
  const { edition } = documentOf(SMALL);
  const closes = (at: string, category: string | null = null) => ({ milestone: 'enrolment-closes', category, at });

  it('is the one the definition states when no row moves it', () => {
    for (const { id } of shippedDefinitions()) {
      const shipped = shippedDefinition(id);
      expect(editionAt(shipped, calendarRows(shipped))).toEqual(shipped);
      expect(editionAt(shipped, [])).toEqual(shipped);
    }
  });

  it('moves what its rows say, for all or for one category, and keeps the names', () => {
    const moved = editionAt(edition, [closes('2025-05-05T10:00:00.000Z')]);
    expect(enteringOf(moved, 'OPEN')).toMatchObject({
      closesAt: new Date('2025-05-05T10:00:00Z'),
      closes: { name: { en: 'Enrolment closes' }, at: '2025-05-05T10:00:00Z' },
    });
    const own = editionAt(edition, [closes('2025-05-05T10:00:00Z', 'OPEN')]);
    expect(own.calendar.filter(({ id }) => id === 'enrolment-closes')).toHaveLength(2);
    expect(enteringOf(own, 'OPEN')?.closesAt).toEqual(new Date('2025-05-05T10:00:00Z'));
    expect(edition.calendar.find(({ id }) => id === 'enrolment-closes')?.at).toBe('2025-04-30T10:00:00Z');
  });

  it('leaves out rows for what the definition does not have', () => {
    const none = { milestone: 'party', category: null, at: '2025-05-05T10:00:00Z' };
    expect(editionAt(edition, [none, closes('2025-05-05T10:00:00Z', 'GONE')])).toEqual(edition);
  });

  it('moves tickets and early prices, too', () => {
    const summit = shippedDefinition('des-2024');
    const moved = editionAt(summit, [{ milestone: 'registration-closes', category: null, at: '2024-04-11T10:00:00Z' }]);
    expect(new Set(moved.tickets?.map(({ closesAt }) => closesAt))).toEqual(new Set(['2024-04-11T10:00:00Z']));
  });

  it('is refused by the same rule as a definition: closing before opening, a stage before entries are in', () => {
    expect(calendarProblems(edition)).toEqual([]);
    const early = calendarProblems(editionAt(edition, [closes('2025-03-01T10:00:00Z')]));
    expect(early).toMatchObject([
      {
        code: 'deadline-before-opening',
        window: { of: 'entering' },
        text: { en: '“Enrolment closes” is not after “Enrolment opens”.' },
      },
    ]);
    const maker = shippedDefinition('maker-in-china-hk-2023');
    const judged = [
      { milestone: 'judging-closes', category: null, at: '2023-07-01T00:00:00Z' },
      { milestone: 'judging-opens', category: null, at: '2023-06-01T00:00:00Z' },
    ];
    expect(calendarProblems(editionAt(maker, judged)).map(({ code, text }) => [code, text.zhHant])).toEqual([
      ['closes-before-entering', '「評審結束」須在「截止報名」之後。'],
    ]);
  });

  it('has nothing against any shipped calendar', () => {
    for (const { id } of shippedDefinitions()) expect(calendarProblems(shippedDefinition(id))).toEqual([]);
  });
});
