import { describe, expect, it } from '@jest/globals';
import { rank } from './rank.js';
import { aRound, FULL, places } from './round.fixture.js';
import type { Aggregation, StandingInput } from './types.js';

const refusing = (name: string) => expect.objectContaining({ refused: name });
const by = (method: Aggregation, input: StandingInput) => places(rank({ ...input, method }));

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

  it('sums what sheets come to as it is, and rounds once at the end', () => {
    const criteria = ['25', '25', '50'].map((weight, at) => ({ id: `C${at}`, weight, attributes: [] }));
    // C0 is not applicable, so C1 weighs a third and C2 two thirds.
    const sheet = (judge: string, c1: string, c2: string) => ({
      id: judge,
      version: 1,
      judge,
      dossier: 'A',
      marks: { C0: null, C1: c1, C2: c2 },
    });
    const input = aRound(
      { A: {} },
      {
        rubric: { criteria, scale: { min: '0', max: '1', step: '1' }, notApplicable: 'share-in-proportion' },
        sheets: [sheet('J1', '0', '1'), sheet('J2', '0', '1'), sheet('J3', '0', '0')],
      },
    );
    // (2⁄3 + 2⁄3 + 0) ÷ 3 = 4⁄9 = 0.444…; from 0.67, 0.67 and 0 it would be 0.446…, which is 0.45.
    expect(by({ name: 'mean' }, input)).toEqual(['1 A 0.44']);
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
