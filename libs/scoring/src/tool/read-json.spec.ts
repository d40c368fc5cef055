import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Malformed, readJson } from './read-json.js';

const mistakeIn = (text: string): object => {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof Malformed) return error.mistakes[0]!;
  }
  throw new Error('no mistake was found');
};

describe('reading JSON', () => {
  it('takes every JSON document, whatever the white space, and means the same as JSON.parse', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat({ max: 3 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses exactly what JSON.parse refuses', () => {
    const noise = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '\\', '-', '0', '1', '.', 'e', 'true', 'null', ' '),
      {
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const text = parts.join('');
        const outcome = (read: (text: string) => unknown): unknown => {
          try {
            return read(text);
          } catch {
            return 'refused';
          }
        };
        const named = text.match(/"[^"]*":/g) ?? [];
        fc.pre(new Set(named).size === named.length);
        expect(outcome(readJson)).toEqual(outcome(JSON.parse));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '9007199254740992',
    '1.0',
    '1e3',
    '0.10',
    '-0',
    '-0.0e7',
    '5e-324',
    '1.7976931348623157E308',
    '123e-20',
    '1e21',
  ])('takes %s, which a double holds as it stands', (text) => expect(readJson(text)).toBe(JSON.parse(text)));

  it('takes every number as it would be written', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (value) => readJson(JSON.stringify(value)) === (value === 0 ? 0 : value),
      ),
    );
  });

  it.each([
    ['{"a":}', 1, 6],
    ['{\n  "a": 1,\n  "b" 2\n}', 3, 7],
    ['[1, 2', 1, 6],
    ['[1] x', 1, 5],
    ['', 1, 1],
    ['{"a":1,"b":{"c":1,"c":2}}', 1, 19],
    ['[1e999]', 1, 2],
    ['{"n":9007199254740993}', 1, 6],
    ['[0.1000000000000000055511151231257827]', 1, 2],
    ['[1e-400]', 1, 2],
    ['[-123456789012345678]', 1, 2],
    ['["tab\there"]', 1, 6],
    ['[01]', 1, 3],
    ['['.repeat(1002), 1, 1002],
  ])('says where %j is wrong', (text, line, column) => {
    expect(mistakeIn(text)).toMatchObject({ at: `line ${line}, column ${column}`, line, column });
  });
});
