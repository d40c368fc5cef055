import { describe, expect, it } from '@jest/globals';
import { InputRefused, Refused } from '@podium/platform-graphql';
import { allOf, anyOf, enforce, type Rule } from './policy.js';

/** Rules of a door, which write down who asked them. */
const asked: string[] = [];
const says =
  (name: string, allows: boolean): Rule<string, { door: string }> =>
  (who, { door }) => {
    asked.push(`${name} of ${who} at ${door}`);
    return allows ? undefined : new InputRefused(name);
  };
const [yes, no, never] = [says('yes', true), says('no', false), says('never', false)];
const verdict = (policy: Rule<string, { door: string }>) => {
  asked.length = 0;
  const reason = policy('Mei', { door: 'A' });
  return { reason: reason?.message, asked: asked.map((each) => each.split(' ')[0]) };
};

describe('allOf', () => {
  it('allows what every rule allows', () =>
    expect(verdict(allOf(yes, yes))).toEqual({ reason: undefined, asked: ['yes', 'yes'] }));
  it('tells the first reason why not, and asks no further', () =>
    expect(verdict(allOf(yes, no, never))).toEqual({ reason: 'no', asked: ['yes', 'no'] }));
  it('of nothing allows', () => expect(verdict(allOf())).toEqual({ reason: undefined, asked: [] }));
});

describe('anyOf', () => {
  it('allows what one rule allows, wherever it stands', () => {
    expect(verdict(anyOf(no, yes)).reason).toBeUndefined();
    expect(verdict(anyOf(yes, no)).reason).toBeUndefined();
  });
  it('tells the first rule’s reason when none allows', () => expect(verdict(anyOf(no, never)).reason).toBe('no'));
  it('stands inside allOf, and allOf inside it', () => {
    expect(verdict(allOf(anyOf(no, yes), never)).reason).toBe('never');
    expect(verdict(anyOf(allOf(yes, no), allOf(yes, yes))).reason).toBeUndefined();
  });
});

describe('enforce', () => {
  it('hands rules who asks and about what', () => {
    asked.length = 0;
    enforce(yes, 'Mei', { door: 'B' });
    expect(asked).toEqual(['yes of Mei at B']);
  });
  it('throws the reason as a refusal, which rolls back', () => {
    expect(() => enforce(no, 'Mei', { door: 'A' })).toThrow(Refused);
    expect(() => enforce(no, 'Mei', { door: 'A' })).toThrow('no');
  });
});
