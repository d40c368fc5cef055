import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { breakingChanges } from './breaking-changes.js';

const BEFORE = `
  enum State { OPEN CLOSED OLD @deprecated(reason: "Until 2027-03-31.") }
  type Query { round(id: ID!, by: String @deprecated(reason: "Use id. Until 2027-03-31.")): Round }
  type Round { id: ID! name: String! state: State number: Int @deprecated(reason: "Use code, until 2027-03-31.")
    soon: Int @deprecated(reason: "Use code.") panel: Panel @deprecated(reason: "Until 2027-03-31.") }
  type Panel { size: Int }
  input Open { code: String! note: String }
`;
const changed = (from: string, to: string, before = BEFORE) =>
  breakingChanges(buildSchema(before), buildSchema(before.replace(from, to)), '2027-04-01');

describe('a change of the public graph', () => {
  it.each([
    ['a new field', 'state: State', 'state: State more: Int'],
    ['a new argument that may be absent', '(id: ID!,', '(id: ID!, first: Int,'],
    ['a field whose day has passed', /number: Int @deprecated\(reason: "[^"]*"\)/, ''],
    ['an argument whose day has passed', /, by: String @deprecated\(reason: "[^"]*"\)/, ''],
    ['a value whose day has passed', / OLD @deprecated\(reason: "[^"]*"\)/, ''],
    ['a promise that is stronger', 'state: State', 'state: State!'],
  ])('may be %s', (_, from, to) => expect(changed(from as string, to)).toEqual([]));

  it.each([
    ['a field without a word before', 'name: String!', '', ['Round.name was removed.']],
    ['a field with a word and no date', /soon: Int @deprecated\(reason: "[^"]*"\)/, '', ['Round.soon was removed.']],
    ['a weaker promise', 'name: String!', 'name: String', ['Round.name changed type from String! to String.']],
    ['a value without a word', 'CLOSED', '', ['CLOSED was removed from enum type State.']],
    [
      'a new argument that is needed',
      '(id: ID!,',
      '(id: ID!, way: Int!,',
      ['A required arg way on Query.round was added.'],
    ],
    [
      'an input field that is needed',
      'note: String',
      'note: String!',
      ['Open.note changed type from String to String!.'],
    ],
  ])('is refused when it takes away %s', (_, from, to, lines) => expect(changed(from as string, to)).toEqual(lines));

  it('may take a type away with the last field that led to it, on the day after', () => {
    const without = BEFORE.replace(/panel: Panel @deprecated\(reason: "[^"]*"\)/, '').replace(
      'type Panel { size: Int }',
      '',
    );
    const [before, after] = [buildSchema(BEFORE), buildSchema(without)];
    expect(breakingChanges(before, after, '2027-04-01')).toEqual([]);
    expect(breakingChanges(before, after, '2027-03-31')).toEqual(['Panel was removed.', 'Round.panel was removed.']);
  });
});
