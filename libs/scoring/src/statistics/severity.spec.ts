import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Marks } from './marks.js';
import { severity, severityEffects } from './severity.js';

/**
 * Montgomery, D. C. (2001), Design and Analysis of Experiments, 5th ed., example 4-5: reaction times of four catalysts,
 * three batches each, a balanced incomplete block design. Published: adjusted catalyst effects −9/8, −7/8, −4/8, 20/8,
 * error mean square 0.65 on 5 degrees of freedom.
 */
const catalysts = {
  C1: { B1: 73, B2: 74, B4: 71 },
  C2: { B2: 75, B3: 67, B4: 72 },
  C3: { B1: 73, B2: 75, B3: 68 },
  C4: { B1: 75, B3: 72, B4: 75 },
};

describe('severity on an incomplete design', () => {
  it('agrees with Montgomery’s catalysts', () => {
    const found = severity(catalysts);
    expect(found.residualMeanSquare).toBeCloseTo(0.65, 10);
    expect(found.degreesOfFreedom).toBe(5);
    expect(found.mean).toBeCloseTo(870 / 12, 10);
    const published = { C1: -9 / 8, C2: -7 / 8, C3: -4 / 8, C4: 20 / 8 };
    for (const [name, effect] of Object.entries(published)) expect(found.dossiers[name]).toBeCloseTo(effect, 10);
    expect(found.order).toEqual(['C4', 'C3', 'C2', 'C1']);
    // √(2 k MSE ÷ (λ a)) with k = 3 batches per catalyst, λ = 2 shared batches, a = 4 catalysts.
    expect(found.standardErrorOfDifference('C1', 'C4')).toBeCloseTo(Math.sqrt((2 * 3 * 0.65) / (2 * 4)), 10);
    // 5 degrees of freedom: Student's t is 2.5706 (NIST/SEMATECH e-Handbook, section 1.3.6.7.2).
    const [low, high] = found.intervals.C4!;
    expect((high - low) / 2 / found.standardErrors.dossiers.C4!).toBeCloseTo(2.5706, 4);
  });

  it('gives the same answer whichever side is eliminated', () => {
    const turned: Record<string, Record<string, number>> = { B1: {}, B2: {}, B3: {}, B4: {}, B5: { C1: 70, C2: 71 } };
    for (const [catalyst, row] of Object.entries(catalysts)) {
      for (const [batch, mark] of Object.entries(row)) turned[batch]![catalyst] = mark;
    }
    const wide = severity(turned);
    const tall = severity({
      ...Object.fromEntries(Object.entries(catalysts).map(([name, row]) => [name, { ...row }])),
      C1: { ...catalysts.C1, B5: 70 },
      C2: { ...catalysts.C2, B5: 71 },
    });
    close(wide.dossiers, tall.judges);
    close(wide.judges, tall.dossiers);
    close(wide.standardErrors.dossiers, tall.standardErrors.judges);
    close(wide.standardErrors.judges, tall.standardErrors.dossiers);
    expect(wide.standardErrorOfDifference('B1', 'B5')).toBeCloseTo(slowDifference(turned, 'B1', 'B5'), 9);
    expect(tall.standardErrorOfDifference('C1', 'C3')).toBeGreaterThan(0);
  });

  it('refuses islands with the dossiers and judges of each', () => {
    expect(() => severityEffects({ E1: { J1: 1, J2: 2 }, E2: { J2: 3 }, E3: { J9: 5 } })).toThrow(
      expect.objectContaining({
        refused: 'JudgingIslands',
        facts: {
          islands: [
            { dossiers: ['E1', 'E2'], judges: ['J1', 'J2'] },
            { dossiers: ['E3'], judges: ['J9'] },
          ],
        },
      }),
    );
  });

  it('refuses errors when nothing is left to estimate them, but still gives effects', () => {
    const tree = { E1: { J1: 60, J2: 70 }, E2: { J2: 90 } };
    expect(() => severity(tree)).toThrow(expect.objectContaining({ refused: 'NoDegreesOfFreedom' }));
    expect(severityEffects(tree).dossiers.E2).toBeCloseTo(10, 10);
  });

  it('refuses marks that are not numbers, and entries without marks', () => {
    expect(() => severity({ E1: { J1: Number.NaN } })).toThrow(expect.objectContaining({ refused: 'NotANumber' }));
    expect(() => severity({ E1: {} })).toThrow(expect.objectContaining({ refused: 'DossierWithoutMarks' }));
    expect(() => severity({})).toThrow(expect.objectContaining({ refused: 'NoMarks' }));
  });

  const design = fc
    .array(
      fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 1000 })),
      {
        minLength: 6,
        maxLength: 20,
      },
    )
    .map((cells) => {
      // Judge 0 marks everybody, so that the design is connected; judge 1 too, so that there is noise to estimate.
      const marks: Record<string, Record<string, number>> = {};
      for (let entry = 0; entry < 6; entry++)
        marks[`E${entry}`] = { J0: 50 + ((entry * 37) % 11) / 10, J1: 40 + entry };
      for (const [entry, judge, mark] of cells) marks[`E${entry}`]![`J${judge}`] = mark / 10;
      return marks as Marks;
    });

  it('adding a constant to all marks of one judge leaves the order and all intervals', () => {
    fc.assert(
      fc.property(design, fc.constantFrom('J0', 'J1'), fc.integer({ min: -500, max: 500 }), (marks, judge, tenths) => {
        const before = severity(marks);
        const after = severity(
          mapMarks(marks, (mark, _entry, who) => (who === judge ? (Math.round(mark * 10) + tenths) / 10 : mark)),
        );
        expect(after.order).toEqual(before.order);
        for (const [entry, [low, high]] of Object.entries(before.intervals)) {
          expect(after.intervals[entry]![0]).toBeCloseTo(low, 8);
          expect(after.intervals[entry]![1]).toBeCloseTo(high, 8);
        }
      }),
    );
  });

  it('relabelling entries and judges changes nothing but the labels', () => {
    fc.assert(
      fc.property(design, (marks) => {
        const entryName = (entry: string) => `x${9 - Number(entry.slice(1))}`;
        const relabelled = Object.fromEntries(
          Object.entries(marks)
            .reverse()
            .map(([entry, row]) => [
              entryName(entry),
              Object.fromEntries(Object.entries(row).map(([judge, mark]) => [`${9 - Number(judge.slice(1))}j`, mark])),
            ]),
        );
        const before = severity(marks);
        const after = severity(relabelled);
        for (const [entry, effect] of Object.entries(before.dossiers)) {
          expect(after.dossiers[entryName(entry)]).toBeCloseTo(effect, 9);
        }
        expect(after.residualMeanSquare).toBeCloseTo(before.residualMeanSquare, 7);
      }),
    );
  });

  it('effects sum to zero, and two runs give the same bytes', () => {
    fc.assert(
      fc.property(design, (marks) => {
        const found = severity(marks);
        expect(Object.values(found.dossiers).reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(0, 9);
        expect(Object.values(found.judges).reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(0, 9);
        expect(JSON.stringify(severity(marks))).toBe(JSON.stringify(found));
      }),
    );
  });

  it('entries with equal effects stand in code unit order, not in the order of rounding', () => {
    const tenth = { J1: 0.1, J2: 0.2, J3: 0.3 };
    const other = { J1: 0.3, J2: 0.1, J3: 0.2 };
    expect(severityEffects({ b: tenth, a: other, B: { ...tenth } }).order).toEqual(['B', 'a', 'b']);
  });
});

function mapMarks(marks: Marks, change: (mark: number, entry: string, judge: string) => number): Marks {
  return Object.fromEntries(
    Object.entries(marks).map(([entry, row]) => [
      entry,
      Object.fromEntries(Object.entries(row).map(([judge, mark]) => [judge, change(mark, entry, judge)])),
    ]),
  );
}

function close(found: Record<string, number>, expected: Record<string, number>): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) expect(found[name]).toBeCloseTo(value, 9);
}

/** The same standard error by the definition: how the estimate moves with each mark, squared and added up. */
function slowDifference(marks: Marks, a: string, b: string): number {
  const gap = (of: Marks) => {
    const { dossiers } = severityEffects(of);
    return dossiers[a]! - dossiers[b]!;
  };
  const base = gap(marks);
  let variance = 0;
  for (const [entry, row] of Object.entries(marks)) {
    for (const judge of Object.keys(row)) {
      const moved = mapMarks(marks, (mark, e, j) => (e === entry && j === judge ? mark + 1 : mark));
      variance += (gap(moved) - base) ** 2;
    }
  }
  return Math.sqrt(severity(marks).residualMeanSquare * variance);
}
