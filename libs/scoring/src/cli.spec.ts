import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { canonical } from './proof/canonical.js';
import { rank } from './standing/rank.js';
import { aRound } from './standing/round.fixture.js';
import { publishedSchemas } from './tool/schemas.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const run = (command: string, input: string | Uint8Array) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path('../dist/cli.js'), command], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const answer = (command: string, input: unknown): unknown => {
  const { status, stdout, stderr } = run(command, JSON.stringify(input));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
};

const scores = { E1: { J1: 73, J2: 70 }, E2: { J1: 80, J2: 75 }, E3: { J1: 60, J2: 66 } };
const round = aRound({ A: { J1: '90', J2: '60' }, B: { J1: '70', J2: '50' } });

// Solvers and processes are slow on a busy machine; nothing here is about time.
jest.setTimeout(180_000);

describe('the tool', () => {
  beforeAll(() => {
    execFileSync(process.execPath, [path('../../../node_modules/typescript-native/bin/tsc'), '-b', path('..')]);
  }, 120_000);

  it.each<[string, unknown, object]>([
    ['agreement', { level: 'interval', ratings: [[1, 2, 3, null], [1, 2, 4, 4]] }, { units: 4, pairable: 6 }], // prettier-ignore
    ['reliability', { ratings: [[9, 2, 5], [6, 1, 3], [8, 4, 6]], target: 0.8 }, { judgesFor: {} }], // prettier-ignore
    ['concordance', { scores: [[1, 1], [2, 2], [3, 3]] }, { w: 1, df: 2 }], // prettier-ignore
    ['severity', { scores }, { order: ['E2', 'E1', 'E3'] }],
    ['normalise', { scores, deviation: 'population' }, { order: ['E2', 'E1', 'E3'] }],
    ['pairs', { wins: [['A', 'B', 2], ['B', 'A', 1]] }, { tieParameter: null }], // prettier-ignore
    [
      'ballots',
      { rule: 'irv', seats: 1, candidates: ['M', 'N'], ballots: [{ count: 2, ranking: ['N', 'M'] }] },
      { elected: ['N'] },
    ],
    [
      'ballots',
      {
        rule: 'schulze',
        seats: 1,
        candidates: ['a', 'b'],
        ballots: [
          { count: 3, ranking: [['a', 'b']] },
          { count: 1, ranking: ['b'] },
        ],
      },
      { elected: ['b'] },
    ],
    [
      'assign',
      {
        suitability: { E0: { J0: 0.9, J1: 0.1 } },
        conflicts: [],
        perDossier: 1,
        load: { min: 0, max: 1 },
        objective: 'sum',
        seed: '',
      },
      { pairs: [['E0', 'J0']], total: 0.9, worst: 0.9, optimal: true, priceOfFairness: 0 },
    ],
    ['draw', { seed: 's', members: ['a'], take: 1 }, { drawn: ['a'], steps: [{ divisor: 1, index: 0 }] }],
    ['merkle', { leavesHex: ['00'] }, { root: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7' }],
    ['rank', round, { schema: 'podium.standing/1', ranking: [{ dossier: 'A', place: 1 }, { dossier: 'B' }] }],
    ['recount', rank(round), { same: true }],
  ])('%s answers', (command, input, expected) => {
    expect(answer(command, input)).toMatchObject(expected);
  });

  it('simulates by seed', () => {
    const input = { entries: 10, judges: 5, judgesPerEntry: 3, qualitySpread: 5, severitySpread: 2, noise: 2, rules: ['mean'], seed: 's', runs: 20 }; // prettier-ignore
    expect(answer('simulate', input)).toEqual(answer('simulate', input));
  });

  it('writes canonical bytes without a newline', () => {
    expect(run('canonical', ' {"b": [1.0, 1e3], "a": "\\u20ac"}\n').stdout).toBe('{"a":"€","b":[1,1000]}');
  });

  it('writes the same bytes for the same round twice, and they are the canonical ones', () => {
    const [first, second] = [run('rank', JSON.stringify(round)), run('rank', JSON.stringify(round, null, 2))];
    expect(first.stdout).toBe(`${canonical(rank(round))}\n`);
    expect(second).toEqual(first);
  });

  it('prints the differences of a standing that was tampered with', () => {
    const standing = structuredClone(rank(round));
    standing.ranking[0]!.total = '80.00';
    expect(answer('recount', standing)).toEqual({
      same: false,
      differences: [{ at: '/ranking/0/total', stated: '80.00', recomputed: '75.00' }],
    });
  });

  it('ends with 3 and the name of what is refused', () => {
    const { status, stdout, stderr } = run('draw', '{"seed":"s","members":["a"],"take":2}');
    expect({ status, out: JSON.parse(stdout) }).toEqual({
      status: 3,
      out: { refused: 'TooFewMembers', because: '2 are to be drawn from 1.', take: 2, members: 1 },
    });
    expect(stderr).toContain('TooFewMembers');
    expect(run('merkle', '{"leavesHex":[],"prove":0}').status).toBe(3);
    const sheets = [{ ...round.sheets[0]!, marks: { C: '100.01' } }, ...round.sheets.slice(1)];
    expect(JSON.parse(run('rank', JSON.stringify({ ...round, sheets })).stdout)).toMatchObject({
      refused: 'MarkOffScale',
    });
  });

  it.each([
    ['draw', '{"seed":"s",}', ['line 1, column 13']],
    ['canonical', '{"n":9007199254740993}', ['line 1, column 6']],
    [
      'ballots',
      '{"rule":"irv","seats":1,"candidates":["a"],"ballots":[{"count":1,"ranking":[[]]}]}',
      ['/ballots/0/ranking/0'],
    ],
    ['draw', '{"seed":1,"members":["a",2]}', ['/take', '/seed', '/members/1']],
    ['merkle', '{"leavesHex":["0"]}', ['/leavesHex/0']],
    [
      'assign',
      '{"suitability":{"E":{"J":-1}},"perDossier":1,"load":{"max":1},"objective":"max","seed":""}',
      ['/suitability/E/J', '/objective'],
    ],
    ['rank', JSON.stringify({ ...round, method: { name: 'mode' } }), ['/method']],
    ['recount', JSON.stringify({ ...rank(round), extra: 1 }), ['/extra']],
  ])('ends with 2 and the place of the mistake: %s', (command, input, at) => {
    const { status, stdout, stderr } = run(command, input);
    const { malformed } = JSON.parse(stdout) as { malformed: { at: string }[] };
    expect({ status, at: malformed.map((mistake) => mistake.at).sort() }).toEqual({ status: 2, at: [...at].sort() });
    expect(stderr).toContain(at[0]!);
  });

  it('ends with 2 for bytes that are no text, and for a command that there is not', () => {
    expect(run('canonical', Uint8Array.of(0x22, 0xff, 0x22)).status).toBe(2);
    expect(run('nothing', '')).toMatchObject({ status: 2, stdout: '' });
  });

  it('publishes the schemas that it validates with', async () => {
    const folder = path('../schema/');
    const published = new Map(readdirSync(folder).map((file) => [file, readFileSync(`${folder}${file}`, 'utf8')]));
    const current = await publishedSchemas();
    expect(Object.fromEntries(published)).toEqual(Object.fromEntries(current));
  });
});
