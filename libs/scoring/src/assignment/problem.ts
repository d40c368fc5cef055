import { createHash } from 'node:crypto';
import { byCodeUnit } from '../exact/order.js';
import { refuse } from '../refusal.js';
import { suitabilityOf } from './suitability.js';
import type { AssignmentInput } from './types.js';
import { unitsOf, type Units } from './units.js';

/**
 * The input as numbers. Entry e and judge j meet at e × judges + j. Everything that decides is an integer below 2^53,
 * so that sums are exact and every machine agrees.
 */
export interface Problem {
  entries: string[];
  judges: string[];
  /** Judges that each entry needs. */
  demand: Int32Array;
  min: Int32Array;
  max: Int32Array;
  /** Suitability in units; −1 where the pair is not available. */
  worth: Float64Array;
  units: Units;
  /** Drawn from the seed: among equally good assignments the one with the least sum is taken. */
  lot: Float64Array;
  /** 1 where the pair stands already. */
  kept: Uint8Array;
  /** Pairs of judges, by index, who must not share an entry. */
  apart: [number, number][];
  groups: { name: string; entries: number[] }[];
}

/** @throws {NotComputable} Unknown…, KeptPairUnavailable, and what `suitabilityOf` refuses */
export function readProblem(input: AssignmentInput): Problem {
  const suitability = new Map(
    Object.entries(suitabilityOf(input)).map(([e, row]) => [e, new Map(Object.entries(row))]),
  );
  const entries = [...suitability.keys()].sort(byCodeUnit);
  const named = [...suitability.values()].flatMap((row) => [...row.keys()]);
  const judges = [...new Set([...named, ...Object.keys(input.loads ?? {})])].sort(byCodeUnit);
  if (entries.length === 0) refuse('NothingToAssign', 'There is no dossier.');
  const entryAt = new Map(entries.map((entry, index) => [entry, index]));
  const judgeAt = new Map(judges.map((judge, index) => [judge, index]));
  const place = ([entry, judge]: [string, string]): number =>
    at(entryAt, entry, 'UnknownDossier') * judges.length + at(judgeAt, judge, 'UnknownJudge');

  const units = unitsOf(
    [...suitability.values()].flatMap((row) => [...row.values()]),
    judges.length,
  );
  const worth = new Float64Array(entries.length * judges.length).fill(-1);
  for (const [entry, row] of suitability) {
    for (const [judge, value] of row) worth[place([entry, judge])] = units.fromNumber(value);
  }
  for (const [entry, judge] of input.conflicts) {
    // A conflict with somebody who is not on the panel holds by itself.
    if (entryAt.has(entry) && judgeAt.has(judge)) worth[place([entry, judge])] = -1;
  }
  const kept = new Uint8Array(worth.length);
  for (const pair of input.kept ?? []) {
    const index = place(pair);
    if (worth[index] === -1) {
      const because = `The pair of ${pair[0]} and ${pair[1]} is to be kept, and it is in conflict or has no suitability.`;
      refuse('KeptPairUnavailable', because, { pair });
    }
    kept[index] = 1;
  }
  return {
    entries,
    judges,
    demand: demands(input.perDossier, entries, entryAt),
    ...limits(input, judges),
    worth,
    units,
    lot: lots(input.seed, entries, judges),
    kept,
    apart: (input.apart ?? []).map(([a, b]) => {
      if (a === b) refuse('ApartFromOneself', `Judge ${a} cannot be kept apart from the same judge.`, { judge: a });
      return [at(judgeAt, a, 'UnknownJudge'), at(judgeAt, b, 'UnknownJudge')];
    }),
    groups: Object.entries(input.groups ?? {})
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([name, members]) => ({
        name,
        entries: [...new Set(members.map((entry) => at(entryAt, entry, 'UnknownDossier')))].sort((a, b) => a - b),
      })),
  };
}

function at(index: Map<string, number>, id: string, refusal: 'UnknownDossier' | 'UnknownJudge'): number {
  const found = index.get(id);
  return found ?? refuse(refusal, `${id} has no suitability for anything.`, { id });
}

function demands(
  perDossier: number | Record<string, number>,
  entries: string[],
  known: Map<string, number>,
): Int32Array {
  if (typeof perDossier === 'number') return new Int32Array(entries.length).fill(perDossier);
  const stated = new Map(Object.entries(perDossier));
  for (const entry of stated.keys()) at(known, entry, 'UnknownDossier');
  const missing = entries.filter((entry) => !stated.has(entry));
  if (missing.length > 0)
    refuse('DemandMissing', 'It is not said how many judges a dossier gets.', { dossiers: missing });
  return Int32Array.from(entries, (entry) => stated.get(entry)!);
}

function limits({ load, loads }: AssignmentInput, judges: string[]): { min: Int32Array; max: Int32Array } {
  const own = new Map(Object.entries(loads ?? {}));
  const of = (judge: string) => own.get(judge) ?? load;
  for (const [judge, { min = 0, max }] of [...own, ['every judge', load] as const]) {
    if (min > max) refuse('LoadUnsound', `The least load of ${judge} is above the greatest.`, { min, max });
  }
  return {
    min: Int32Array.from(judges, (judge) => of(judge).min ?? 0),
    max: Int32Array.from(judges, (judge) => of(judge).max),
  };
}

/** 32 bits for each pair out of SHA-256 over the seed, the entry and a counter; eight judges to a hash. */
function lots(seed: string, entries: string[], judges: string[]): Float64Array {
  const lot = new Float64Array(entries.length * judges.length);
  entries.forEach((entry, e) => {
    for (let block = 0; block * 8 < judges.length; block += 1) {
      const hash = createHash('sha256')
        .update(JSON.stringify([seed, entry, block]))
        .digest();
      for (let word = 0; word < 8 && block * 8 + word < judges.length; word += 1) {
        lot[e * judges.length + block * 8 + word] = hash.readUInt32BE(word * 4);
      }
    }
  });
  return lot;
}
