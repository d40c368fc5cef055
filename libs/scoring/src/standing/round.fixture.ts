import fc from 'fast-check';
import type { Sheet, StandingInput } from './types.js';

/** A round with one criterion, marked from 0 to 100 in steps of 0.01: rows are dossiers, columns judges. */
export function aRound(
  marks: Record<string, Record<string, string>>,
  more: Partial<StandingInput> = {},
): StandingInput {
  const sheets = Object.entries(marks).flatMap(([dossier, row]) =>
    Object.entries(row).map(([judge, mark]): Sheet => ({
      id: `${dossier}-${judge}`,
      version: 1,
      judge,
      dossier,
      marks: { C: mark },
    })),
  );
  return {
    round: 'final',
    rubric: {
      criteria: [{ id: 'C', weight: '100', attributes: [] }],
      scale: { min: '0', max: '100', step: '0.01' },
      notApplicable: 'share-in-proportion',
    },
    method: { name: 'mean' },
    rounding: { decimals: 2, mode: 'half-up' },
    tieRules: [],
    placeStyle: '1224',
    dossiers: Object.keys(marks),
    sheets,
    recusals: [],
    ...more,
  };
}

/** Dossier, place, total: what most tests look at. */
export const places = ({ ranking }: { ranking: { dossier: string; place: number; total: string }[] }): string[] =>
  ranking.map(({ dossier, place, total }) => `${place} ${dossier} ${total}`);

/** Three dossiers, every judge marked all. */
export const FULL = aRound({
  A: { J1: '90', J2: '70', J3: '80', J4: '20' },
  B: { J1: '80', J2: '75', J3: '70', J4: '60' },
  C: { J1: '60', J2: '65', J3: '50', J4: '40' },
});

/** Up to six dossiers, every one marked by some of four judges, in tenths so that ties are common. */
export const rounds = fc
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
