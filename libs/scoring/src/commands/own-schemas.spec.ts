import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { command as agreement } from './agreement.js';
import { command as ballots } from './ballots.js';
import { command as concordance } from './concordance.js';
import { command as normalise } from './normalise.js';
import { command as pairs } from './pairs.js';
import { command as reliability } from './reliability.js';
import { command as severity } from './severity.js';
import { command as simulate } from './simulate.js';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });

const scores = { E1: { J1: 73, J2: 70 }, E2: { J1: 80, J2: 75 }, E3: { J1: 60, J2: 66 } };
const panel = {
  entries: 10, judges: 5, judgesPerEntry: 3, qualitySpread: 5, severitySpread: 2, noise: 2, rules: ['mean'], seed: 's', runs: 20,
}; // prettier-ignore

describe('commands for statistics, ballots and simulation', () => {
  it.each([
    [
      agreement,
      {
        level: 'interval',
        ratings: [
          [1, 2, null],
          [1, 3, 2],
        ],
      },
      ['alpha', 'units', 'pairable'],
    ],
    [
      reliability,
      {
        ratings: [
          [1, 2],
          [3, 5],
          [4, 4],
        ],
        target: 0.8,
      },
      ['icc', 'variance', 'judgesFor'],
    ],
    [
      concordance,
      {
        scores: [
          [1, 2],
          [3, 5],
          [4, 4],
        ],
      },
      ['w', 'wUncorrected', 'chi2', 'df', 'p'],
    ],
    [severity, { scores }, ['mean', 'dossiers', 'judges', 'residualMeanSquare', 'standardErrorOfDifference', 'order']],
    [normalise, { scores, deviation: 'sample' }, ['z', 'order']],
    [
      pairs,
      {
        wins: [
          ['A', 'B', 3],
          ['B', 'A', 1],
        ],
        ties: [['A', 'B', 1]],
      },
      ['strengths', 'standardErrors', 'tieParameter'],
    ],
    [
      ballots,
      { rule: 'meek', seats: 1, candidates: ['M', 'N'], ballots: [{ count: 42, ranking: ['M', 'N'] }] },
      ['elected', 'order', 'ties', 'rounds'],
    ],
    [simulate, panel, ['mean']],
  ])('accepts its input and answers with the promised members', (command, input, members) => {
    const validate = ajv.compile(command.schema);
    expect(validate(input)).toBe(true);
    expect(validate({ ...input, unknown: 1 })).toBe(false);
    const answer = command.run(input);
    expect(Object.keys(answer as object)).toEqual(expect.arrayContaining(members));
    expect(JSON.stringify(answer)).not.toMatch(/null,null|NaN|Infinity/);
  });

  it('prints the errors of all pairs both ways, and says so when they are left out', () => {
    const full = severity.run({ scores }) as { standardErrorOfDifference: Record<string, Record<string, number>> };
    expect(full.standardErrorOfDifference.E1!.E2).toBe(full.standardErrorOfDifference.E2!.E1);
    const brief = severity.run({ scores, differences: false });
    expect(brief).not.toHaveProperty('standardErrorOfDifference');
    expect(brief).toHaveProperty('leftOut.standardErrorOfDifference');
    const many = Object.fromEntries(
      Array.from({ length: 301 }, (_, i) => [`E${i}`, { J1: 60 + (i % 7), J2: 61 + (i % 5) }]),
    );
    expect(severity.run({ scores: many })).toHaveProperty('leftOut.standardErrorOfDifference');
    expect(severity.run({ scores: many, differences: true })).toHaveProperty('standardErrorOfDifference.E0.E300');
  });
});
