import { describe, expect, it } from '@jest/globals';
import { canonical, NotComputable, rank, type StandingInput } from '@podium/scoring';
import { rankApart } from './rank-apart.js';

const input: StandingInput = {
  round: 'R',
  rubric: {
    criteria: [{ id: 'all', weight: '100', attributes: [] }],
    scale: { min: '0', max: '100', step: '0.01' },
    notApplicable: 'share-in-proportion',
  },
  method: { name: 'mean' },
  rounding: { decimals: 2, mode: 'half-up' },
  tieRules: [],
  placeStyle: '1224',
  dossiers: ['A', 'B'],
  sheets: [
    { id: 's1', version: 1, judge: 'J', dossier: 'A', marks: { all: '70' } },
    { id: 's2', version: 1, judge: 'J', dossier: 'B', marks: { all: '80' } },
  ],
  recusals: [],
};

describe('ranking in a thread of its own', () => {
  it('gives the same bytes as here', async () => {
    expect(canonical(await rankApart(input, 0))).toBe(canonical(rank(input)));
  });

  it('passes on by name why there is no standing', async () => {
    const refused = await rankApart({ ...input, dossiers: ['A', 'A'] }, 0).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotComputable);
    const here = await rankApart({ ...input, dossiers: ['A', 'A'] }).catch((error: unknown) => error);
    expect(refused).toEqual(here);
  });
});
