import { describe, expect, it, jest } from '@jest/globals';
import { assign } from './assign.js';
import { connected } from './every-assignment.fixture.js';
import { readProblem } from './problem.js';
import { Programmes } from './programme.js';
import type { Assignment, AssignmentInput } from './types.js';

const ENTRIES = 70;
const JUDGES = 70;
const PER_ENTRY = 3;

/** Enough pairs that they are not all given to branch and bound; judges know one field of four, fields are uneven. */
function manyEntries(more: Partial<AssignmentInput>): AssignmentInput {
  let state = 42;
  const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const field = (count: number) => Array.from({ length: count }, () => Math.floor(next() * 4));
  const [entryField, judgeField] = [field(ENTRIES), field(JUDGES)];
  const value = (e: number, j: number) =>
    Math.round((entryField[e] === judgeField[j] ? 0.5 + next() / 2 : next() * 0.3) * 100) / 100;
  const suitability = Object.fromEntries(
    Array.from({ length: ENTRIES }, (_, e) => [
      `E${e}`,
      Object.fromEntries(Array.from({ length: JUDGES }, (__, j) => [`J${j}`, value(e, j)])),
    ]),
  );
  return {
    suitability,
    conflicts: Array.from({ length: 60 }, () => [
      `E${Math.floor(next() * ENTRIES)}`,
      `J${Math.floor(next() * JUDGES)}`,
    ]),
    perDossier: PER_ENTRY,
    load: { min: 2, max: 4 },
    objective: 'sum',
    seed: 'many',
    ...more,
  };
}

function mustHold(input: AssignmentInput, { pairs, total, worst }: Assignment): void {
  const judgesOf = new Map<string, string[]>();
  const load = new Map<string, number>();
  for (const [entry, judge] of pairs) {
    judgesOf.set(entry, [...(judgesOf.get(entry) ?? []), judge]);
    load.set(judge, (load.get(judge) ?? 0) + 1);
  }
  const sums = [...judgesOf].map(([entry, own]) =>
    own.reduce((sum, judge) => sum + input.suitability![entry]![judge]!, 0),
  );
  expect([...judgesOf.values()].map((own) => new Set(own).size)).toEqual(Array(ENTRIES).fill(PER_ENTRY));
  expect([load.size, Math.min(...load.values()) >= 2, Math.max(...load.values()) <= 4]).toEqual([JUDGES, true, true]);
  expect(pairs.filter(([e, j]) => input.conflicts.some(([entry, judge]) => e === entry && j === judge))).toEqual([]);
  for (const [a, b] of input.apart ?? []) {
    expect([...judgesOf.values()].filter((own) => own.includes(a) && own.includes(b))).toEqual([]);
  }
  for (const group of Object.values(input.groups ?? {})) {
    expect(connected(group.map((entry) => judgesOf.get(entry)!))).toBe(true);
  }
  expect(Math.abs(sums.reduce((a, b) => a + b, 0) - total)).toBeLessThan(1e-9);
  expect(Math.abs(Math.min(...sums) - worst)).toBeLessThan(1e-9);
}

// Solvers and processes are slow on a busy machine; nothing here is about time.
jest.setTimeout(180_000);

describe('assignments of many dossiers', () => {
  it('proves the plain best total by prices, and branch and bound over all pairs finds no better', async () => {
    const input = manyEntries({});
    const found = await assign(input);
    mustHold(input, found);
    expect(found).toMatchObject({ optimal: true, proof: 'prices', bound: { total: found.total } });
    const problem = readProblem(input);
    const columns = [...problem.worth.keys()].filter((at) => problem.worth[at]! >= 0);
    const goal = { problem, columns, rows: [], objective: 'sum', served: [], least: 0, tolerance: 0 } as const;
    const relaxed = (await Programmes.load()).relax({ ...goal, rows: [], served: [] });
    expect(relaxed!.value).toBeCloseTo(found.total, 2);
  });

  it('keeps judges apart, proved best', async () => {
    const free = await assign(manyEntries({}));
    const byEntry = new Map<string, string[]>();
    for (const [entry, judge] of free.pairs) byEntry.set(entry, [...(byEntry.get(entry) ?? []), judge]);
    // Pairs of judges whom the free assignment put together, so that the condition bites.
    const apart = [...byEntry.values()].slice(0, 8).map(([a, b]): [string, string] => [a!, b!]);
    const input = manyEntries({ apart });
    const found = await assign(input);
    mustHold(input, found);
    expect(found).toMatchObject({ optimal: true, proof: 'branch-and-bound', bound: { total: found.total } });
    expect(found.total).toBeLessThan(free.total);
  });

  it('holds groups together across fields, within its bound', async () => {
    const groups = { first: Array.from({ length: 12 }, (_, e) => `E${e}`), last: ['E60', 'E61', 'E62'] };
    const input = manyEntries({ groups });
    const found = await assign(input);
    mustHold(input, found);
    expect(found.total).toBeLessThanOrEqual(found.bound.total);
    expect(found.optimal).toBe(found.total === found.bound.total);
  });

  it('raises the worst-served dossier and never claims more than its bound', async () => {
    const input = manyEntries({ objective: 'maxmin' });
    const best = await assign({ ...input, objective: 'sum' });
    const fair = await assign(input);
    mustHold(input, fair);
    expect(fair.worst).toBeGreaterThan(best.worst);
    expect(fair.total).toBeLessThanOrEqual(best.total);
    expect(fair.worst).toBeLessThanOrEqual(fair.bound.worst!);
    expect(fair.optimal && fair.worst < fair.bound.worst!).toBe(false);
    expect(await assign(input)).toEqual(fair);
  });
});
