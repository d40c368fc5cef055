import { describe, expect, it } from '@jest/globals';
import { cutOff } from './cut-off.js';
import { rank } from './rank.js';
import { aRound, FULL, places } from './round.fixture.js';
import type { StandingInput, TieRule } from './types.js';

const refusing = (name: string) => expect.objectContaining({ refused: name });

describe('rounding and places', () => {
  it.each([
    ['half-up', ['0.13', '0.38', '0.33']],
    ['half-even', ['0.12', '0.38', '0.33']],
    ['down', ['0.12', '0.37', '0.33']],
  ] as const)('rounds %s, once, at the end', (mode, expected) => {
    // 0.125, 0.375 and 1/3.
    const marks = { A: { J1: '0.12', J2: '0.13' }, B: { J1: '0.37', J2: '0.38' }, C: { J1: '0', J2: '0', J3: '1' } };
    const totals = new Map(
      rank(aRound(marks, { rounding: { decimals: 2, mode } })).ranking.map((r) => [r.dossier, r.total]),
    );
    expect(['A', 'B', 'C'].map((dossier) => totals.get(dossier))).toEqual(expected);
  });

  it.each([
    ['1224', [1, 2, 2, 4]],
    ['1223', [1, 2, 2, 3]],
    ['1334', [1, 3, 3, 4]],
  ] as const)('shares places in the style %s', (placeStyle, expected) => {
    const input = aRound({ A: { J: '4' }, B: { J: '3' }, C: { J: '3' }, D: { J: '2' } }, { placeStyle });
    const { ranking, ties } = rank(input);
    expect(ranking.map(({ place }) => place)).toEqual(expected);
    expect(ties).toEqual([{ place: expected[1], dossiers: ['B', 'C'], brokenBy: null }]);
  });
});

describe('tie rules', () => {
  const level = {
    A: { J1: '8', J2: '4', J3: '5' },
    B: { J1: '7', J2: '6', J3: '4' },
    C: { J1: '2', J2: '2', J3: '2' },
  };
  const broken = (...tieRules: TieRule[]) => {
    const { ranking, ties } = rank(aRound(level, { tieRules }));
    return {
      order: ranking.map(({ dossier, place }) => `${place} ${dossier}`),
      by: ranking.map((r) => r.tieBrokenBy),
      ties,
    };
  };

  it('asks the rules in their order, and the first that tells them apart decides', () => {
    // J1 and J3 put A first, J2 puts B first.
    const headToHead = broken(
      { name: 'criterion-by-weight' },
      { name: 'head-to-head' },
      { name: 'public-draw', seed: 's' },
    );
    expect(headToHead).toEqual({
      order: ['1 A', '2 B', '3 C'],
      by: ['head-to-head', 'head-to-head', null],
      ties: [{ place: 1, dossiers: ['A', 'B'], brokenBy: 'head-to-head' }],
    });
    const vote = broken({ name: 'panel-vote', votes: { A: 1, B: 3 } }, { name: 'head-to-head' });
    expect(vote.order).toEqual(['1 B', '2 A', '3 C']);
    const earlier = broken(
      { name: 'earlier-round', totals: { A: '0.3', B: '0.30' } },
      { name: 'panel-vote', votes: { A: 0, B: 1 } },
    );
    expect(earlier).toMatchObject({ order: ['1 B', '2 A', '3 C'], by: ['panel-vote', 'panel-vote', null] });
  });

  it('leaves the place shared, and says so, when no rule tells them apart', () => {
    expect(broken({ name: 'criterion-by-weight' })).toEqual({
      order: ['1 A', '1 B', '3 C'],
      by: [null, null, null],
      ties: [{ place: 1, dossiers: ['A', 'B'], brokenBy: null }],
    });
  });

  it('refuses a rule that has a figure for some of the tied only', () => {
    expect(() => broken({ name: 'earlier-round', totals: { A: '7' } })).toThrow(refusing('TieRuleIncomplete'));
  });

  it('looks at the heaviest criterion first, and splits a tie of three in two steps', () => {
    const criteria = [
      { id: 'light', weight: '20', attributes: [] },
      { id: 'heavy', weight: '40', attributes: [] },
      { id: 'other', weight: '40', attributes: [] },
    ];
    const marks: [string, string[]][] = [
      ['A', ['2', '5', '6']],
      ['B', ['2', '6', '5']],
      ['C', ['2', '5', '6']],
    ];
    const input = aRound({});
    const { ranking, ties } = rank({
      ...input,
      rubric: { ...input.rubric, criteria },
      tieRules: [{ name: 'criterion-by-weight' }, { name: 'panel-vote', votes: { A: 1, B: 0, C: 2 } }],
      dossiers: ['A', 'B', 'C'],
      sheets: marks.map(([dossier, [light, heavy, other]]) => ({
        id: dossier, version: 1, judge: 'J', dossier, marks: { light: light!, heavy: heavy!, other: other! },
      })), // prettier-ignore
    });
    expect(ranking.map(({ dossier, place, tieBrokenBy }) => [dossier, place, tieBrokenBy])).toEqual([
      ['B', 1, 'criterion-by-weight'],
      ['C', 2, 'criterion-by-weight'],
      ['A', 3, 'panel-vote'],
    ]);
    expect(ties).toEqual([
      { place: 1, dossiers: ['A', 'B', 'C'], brokenBy: 'criterion-by-weight' },
      { place: 2, dossiers: ['A', 'C'], brokenBy: 'panel-vote' },
    ]);
  });

  it('lets the heaviest criterion decide, also where a lighter one that stands before it says otherwise', () => {
    const criteria = [
      { id: 'light', weight: '40', attributes: [] },
      { id: 'heavy', weight: '60', attributes: [] },
    ];
    const input = aRound({});
    const sheet = (dossier: string, light: string, heavy: string) => {
      return { id: dossier, version: 1, judge: 'J', dossier, marks: { light, heavy } };
    };
    const standing = rank({
      ...input,
      rubric: { ...input.rubric, criteria },
      tieRules: [{ name: 'criterion-by-weight' }],
      dossiers: ['A', 'B'],
      // 0.4 × 9 + 0.6 × 4 = 6 = 0.4 × 6 + 0.6 × 6.
      sheets: [sheet('A', '9', '4'), sheet('B', '6', '6')],
    });
    expect(places(standing)).toEqual(['1 B 6.00', '2 A 6.00']);
  });

  it('counts pairs that were lost, not only those that were won', () => {
    // All come to 6. J1 alone saw two of them, and put A before B; C was compared with nobody.
    const marks = { A: { J1: '6' }, B: { J1: '4', J2: '8' }, C: { J3: '6' } };
    const standing = rank(aRound(marks, { tieRules: [{ name: 'head-to-head' }] }));
    expect(places(standing)).toEqual(['1 A 6.00', '2 C 6.00', '3 B 6.00']);
  });

  it('reports a tie across a cut-off instead of cutting through it', () => {
    const shared = rank(aRound(level));
    const tie = { place: 1, dossiers: ['A', 'B'], brokenBy: null };
    expect(cutOff(shared, 1)).toEqual({ through: [], undecided: ['A', 'B'], seatsLeft: 1, tie });
    expect(cutOff(shared, 2)).toEqual({ through: ['A', 'B'], undecided: [], seatsLeft: 0, tie: null });
    const behind = rank(aRound({ A: { J1: '9' }, B: { J1: '5' }, C: { J1: '5' } }));
    expect(cutOff(behind, 2)).toMatchObject({ through: ['A'], undecided: ['B', 'C'], seatsLeft: 1 });
    const decided = rank(aRound(level, { tieRules: [{ name: 'head-to-head' }] }));
    expect(cutOff(decided, 1)).toMatchObject({ through: ['A'], undecided: [], tie: { brokenBy: 'head-to-head' } });
  });
});

describe('who counts', () => {
  it('lets a recusal neither help nor hurt: the total is over the judges who marked', () => {
    const marks = { A: { J1: '80', J2: '60' }, B: { J1: '70', J2: '60' } };
    const recusals = [{ judge: 'J2', dossier: 'A', reason: 'former employer' }];
    const without = rank(aRound({ A: { J1: '80' }, B: { J1: '70', J2: '60' } }, { recusals }));
    const with_ = rank(aRound(marks, { recusals }));
    expect(places(with_)).toEqual(places(without));
    expect(with_.setAside).toEqual([{ sheet: 'A-J2', judge: 'J2', dossier: 'A', because: 'recused' }]);
    expect(with_.recusals).toEqual(recusals);
  });

  it.each<[string, Partial<StandingInput>]>([
    ['NothingToRank', { dossiers: [] }],
    ['DossierTwice', { dossiers: ['A', 'B', 'C', 'A'] }],
    ['DossierWithoutSheets', { dossiers: ['A', 'B', 'C', 'D'] }],
    ['UnknownDossier', { dossiers: ['A', 'B'] }],
    ['UnknownDossier', { recusals: [{ judge: 'J1', dossier: 'X' }] }],
    ['SheetTwice', { sheets: [...FULL.sheets, FULL.sheets[0]!] }],
    ['SheetTwice', { sheets: [...FULL.sheets, { ...FULL.sheets[0]!, id: 'another' }] }],
    [
      'TooFewMarks',
      { method: { name: 'drop-highest-and-lowest' }, sheets: FULL.sheets.filter(({ judge }) => judge < 'J3') },
    ],
    ['RoundingUnsound', { rounding: { decimals: 11, mode: 'half-up' } }],
    ['RoundingUnsound', { rounding: { decimals: -1, mode: 'half-up' } }],
    ['RoundingUnsound', { rounding: { decimals: 0.5, mode: 'half-up' } }],
    ['TrimUnsound', { method: { name: 'trimmed-mean', trim: '0.5' } }],
  ])('refuses with %s', (refused, more) => {
    expect(() => rank({ ...FULL, ...more })).toThrow(refusing(refused));
  });

  it('says who was compared with whom', () => {
    const { compared } = rank(aRound({ A: { J1: '9' }, B: { J1: '5', J3: '4' }, C: { J2: '4' } }));
    expect(compared).toEqual({
      groups: [['A', 'B'], ['C']],
      judges: [
        { judge: 'J1', dossiers: ['A', 'B'] },
        { judge: 'J2', dossiers: ['C'] },
        { judge: 'J3', dossiers: ['B'] },
      ],
    });
  });
});
