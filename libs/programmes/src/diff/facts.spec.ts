import { describe, expect, it } from '@jest/globals';
import type { Edition } from '../edition.js';
import { loadEdition } from '../load.js';
import { shippedDefinitions, shippedDefinition } from '../shipped.js';
import { SMALL } from '../small.fixture.js';
import type { Situation } from './change.js';
import { diffEditions } from './diff.js';

const now = new Date('2025-04-01T00:00:00Z');

function edition(yaml: string): Edition {
  const loaded = loadEdition(yaml);
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ message }) => message).join(' '));
  return loaded.edition;
}

function effects(from: string, to: string, facts: Omit<Situation, 'now'>): string[] {
  if (!SMALL.includes(from)) throw new Error(`The small competition does not contain ${from}`);
  return diffEditions(edition(SMALL), edition(SMALL.replace(from, to)), { now, ...facts }).map(({ effect }) => effect);
}

const title = '      - { id: title, kind: text, label: { en: Title, zhHant: 名稱 }, max: 80, required: true }\n';
const film = `${title}      - { id: film, kind: url, label: { en: Film, zhHant: 影片 }, required: true }\n`;
const all = '      - { code: ALL, name: { en: All, zhHant: 全部 } }\n';
const other = all.replaceAll('ALL', 'NEW');

describe('what people have done decides what a change does', () => {
  it('a field goes when nobody answered this one, whatever else was answered', () => {
    expect(effects(title, '', { answered: ['OPEN/title'] })).toEqual(['refused']);
    expect(effects(title, '', { answered: ['OPEN/powered'] })).toEqual(['harmless']);
  });

  it('a field goes by a decision when drafts alone answered it, and stays what it is for them', () => {
    const drafted = { answered: ['OPEN/title'], draftedOnly: ['OPEN/title'] };
    expect(effects(title, '', drafted)).toEqual(['needs-a-decision']);
    expect(effects('id: title, kind: text', 'id: title, kind: number', drafted)).toContain('refused');
  });

  it('of a stage that may have been judged the criteria change by a decision, and what leads to it not at all', () => {
    const unknown = { judged: [], mayBeJudged: ['OPEN/assessment', 'OPEN/final'], entered: ['OPEN', 'OPEN/ALL'] };
    const weights = [
      'weight: 60 }\n',
      'weight: 55 }\n      - { id: wit, name: { en: Wit, zhHant: 機智 }, weight: 5 }\n',
    ] as const;
    expect(new Set(effects(...weights, unknown))).toEqual(new Set(['needs-a-decision']));
    const wider = ['scope: stream\n      contenders: admitted', 'scope: category\n      contenders: admitted'] as const;
    expect(effects(...wider, unknown)).toContain('refused');
    expect(effects(...wider, { judged: [] })).not.toContain('refused');
  });

  it('a column goes with its field', () => {
    const members = 'min: 1, max: 4 }\n';
    const column = 'columns: [{ id: age, kind: number, label: { en: Age, zhHant: 年齡 } }], min: 1, max: 4 }\n';
    const [before, after] = [edition(SMALL.replace(members, column)), edition(SMALL)];
    const said = (answered: string[]) => diffEditions(before, after, { now, answered }).map(({ effect }) => effect);
    expect(said(['OPEN/members'])).toEqual(['refused']);
    expect(said([])).toEqual(['harmless']);
  });

  it('a new required field asks a decision when there are entries, though nobody can have answered it', () => {
    expect(effects(title, film, { answered: [], entered: ['OPEN', 'OPEN/ALL'] })).toEqual(['needs-a-decision']);
    expect(effects(title, film, { answered: [], entered: [] })).toEqual(['harmless']);
  });

  it('a stream goes when no entry is in it', () => {
    expect(effects(all, other, { entered: ['OPEN', 'OPEN/ALL'] })).toEqual(['refused', 'harmless']);
    expect(effects(all, other, { entered: ['OPEN'] })).toEqual(['harmless', 'harmless']);
  });

  it('weights change of a stage that nobody has judged, not of another', () => {
    const [from, to] = [
      'weight: 60 }\n',
      'weight: 55 }\n      - { id: wit, name: { en: Wit, zhHant: 機智 }, weight: 5 }\n',
    ];
    expect(new Set(effects(from, to, { judged: ['OPEN/assessment', 'OPEN/final'] }))).toEqual(new Set(['refused']));
    expect(new Set(effects(from, to, { judged: ['OPEN/assessment'] }))).toEqual(
      new Set(['refused', 'needs-a-decision']),
    );
    expect(new Set(effects(from, to, { judged: [] }))).toEqual(new Set(['needs-a-decision']));
  });

  it('an award that was released stays as it was', () => {
    const wider = ['first: 1, last: 1 }\n    max: 1', 'first: 1, last: 2 }\n    max: 2'] as const;
    expect(effects(...wider, {})).toEqual(['needs-a-decision']);
    expect(effects(...wider, { released: ['gold'] })).toEqual(['refused']);
    expect(effects('en: Gold', 'en: Golden', { released: ['gold'] })).toEqual(['needs-a-decision']);
    expect(effects('code: gold', 'code: golden', { released: ['gold'] })).toEqual(['refused', 'harmless']);
  });

  it('other dates of entering, of a stage, and a deadline by any name', () => {
    const ceremony = '{ opens: enrolment-opens, closes: ceremony }';
    const said = diffEditions(
      edition(SMALL),
      edition(SMALL.replace('{ opens: enrolment-opens, closes: enrolment-closes }', ceremony)),
      { now },
    );
    expect(said.map(({ what }) => what)).toContain(
      'Entries are taken between `enrolment-opens` and `ceremony` instead of `enrolment-opens` and `enrolment-closes`.',
    );
    const named = SMALL.replaceAll('enrolment-closes', 'last-day').replace(
      'last-day,',
      'last-day, name: { en: A, zhHant: 甲 },',
    );
    const moved = named.replace('2025-04-30 18:00', '2025-04-20 18:00');
    expect(diffEditions(edition(named), edition(moved), { now }).map(({ effect }) => effect)).toEqual([
      'needs-a-decision',
    ]);
  });
});

/** Every value of an edition that is no group or list. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function altered(edition: Edition, path: readonly (string | number)[]): Edition {
  const copy = structuredClone(edition);
  let holder = copy as unknown as Record<string | number, unknown>;
  for (const part of path.slice(0, -1)) holder = holder[part] as Record<string | number, unknown>;
  const last = path.at(-1) as string;
  const value = holder[last];
  holder[last] =
    typeof value === 'boolean'
      ? !value
      : typeof value === 'number'
        ? value + 1
        : path.at(-1) === 'at'
          ? '2031-01-01T00:00:00Z'
          : value === 'other'
            ? 'another'
            : 'other';
  return copy;
}

describe('no change goes unsaid', () => {
  // Where a fact comes from changes nothing for anybody.
  const UNSAID = ['source', 'assumed', 'format'];
  /** Copies of what is compared elsewhere: the organiser among the bodies, a judging step among the stages. */
  const isCopy = ({ categories }: Edition, [, category, part, step, key]: (string | number)[]) =>
    part === 'organiser' ||
    (part === 'steps' && key !== 'decides' && categories[Number(category)]?.steps?.[Number(step)]?.kind === 'judging');

  it('whatever value of a shipped edition changes, each kind of value once', () => {
    const tried = new Set<string>();
    const unsaid: string[] = [];
    for (const { id } of shippedDefinitions()) {
      const before = shippedDefinition(id);
      const { forms: _forms, ...compared } = before;
      for (const path of leaves(compared)) {
        const kind = path.map((part) => (/^\d+$/.test(String(part)) ? '#' : part)).join('.');
        if (tried.has(kind) || isCopy(before, path) || path.some((part) => UNSAID.includes(String(part)))) continue;
        tried.add(kind);
        if (diffEditions(before, altered(before, path), { now }).length === 0) unsaid.push(`${id} ${path.join('.')}`);
      }
    }
    expect(tried.size).toBeGreaterThan(200);
    expect(unsaid).toEqual([]);
  });
});
