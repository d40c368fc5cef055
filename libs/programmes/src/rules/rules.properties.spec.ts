import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EntryFacts } from './facts.js';
import { evaluateRules } from './evaluate.js';
import { ruleSchema, type Rule } from './rule.js';
import { closing } from './rules.fixture.js';
import { ruleKinds } from './table.js';

const text = { en: 'The rule', zhHant: '規則' };
const written: Record<string, unknown>[] = [
  {
    kind: 'registered-or-resident',
    registration: 'a',
    registeredOn: 'b',
    validUntil: 'c',
    equivalentProof: 'd',
    resident: 'e',
  },
  { kind: 'unlisted-company', listed: 'a', doubtfulAnswers: ['maybe'] },
  { kind: 'company-age', registeredOn: 'b' },
  { kind: 'local-share', share: 'a', throughParent: 'b' },
  {
    kind: 'barred-bodies',
    organisation: ['a'],
    registration: 'a',
    emails: ['b'],
    relation: 'c',
    barredAnswers: ['x'],
    bodies: [{ name: text, emailDomains: ['example.hk'] }],
  },
  { kind: 'team-size', members: 'm' },
  { kind: 'members-resident', members: 'm', residentColumn: 'r', schoolProof: 'd' },
  {
    kind: 'age-and-school',
    members: 'm',
    ageColumn: 'a',
    bornColumn: 'b',
    schoolColumn: 's',
    minAge: 5,
    levelColumn: 'l',
    levels: { A: ['x'] },
  },
  {
    kind: 'civil-service-team',
    members: 'm',
    gradeColumn: 'g',
    civilServants: ['x'],
    endorser: 'e',
    endorserGrade: 'c',
    directorate: ['x'],
    acting: ['y'],
    endorsedOn: 'b',
  },
  { kind: 'in-operation', since: 'b', proof: 'd', how: 'c', notCounting: ['x'] },
  { kind: 'disclosure', answer: 'c', details: 'a' },
  { kind: 'answer-is', field: 'c', accepted: ['x'] },
  { kind: 'one-stream-only' },
  { kind: 'entry-limit', per: 'organisation', within: 'edition', max: 1 },
  {
    kind: 'past-award',
    awards: ['gold'],
    change: 'a',
    when: {
      any: [
        { field: 'a', atLeast: 3 },
        { field: 'm', is: 'x' },
      ],
    },
  },
];
const rules: Rule[] = written.map((rule, at) => ruleSchema.parse({ id: `r${at}`, text, ...rule }));

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
});
const likely = fc.oneof(
  fc.constantFrom<unknown>(
    'x',
    'yes',
    'no',
    '12345678',
    '2023-03-28',
    '2020-02-29',
    '9999-12-31',
    51,
    -1,
    NaN,
    'a@example.hk',
    true,
  ),
  fc.array(
    fc.dictionary(
      fc.constantFrom('r', 'a', 'b', 's', 'l', 'g', 'name', 'leader'),
      fc.oneof(anything, fc.constantFrom<unknown>('x', 'yes', 12, true, '2011-01-01')),
    ),
  ),
  fc.record({ familyName: fc.string(), givenName: fc.string() }),
  anything,
);
const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'm', '__proto__', 'constructor'), likely);

describe('every kind of rule, whatever the answers', () => {
  it('is covered here', () => {
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(ruleKinds.map(({ kind }) => kind)));
  });

  it('comes to an outcome with reasons in three languages, and to the same one again', () => {
    fc.assert(
      fc.property(
        fc.oneof(answers, anything),
        fc.option(fc.constantFrom('A', 'B'), { nil: undefined }),
        (given, stream) => {
          const facts: EntryFacts = {
            entry: 'E',
            edition: 'x',
            category: 'C',
            stream,
            titles: ['T'],
            organisations: ['O'],
            answers: given as EntryFacts['answers'],
          };
          const verdicts = evaluateRules(rules, facts, closing);
          expect(verdicts.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
          for (const { outcome, because } of verdicts) {
            expect(['met', 'not-met', 'person-must-decide']).toContain(outcome);
            for (const words of [because.en, because.zhHant, because.zhHans]) {
              expect(words).not.toBe('');
              expect(words).not.toMatch(/NaN|undefined|null|\[object/);
            }
          }
          expect(evaluateRules(rules, facts, closing)).toEqual(verdicts);
          expect(JSON.parse(JSON.stringify(verdicts))).toEqual(verdicts);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a rule that holds only sometimes', () => {
  const rule = ruleSchema.parse({
    id: 'r',
    text,
    kind: 'local-share',
    share: 'share',
    streams: ['A'],
    when: { field: 'joint', is: 'yes' },
  });
  const verdict = (stream: string, given: Record<string, unknown>) =>
    evaluateRules([rule], { edition: 'x', category: 'C', stream, answers: given }, closing).map(
      ({ outcome, applies }) => [outcome, applies],
    );

  it.each([
    ['A', { joint: 'yes', share: 10 }, ['not-met', true]],
    ['A', { joint: 'no', share: 10 }, ['met', false]],
    ['B', { joint: 'yes', share: 10 }, ['met', false]],
  ])('in stream %s with %j: %j', (stream, given, expected) => {
    expect(verdict(stream, given)).toEqual([expected]);
  });
});

it('tells a caller who hands in an instant or zone that is none', () => {
  const facts: EntryFacts = { edition: 'x', category: 'C', answers: { b: '2020-01-01' } };
  const age = rules.filter(({ kind }) => kind === 'company-age');
  expect(() => evaluateRules(age, facts, { ...closing, closingAt: 'soon' })).toThrow(RangeError);
  expect(() => evaluateRules(age, facts, { ...closing, timeZone: 'Mars/Olympus' })).toThrow(RangeError);
});
