import { describe, expect, it } from '@jest/globals';
import { readSupergraph } from '../graph/supergraph.js';
import { composeSupergraph, CompositionFailed } from './compose.js';
import { difference } from './difference.js';

const head = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])\n';
const entries = `${head} type Query { entry: Entry } type Entry @key(fields: "id") { id: ID! title: String! }`;
const marks = `${head} type Query { marked: [Entry!]! } type Entry @key(fields: "id") { id: ID! average: Float }`;

describe('the supergraph', () => {
  it('says who resolves what', () => {
    const supergraph = readSupergraph(composeSupergraph({ entries, marks }));
    expect(supergraph.subgraphs).toEqual(['entries', 'marks']);
    const owners = (type: string, field: string) => [...supergraph.ownersOfField(type, field)];
    expect(owners('Query', 'entry')).toEqual(['entries']);
    expect(owners('Entry', 'id')).toEqual(['entries', 'marks']);
    expect(owners('Entry', 'average')).toEqual(['marks']);
    expect(owners('Entry', 'nothing')).toEqual([]);
    expect([...supergraph.ownersOfType('Entry')]).toEqual(['entries', 'marks']);
  });

  it('comes out the same whatever the order of its parts', () => {
    const other = `${head} type Entry @key(fields: "id") { id: ID! average: Float } type Query { marked: [Entry!]! }`;
    expect(composeSupergraph({ entries, marks: other })).toBe(composeSupergraph({ entries, marks }));
  });

  it('says all that does not fit', () => {
    const twice = `${head} type Query { entry: Entry } type Entry @key(fields: "id") { id: ID! title: Int! }`;
    expect(() => composeSupergraph({ entries, marks: twice })).toThrow(CompositionFailed);
    expect(() => composeSupergraph({ entries, marks: twice })).toThrow(
      /do not fit together:\n {2}- [^]*"Entry\.title"/,
    );
  });

  it('is refused when it is none', () => {
    expect(() => readSupergraph('type Query { a: Int }')).toThrow('names no subgraphs');
  });
});

describe('a difference', () => {
  it('shows where two texts part and meet again', () => {
    expect(difference('a\nb\nc\nd', 'a\nb\nc\nd')).toBeUndefined();
    expect(difference('a\nb\nc\nd', 'a\nx\ny\nd')).toBe('at line 2:\n- b\n- c\n+ x\n+ y');
    expect(difference('', 'a')).toBe('at line 1:\n- \n+ a');
    expect(difference('a', 'a\n1\n2\n3', 2)).toBe('at line 2:\n+ 1\n+ 2\n+ … 1 more lines');
  });
});
