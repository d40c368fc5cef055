import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from '../proof/canonical.js';
import { hashOf } from '../proof/hash.js';
import { bytesOf, inclusionProof, verifyInclusion } from '../proof/merkle.js';
import { cutOff } from './cut-off.js';
import { rank } from './rank.js';
import { recount } from './recount.js';
import { aRound, places } from './round.fixture.js';
import type { Aggregation, StandingInput, TieRule } from './types.js';

const refusing = (name: string) => expect.objectContaining({ refused: name });
const by = (method: Aggregation, input: StandingInput) => places(rank({ ...input, method }));

/** Three dossiers, every judge marked all. */
const FULL = aRound({
  A: { J1: '90', J2: '70', J3: '80', J4: '20' },
  B: { J1: '80', J2: '75', J3: '70', J4: '60' },
  C: { J1: '60', J2: '65', J3: '50', J4: '40' },
});

describe('methods', () => {
  it.each<[Aggregation, string[]]>([
    // A: 260 ÷ 4; B: 285 ÷ 4; C: 215 ÷ 4.
    [{ name: 'mean' }, ['1 B 71.25', '2 A 65.00', '3 C 53.75']],
    // A: (70 + 80) ÷ 2; B: (70 + 75) ÷ 2; C: (50 + 60) ÷ 2.
    [{ name: 'median' }, ['1 A 75.00', '2 B 72.50', '3 C 55.00']],
    [{ name: 'drop-highest-and-lowest' }, ['1 A 75.00', '2 B 72.50', '3 C 55.00']],
    // 0.2 × 4 is below one mark: nothing is dropped. 0.25 × 4 is one at each end.
    [{ name: 'trimmed-mean', trim: '0.2' }, ['1 B 71.25', '2 A 65.00', '3 C 53.75']],
    [{ name: 'trimmed-mean', trim: '0.25' }, ['1 A 75.00', '2 B 72.50', '3 C 55.00']],
    // Complete marks: taking severity out changes no difference between dossiers.
    [{ name: 'severity-corrected' }, ['1 B 71.25', '2 A 65.00', '3 C 53.75']],
    // Rankings: A B C, B A C, A B C, B C A. Points A 2 1 2 0, B 1 2 1 2, C 0 0 0 1, over four judges.
    [{ name: 'ranked-ballots', rule: 'borda' }, ['1 B 1.50', '2 A 1.25', '3 C 0.25']],
    // A and B 2 : 2; both beat C.
    [{ name: 'ranked-ballots', rule: 'copeland' }, ['1 A 1.50', '1 B 1.50', '3 C 0.00']],
    [{ name: 'ranked-ballots', rule: 'schulze' }, ['1 A 1.50', '1 B 1.50', '3 C 0.00']],
  ])('%j', (method, expected) => {
    expect(by(method, FULL)).toEqual(expected);
  });

  it('standardises with the convention that is stated', () => {
    const two = aRound({ A: { J1: '90', J2: '60' }, B: { J1: '70', J2: '50' } });
    // Each judge: mean in the middle, both marks one population deviation away, or 1 ÷ √2 sample deviations.
    expect(by({ name: 'z-score', deviation: 'population' }, two)).toEqual(['1 A 1.00', '2 B -1.00']);
    expect(by({ name: 'z-score', deviation: 'sample' }, two)).toEqual(['1 A 0.71', '2 B -0.71']);
  });

  it('sets aside, and names, a judge without spread; refuses when nothing else is left of a dossier', () => {
    const flat = aRound(
      { A: { J1: '90', J2: '50' }, B: { J1: '70', J2: '50' } },
      { method: { name: 'z-score', deviation: 'population' } },
    );
    const { ranking, setAside } = rank(flat);
    expect(places({ ranking })).toEqual(['1 A 1.00', '2 B -1.00']);
    expect(ranking.map(({ sheets }) => sheets)).toEqual([1, 1]);
    expect(setAside).toEqual([
      { sheet: 'A-J2', judge: 'J2', dossier: 'A', because: 'no-spread' },
      { sheet: 'B-J2', judge: 'J2', dossier: 'B', because: 'no-spread' },
    ]);
    const onlyFlat = aRound(
      { A: { J1: '50' }, B: { J1: '50' } },
      { method: { name: 'z-score', deviation: 'population' } },
    );
    expect(() => rank(onlyFlat)).toThrow(refusing('JudgeWithoutSpread'));
  });

  it('takes severity out where judges saw different dossiers', () => {
    // J2 gives ten points less than J1 throughout; by plain means B would lose.
    const marks = { A: { J1: '80', J2: '70' }, B: { J2: '72' }, C: { J1: '81' } };
    expect(by({ name: 'mean' }, aRound(marks))).toEqual(['1 C 81.00', '2 A 75.00', '3 B 72.00']);
    expect(by({ name: 'severity-corrected' }, aRound(marks))).toEqual(['1 B 77.00', '2 C 76.00', '3 A 75.00']);
  });

  it('ranks by pairs as Bradley and Terry do', () => {
    // A beats B 2 : 1, so the strengths differ by ln 2 and sum to zero.
    const marks = { A: { J1: '9', J2: '9', J3: '1' }, B: { J1: '5', J2: '5', J3: '5' } };
    const rounding = { decimals: 6, mode: 'half-up' } as const;
    const half = (Math.log(2) / 2).toFixed(6);
    expect(by({ name: 'pairs' }, aRound(marks, { rounding }))).toEqual([`1 A ${half}`, `2 B -${half}`]);
    expect(() => rank(aRound({ A: { J1: '9' }, B: { J1: '1' } }, { method: { name: 'pairs' } }))).toThrow(
      /infinite|Infinite/,
    );
  });

  it('counts instant run-off only where nobody is hurt by it', () => {
    const irv = { name: 'ranked-ballots', rule: 'irv' } as const;
    const marks = {
      A: { J1: '9', J2: '9', J3: '1' },
      B: { J1: '5', J2: '5', J3: '5' },
      C: { J1: '1', J2: '1', J3: '9' },
    };
    // First preferences A 2, B 0, C 1: B leaves, then C.
    expect(by(irv, aRound(marks))).toEqual(['1 A 2.00', '2 C 1.00', '3 B 0.00']);
    expect(() => by(irv, aRound({ A: { J1: '9', J2: '8' }, B: { J1: '5' } }))).toThrow(refusing('BallotIncomplete'));
    expect(() => by(irv, aRound({ A: { J1: '9' }, B: { J1: '9' } }))).toThrow(refusing('BallotTied'));
  });

  const islands = aRound({ A: { J1: '9' }, B: { J1: '5' }, C: { J2: '4' }, D: { J2: '3' } });
  it.each<Aggregation>([
    { name: 'severity-corrected' },
    { name: 'pairs' },
    { name: 'ranked-ballots', rule: 'borda' },
    { name: 'ranked-ballots', rule: 'schulze' },
  ])('refuses to compare islands by %j', (method) => {
    expect(() => by(method, islands)).toThrow(refusing('JudgingIslands'));
  });
});

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

  it('reports a tie across a cut-off instead of cutting through it', () => {
    const shared = rank(aRound(level));
    const tie = { place: 1, dossiers: ['A', 'B'], brokenBy: null };
    expect(cutOff(shared, 1)).toEqual({ through: [], undecided: ['A', 'B'], seatsLeft: 1, tie });
    expect(cutOff(shared, 2)).toEqual({ through: ['A', 'B'], undecided: [], seatsLeft: 0, tie: null });
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

/** Up to six dossiers, every one marked by some of four judges, in tenths so that ties are common. */
const rounds = fc
  .array(
    fc.dictionary(fc.constantFrom('J1', 'J2', 'J3', 'J4'), fc.nat({ max: 30 }), { minKeys: 1, noNullPrototype: true }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    aRound(
      Object.fromEntries(
        rows.map((row, index) => [
          `E${index}`,
          Object.fromEntries(
            Object.entries(row).map(([judge, mark]) => [judge, `${Math.floor(mark / 10)}.${mark % 10}`]),
          ),
        ]),
      ),
      { tieRules: [{ name: 'head-to-head' }] },
    ),
  );

describe('properties', () => {
  it('gives the same bytes twice, and for any order of the input', () => {
    fc.assert(
      fc.property(rounds, (input) => {
        const bytes = canonical(rank(input));
        expect(canonical(rank(structuredClone(input)))).toBe(bytes);
        const turned = { ...input, dossiers: [...input.dossiers].reverse(), sheets: [...input.sheets].reverse() };
        expect(canonical(rank(turned))).toBe(bytes);
      }),
    );
  });

  it.each<Aggregation>([
    { name: 'mean' },
    { name: 'median' },
    { name: 'z-score', deviation: 'population' },
    { name: 'ranked-ballots', rule: 'borda' },
    { name: 'ranked-ballots', rule: 'schulze' },
  ])('relabelling changes nothing: %j', (method) => {
    const label = (text: string): string => `${text.length}-${[...text].reverse().join('')}-${text}`;
    fc.assert(
      fc.property(rounds, (given) => {
        const input = { ...given, method };
        const relabelled = {
          ...input,
          dossiers: input.dossiers.map(label),
          sheets: input.sheets.map((s) => ({ ...s, dossier: label(s.dossier), judge: label(s.judge) })),
        };
        const outcome = (round: StandingInput): unknown => {
          try {
            return new Map(rank(round).ranking.map(({ dossier, place, total }) => [dossier, `${place} ${total}`]));
          } catch (error) {
            return (error as { refused: string }).refused;
          }
        };
        const before = outcome(input);
        const after = outcome(relabelled);
        if (before instanceof Map) expect(after).toEqual(new Map([...before].map(([d, found]) => [label(d), found])));
        else expect(after).toBe(before);
      }),
    );
  });

  it('keeps exact ties whatever the order of summation', () => {
    const tenths = fc.array(fc.nat({ max: 100 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(tenths, (marks) => {
        const text = (mark: number): string => `${Math.floor(mark / 10)}.${mark % 10}`;
        const row = (values: number[]) => Object.fromEntries(values.map((mark, judge) => [`J${judge}`, text(mark)]));
        const input = aRound({ A: row(marks), B: row([...marks].reverse()), C: row([...marks].sort((a, b) => a - b)) });
        expect(rank(input).ranking.map(({ place }) => place)).toEqual([1, 1, 1]);
      }),
    );
  });

  it('orders by severity the same when a constant is added to one judge', () => {
    const marks = { A: { J1: '10', J2: '12' }, B: { J2: '18', J3: '11' }, C: { J1: '13', J3: '17' }, D: { J3: '5' } };
    const order = (constant: number): string[] => {
      const shifted = Object.entries(marks).map(([dossier, row]) => [
        dossier,
        Object.fromEntries(
          Object.entries(row).map(([j, mark]) => [j, j === 'J3' ? String(Number(mark) + constant) : mark]),
        ),
      ]);
      const input = aRound(Object.fromEntries(shifted), { method: { name: 'severity-corrected' } });
      return rank(input).ranking.map(({ dossier }) => dossier);
    };
    fc.assert(fc.property(fc.nat({ max: 80 }), (constant) => expect(order(constant)).toEqual(order(0))));
  });
});

describe('recount and proofs', () => {
  it('finds every standing the same as its own sheets say', () => {
    fc.assert(
      fc.property(rounds, (input) => expect(recount(JSON.parse(canonical(rank(input))))).toEqual({ same: true })),
    );
  });

  it('names the places where a standing says something else', () => {
    const standing = structuredClone(rank(FULL));
    standing.ranking[0]!.total = '99.00';
    expect(recount(standing)).toEqual({
      same: false,
      differences: [{ at: '/ranking/0/total', stated: '99.00', recomputed: '71.25' }],
    });
  });

  it('notices one changed mark in the hash, the root and the ranking', () => {
    const standing = structuredClone(rank(FULL));
    standing.sheets.find(({ id }) => id === 'C-J1')!.marks.C = '100';
    const found = recount(standing);
    const at = found.same ? [] : found.differences.map((difference) => difference.at);
    expect(at).toEqual(expect.arrayContaining(['/sheetHashes/8/hash', '/merkleRoot', '/ranking/2/total']));
  });

  it('proves each sheet with its hash alone, and no changed sheet', () => {
    const { sheets, sheetHashes, merkleRoot: root } = rank(FULL);
    const leaves = sheetHashes.map(({ hash }) => bytesOf(hash));
    sheets.forEach((sheet, index) => {
      const proof = { index, size: leaves.length, proof: inclusionProof(leaves, index), root };
      expect(verifyInclusion({ leaf: bytesOf(hashOf(sheet)), ...proof })).toBe(true);
      const changed = { ...sheet, marks: { C: '99.99' } };
      expect(verifyInclusion({ leaf: bytesOf(hashOf(changed)), ...proof })).toBe(false);
      expect(verifyInclusion({ leaf: bytesOf(hashOf({ ...sheet, version: 2 })), ...proof })).toBe(false);
    });
  });
});
