import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from '../proof/canonical.js';
import { rank } from './rank.js';
import { aRound, rounds } from './round.fixture.js';
import type { Aggregation, StandingInput } from './types.js';

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
