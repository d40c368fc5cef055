import { describe, expect, it } from '@jest/globals';
import type { Edition } from '../edition.js';
import { loadEdition } from '../load.js';
import { shippedDefinition, shippedDefinitions } from '../shipped.js';
import { SMALL } from '../small.fixture.js';
import type { Situation } from './change.js';
import { diffEditions } from './diff.js';
import { sayDiff } from './say.js';

const OPEN: Situation = { now: new Date('2025-04-01T00:00:00Z') };

function edition(yaml: string): Edition {
  const loaded = loadEdition(yaml);
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ message }) => message).join(' '));
  return loaded.edition;
}

function changed(from: string, to: string, situation: Situation = OPEN) {
  if (!SMALL.includes(from)) throw new Error(`The small competition does not contain ${from}`);
  return diffEditions(edition(SMALL), edition(SMALL.replace(from, to)), situation).map(({ effect, what }) => [
    effect,
    what,
  ]);
}

describe('what a change would do to an edition that is open', () => {
  it('says nothing of two files that mean the same', () => {
    expect(diffEditions(edition(SMALL), edition(SMALL), OPEN)).toEqual([]);
    expect(sayDiff([])).toBe('Nothing changes.\n');
    const moved = SMALL.replace('  team: { min: 1, max: 4 }\n', '').replace(
      '    name: { en: Open, zhHant: 公開組 }\n',
      '    name: { en: Open, zhHant: 公開組 }\n    team: { min: 1, max: 4 }\n',
    );
    expect(diffEditions(edition(SMALL), edition(moved), OPEN)).toEqual([]);
  });

  const title = '      - { id: title, kind: text, label: { en: Title, zhHant: 名稱 }, max: 80, required: true }\n';

  it.each([
    ['a field with answers removed', title, '', 'refused', /field `title` is removed/],
    [
      'a field that becomes another kind',
      'id: power-detail\n        kind: text',
      'id: power-detail\n        kind: url',
      'refused',
      /from text to url/,
    ],
    [
      'an option taken away',
      '          - { id: battery, label: { en: Battery, zhHant: 電池 } }\n',
      '',
      'refused',
      /loses `battery`/,
    ],
    ['a limit narrowed', 'max: 80', 'max: 40', 'needs-a-decision', /from 80 to 40/],
    ['a limit widened', 'max: 80', 'max: 90', 'harmless', /from 80 to 90/],
    [
      'a new required field',
      title,
      `${title}      - { id: film, kind: url, label: { en: Film, zhHant: 影片 }, required: true }\n`,
      'needs-a-decision',
      /`film` is new and required/,
    ],
    [
      'a new field that may stay empty',
      title,
      `${title}      - { id: film, kind: url, label: { en: Film, zhHant: 影片 } }\n`,
      'harmless',
      /`film` is new/,
    ],
    ['a field worded otherwise', 'en: Title', 'en: Name', 'harmless', /worded/],
    [
      'a deadline put later',
      '2025-04-30 18:00',
      '2025-05-02 18:00',
      'harmless',
      /moves from 2025-04-30 18:00 to 2025-05-02 18:00/,
    ],
    ['a deadline cut short', '2025-04-30 18:00', '2025-04-20 18:00', 'needs-a-decision', /2025-04-20/],
    ['a deadline moved into the past', '2025-04-30 18:00', '2025-03-20 18:00', 'refused', /2025-03-20/],
    ['another name of the edition', 'en: Robot Contest 2025', 'en: Robots 2025', 'harmless', /named otherwise/],
    ['another code', 'ROBOT25', 'ROBOTS25', 'refused', /code changes/],
    ['smaller teams', 'team: { min: 1, max: 4 }', 'team: { min: 1, max: 3 }', 'needs-a-decision', /1 to 3/],
    ['an award renamed', 'en: Gold', 'en: Golden', 'harmless', /worded/],
  ])('%s', (_, from, to, effect, what) => {
    expect(changed(from, to)).toEqual([[effect, expect.stringMatching(what)]]);
  });

  it('looks into the columns of a list of members', () => {
    const members = '{ id: members, kind: members, label: { en: Members, zhHant: 隊員 }, min: 1, max: 4 }';
    const column = (options: string) =>
      members.replace(
        'min: 1',
        `columns: [{ id: level, kind: choice, label: { en: Level, zhHant: 程度 }, options: [${options}] }], min: 1`,
      );
    const [low, high] = [
      '{ id: low, label: { en: Low, zhHant: 低 } }',
      '{ id: high, label: { en: High, zhHant: 高 } }',
    ];
    const before = edition(SMALL.replace(members, column(`${low}, ${high}`)));
    const after = edition(SMALL.replace(members, column(high)));
    expect(diffEditions(before, after, OPEN)).toEqual([
      expect.objectContaining({ effect: 'refused', what: '`members/level` loses `low` from its `options`.' }),
    ]);
    expect(diffEditions(after, before, OPEN)).toEqual([expect.objectContaining({ effect: 'harmless' })]);
    expect(diffEditions(before, edition(SMALL), OPEN)).toEqual([
      expect.objectContaining({ effect: 'refused', what: 'The field `members/level` is removed.' }),
    ]);
  });

  it('takes a category’s own deadline away as moving it to that of the edition', () => {
    const own = SMALL.replace(
      '  - { id: ceremony',
      '  - { id: enrolment-closes, category: OPEN, at: 2025-05-07 18:00 }\n  - { id: ceremony',
    );
    const take = (now: string) =>
      diffEditions(edition(own), edition(SMALL), { now: new Date(now) }).map(({ effect }) => effect);
    expect(take('2025-04-01T00:00:00Z')).toEqual(['needs-a-decision']);
    expect(take('2025-05-03T00:00:00Z')).toEqual(['refused']);
    expect(take('2025-05-10T00:00:00Z')).toEqual(['refused']);
  });

  it('tells a rule worded otherwise from a rule that decides otherwise', () => {
    expect(changed('en: One to four members', 'en: Four at most')).toEqual([
      ['harmless', expect.stringMatching(/`team` is worded/)],
    ]);
    expect(changed('members: members\n    max: 4', 'members: members\n    max: 3')).toEqual([
      ['needs-a-decision', expect.stringMatching(/`team` says something else/)],
    ]);
  });

  it('refuses other weights once a sheet exists, and asks for a decision before', () => {
    const [from, to] = [
      'weight: 60 }\n      - { id: craft, name: { en: Craft, zhHant: 工藝 }, weight: 40',
      'weight: 50 }\n      - { id: craft, name: { en: Craft, zhHant: 工藝 }, weight: 50',
    ];
    expect(new Set(changed(from, to).map(([effect]) => effect))).toEqual(new Set(['refused']));
    expect(changed(from, to)).toContainEqual(['refused', '`assessment`: the weight of `idea` changes from 60 to 50.']);
    const early = changed(from, to, { ...OPEN, sheetsExist: false });
    expect(new Set(early.map(([effect]) => effect))).toEqual(new Set(['needs-a-decision']));
  });

  it('refuses to shorten a deadline that has passed, and asks before opening it again', () => {
    const late: Situation = { now: new Date('2025-05-10T00:00:00Z') };
    expect(changed('2025-04-30 18:00', '2025-04-29 18:00', late)[0]?.[0]).toBe('refused');
    expect(changed('2025-04-30 18:00', '2025-05-20 18:00', late)[0]?.[0]).toBe('needs-a-decision');
  });

  it('lets a field go that nobody has answered', () => {
    expect(changed(title, '', { ...OPEN, answersExist: false })).toEqual([
      ['harmless', 'The field `title` is removed.'],
    ]);
  });

  it('says the grave changes first, in words', () => {
    const after = SMALL.replace(title, '').replace('en: Gold', 'en: Golden');
    const said = sayDiff(diffEditions(edition(SMALL), edition(after), OPEN));
    expect(said.indexOf('Refused')).toBeLessThan(said.indexOf('Harmless'));
    expect(said).toContain('OPEN: The field `title` is removed.\n    It has answers');
  });
});

describe('two editions of any kind', () => {
  const editions = shippedDefinitions().map(({ id }) => shippedDefinition(id));

  it('differ in nothing from themselves', () => {
    for (const one of editions) expect(diffEditions(one, one, OPEN)).toEqual([]);
  });

  it('differ in sentences, whatever they are', () => {
    for (const before of editions) {
      for (const after of editions.filter((one) => one !== before)) {
        const changes = diffEditions(before, after, OPEN);
        expect(changes.some(({ effect }) => effect === 'refused')).toBe(true);
        for (const { what, why } of changes) {
          expect([what, why].join(' ')).not.toMatch(/undefined|NaN|\[object/);
          expect(what).toMatch(/\.$/);
        }
      }
    }
  });

  it('tells from one year of the awards to the next what became different', () => {
    const said = sayDiff(diffEditions(shippedDefinition('hkicta-2023'), shippedDefinition('hkicta-2024'), OPEN));
    expect(said).toContain('FT: `ifta` now runs the category instead of `hkib`.');
    expect(said).toContain('The award `best-use-of-ai` is new.');
    expect(said).toContain('SI: The stage `second-round` is new.');
    expect(said).toContain('`enrolment-closes` moves from 2023-06-28 18:00 to 2024-07-12 18:00.');
  });
});
