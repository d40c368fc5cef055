import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from '../proof/canonical.js';
import { assign } from './assign.js';
import { everyAssignment } from './every-assignment.fixture.js';
import type { Assignment, AssignmentInput } from './types.js';

const entries = ['E0', 'E1', 'E2', 'E3'];
const judges = ['J0', 'J1', 'J2', 'J3'];
const refusing = (facts: object) =>
  expect.objectContaining({ refused: 'Infeasible', facts: expect.objectContaining(facts) });

const pair = fc.tuple(fc.constantFrom(...entries), fc.constantFrom(...judges));
/** Four dossiers and four judges with every kind of condition; suitabilities of few values, so that ties are common. */
const problems: fc.Arbitrary<AssignmentInput> = fc
  .record({
    values: fc.array(fc.constantFrom(0, 0.2, 0.25, 0.5, 0.9, 1), { minLength: 16, maxLength: 16 }),
    conflicts: fc.array(pair, { maxLength: 3 }),
    needs: fc.oneof(fc.constantFrom(1, 2), fc.array(fc.constantFrom(1, 2, 3), { minLength: 4, maxLength: 4 })),
    load: fc.constantFrom({ min: 0, max: 2 }, { min: 1, max: 3 }, { min: 2, max: 2 }, { min: 2, max: 4 }),
    apart: fc.constantFrom(
      [],
      [['J0', 'J1']],
      [
        ['J0', 'J3'],
        ['J1', 'J2'],
      ],
    ) as fc.Arbitrary<[string, string][]>,
    kept: fc.array(pair, { maxLength: 1 }),
    groups: fc.constantFrom({}, { all: entries }, { left: ['E0', 'E1'], right: ['E1', 'E2', 'E3'] }) as fc.Arbitrary<
      Record<string, string[]>
    >,
    objective: fc.constantFrom('sum' as const, 'maxmin' as const),
    seed: fc.string(),
  })
  .map(({ values, needs, ...rest }) => ({
    ...rest,
    suitability: Object.fromEntries(
      entries.map((entry, e) => [entry, Object.fromEntries(judges.map((judge, j) => [judge, values[e * 4 + j]!]))]),
    ),
    perDossier: typeof needs === 'number' ? needs : Object.fromEntries(entries.map((entry, e) => [entry, needs[e]!])),
  }));

const outcomeOf = (input: AssignmentInput): Promise<Assignment | string> =>
  assign(input).catch((error: { refused?: string }) => error.refused ?? Promise.reject(error));

// Solvers and processes are slow on a busy machine; nothing here is about time.
jest.setTimeout(180_000);

describe('assignment', () => {
  it('finds what trying everything finds, and refuses exactly when there is nothing', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (input) => {
        const all = everyAssignment(input);
        const found = await outcomeOf(input);
        if (all.length === 0) {
          expect(['Infeasible', 'KeptPairUnavailable']).toContain(found);
          return;
        }
        const bestTotal = Math.max(...all.map(({ total }) => total));
        const bestWorst = Math.max(...all.map(({ worst }) => worst));
        const fairTotal = Math.max(...all.filter(({ worst }) => worst === bestWorst).map(({ total }) => total));
        const { total, worst, optimal, priceOfFairness, bound } = found as Assignment;
        expect(optimal).toBe(true);
        if (input.objective === 'sum') {
          expect([total, bound.total, priceOfFairness]).toEqual([bestTotal / 1000, bestTotal / 1000, 0]);
        } else {
          expect([total, worst]).toEqual([fairTotal / 1000, bestWorst / 1000]);
          expect(priceOfFairness).toBeCloseTo(bestTotal === 0 ? 0 : 1 - fairTotal / bestTotal, 12);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same bytes for the same seed, however the input is ordered', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (input) => {
        const turned = {
          ...input,
          suitability: Object.fromEntries(
            Object.entries(input.suitability!)
              .reverse()
              .map(([e, row]) => [e, Object.fromEntries(Object.entries(row).reverse())]),
          ),
          conflicts: [...input.conflicts].reverse(),
        };
        expect(canonical(await outcomeOf(turned))).toBe(canonical(await outcomeOf(input)));
      }),
      { numRuns: 40 },
    );
  });

  const allEqual: AssignmentInput = {
    suitability: Object.fromEntries(entries.map((e) => [e, Object.fromEntries(judges.map((j) => [j, 1]))])),
    conflicts: [],
    perDossier: 1,
    load: { min: 1, max: 1 },
    objective: 'sum',
    seed: '',
  };

  it('settles ties by the seed: every one of the 24 equally good assignments comes up', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 400; seed += 1)
      seen.add(canonical((await assign({ ...allEqual, seed: `${seed}` })).pairs));
    expect(seen.size).toBe(24);
  });

  it('prices fairness against the best total', async () => {
    // Best total 0.9 + 0.5 leaves E1 with 0.1; the fair one gives 0.5 and 0.4.
    const suitability = { E0: { J0: 1, J1: 0.5 }, E1: { J0: 0.4, J1: 0.1 } };
    const input: AssignmentInput = { ...allEqual, suitability };
    expect(await assign(input)).toMatchObject({ total: 1.1, worst: 0.1, priceOfFairness: 0, optimal: true });
    const fair = await assign({ ...input, objective: 'maxmin' });
    expect(fair).toMatchObject({ pairs: [['E0', 'J1'], ['E1', 'J0']], total: 0.9, worst: 0.4, optimal: true }); // prettier-ignore
    expect(fair.priceOfFairness).toBeCloseTo(1 - 0.9 / 1.1, 12);
  });

  it('blends expertise with the ranks of preferences', async () => {
    const expertise = { E0: { J0: 0.6, J1: 0.6 }, E1: { J0: 0.6, J1: 0.6 } };
    const { suitability: _, ...rest } = allEqual;
    const found = await assign({ ...rest, expertise, preferences: { J0: ['E1', 'E0'], J1: ['E0'] } });
    // 0.75 × 0.6 + 0.25 × 1 for both first wishes.
    expect(found).toMatchObject({ pairs: [['E0', 'J1'], ['E1', 'J0']], total: 1.4 }); // prettier-ignore
  });

  it('solves with numbers of many digits as exactly as they are given', async () => {
    const decimals = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(decimals, { minLength: 9, maxLength: 9 }), async (v) => {
        const row = (from: number) => ({ J0: v[from]!, J1: v[from + 1]!, J2: v[from + 2]! });
        const { total } = await assign({ ...allEqual, suitability: { E0: row(0), E1: row(3), E2: row(6) } });
        const orders = [[0, 4, 8], [0, 5, 7], [1, 3, 8], [1, 5, 6], [2, 3, 7], [2, 4, 6]]; // prettier-ignore
        const best = Math.max(...orders.map((cells) => cells.reduce((sum, cell) => sum + v[cell]!, 0)));
        expect(Math.abs(total - best)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('what cannot be assigned', () => {
  const input: AssignmentInput = {
    suitability: Object.fromEntries(['E0', 'E1', 'E2'].map((e) => [e, { J0: 1, J1: 1, J2: 1 }])),
    conflicts: [],
    perDossier: 2,
    load: { min: 0, max: 2 },
    objective: 'sum',
    seed: 's',
  };

  it.each<[string, Partial<AssignmentInput>, object]>([
    [
      'dossiers with too few judges',
      { conflicts: [['E0', 'J0'], ['E0', 'J1']] }, // prettier-ignore
      { cause: 'dossiers-lack-judges', shortfall: 1, dossiers: [{ dossier: 'E0', needs: 2, available: 1 }] },
    ],
    ['too little time in all', { load: { max: 1 } }, { cause: 'capacity', shortfall: 3, demand: 6, capacity: 3 }],
    ['least loads above the demand', { load: { min: 3, max: 3 } }, { cause: 'least-loads', shortfall: 3 }],
    [
      'a bottleneck, by its dossiers and judges',
      // J2 is in conflict with E0 and E1; both need J0 and J1, who have one place each.
      { conflicts: [['E0', 'J2'], ['E1', 'J2']], loads: { J0: { max: 1 }, J1: { max: 1 }, J2: { max: 9 } }, perDossier: { E0: 2, E1: 1, E2: 1 } }, // prettier-ignore
      { cause: 'judges-full', shortfall: 1, dossiers: ['E0', 'E1'], judges: ['J0', 'J1'], demand: 3, capacity: 2 },
    ],
    [
      'a judge who cannot get the least load',
      { load: { min: 2, max: 3 }, conflicts: [['E0', 'J2'], ['E1', 'J2']] }, // prettier-ignore
      { cause: 'least-loads', shortfall: 1, judges: [{ judge: 'J2', least: 2, got: 1, available: 1 }] },
    ],
    ['more kept than needed', { perDossier: 1, kept: [['E0', 'J0'], ['E0', 'J1']] }, { cause: 'kept-pairs-exceed-limits', shortfall: 1 }], // prettier-ignore
    [
      'judges kept apart who are both needed',
      { conflicts: [['E0', 'J2']], apart: [['J0', 'J1']] },
      { cause: 'side-conditions', conditions: ['kept-apart judges'] },
    ],
    [
      'groups that cannot hang together',
      { perDossier: 1, load: { max: 1 }, groups: { all: ['E0', 'E1'] } },
      { cause: 'side-conditions', conditions: ['connected groups'] },
    ],
  ])('names %s', async (_, more, facts) => {
    await expect(assign({ ...input, ...more })).rejects.toEqual(refusing(facts));
  });

  it.each<[string, Partial<AssignmentInput>]>([
    ['UnknownJudge', { apart: [['J0', 'nobody']] }],
    ['UnknownDossier', { perDossier: { E0: 1, E1: 1, E2: 1, E9: 1 } }],
    ['DemandMissing', { perDossier: { E0: 1 } }],
    ['KeptPairUnavailable', { kept: [['E0', 'J0']], conflicts: [['E0', 'J0']] }],
    ['LoadUnsound', { load: { min: 3, max: 2 } }],
    ['NothingToAssign', { suitability: {} }],
  ])('refuses with %s what contradicts itself', async (refused, more) => {
    await expect(assign({ ...input, ...more })).rejects.toEqual(expect.objectContaining({ refused }));
  });
});
