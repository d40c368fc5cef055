import { describe, expect, it } from '@jest/globals';
import { distribute, type ToDistribute } from './distribute.js';
import { distributeApart } from './distribute-apart.js';

const many = (dossiers: number, judges: number): ToDistribute => ({
  dossiers: Array.from({ length: dossiers }, (_, at) => `D${at}`),
  judges: Array.from({ length: judges }, (_, at) => `J${at}`),
  conflicts: [['D0', 'J0']],
  kept: [['D1', 'J1']],
  perDossier: 3,
  seed: 'apart',
});

describe('assigning in a thread of its own', () => {
  it('gives the same pairs as here, and leaves this thread free meanwhile', async () => {
    const given = many(120, 20);
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    const apart = await distributeApart(given);
    clearInterval(turning);
    expect(apart).toEqual(await distribute(given));
    expect(turns).toBeGreaterThan(1);
  });

  it('passes on why it could not be done', async () => {
    await expect(distributeApart(Object.assign(many(3, 3), { dossiers: null }))).rejects.toThrow();
  });
});
