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
