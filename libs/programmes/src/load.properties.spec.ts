import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parse } from 'yaml';
import { loadEdition } from './load.js';
import { LARGEST_DEFINITION } from './reading/source.js';
import { shippedDefinitions } from './shipped.js';
import { SMALL } from './small.fixture.js';

/** Either a whole edition, or at least one mistake with a place inside the file. */
function holds(yaml: string): boolean {
  const loaded = loadEdition(yaml);
  if ('edition' in loaded) return !('mistakes' in loaded) && loaded.edition.code !== '';
  const lines = yaml.split(/\r\n|\r|\n/).length;
  return (
    loaded.mistakes.length > 0 &&
    loaded.mistakes.every(
      ({ line, column, message, advice }) =>
        line >= 1 && line <= lines && column >= 1 && message.length > 1 && advice.length > 1,
    )
  );
}

const small = parse(SMALL) as Record<string, unknown>;

/** Every path into the small competition. */
function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replaced(value: unknown, [head, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (head === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner: unknown, at) => (at === Number(head) ? replaced(inner, rest, by) : inner));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, inner]) => [
      key,
      key === head ? replaced(inner, rest, by) : (inner as unknown),
    ]),
  );
}

const odd = fc.oneof(
  fc.constantFrom(
    null,
    '',
    0,
    -1,
    1e21,
    NaN,
    Infinity,
    true,
    [],
    {},
    [[]],
    'constructor',
    '__proto__',
    'toString',
    '2025-02-30 25:61',
  ),
  fc.string(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

describe('any file at all', () => {
  it('gives an edition or mistakes with a place, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), holds), { numRuns: 300 });
  });

  it('for any text made of what YAML is made of', () => {
    const token = fc.constantFrom(
      '- ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a',
      '!!x ',
      '|',
      '>',
      '"',
      "'",
      '#',
      '? ',
      '\n',
      '  ',
      '\t',
      'a',
      '---\n',
      '...',
      '<<: ',
      '%YAML 1.1\n',
      '1',
      '~',
      ',',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 120 }), (tokens) => holds(tokens.join(''))),
      { numRuns: 400 },
    );
  });

  it('for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => holds(stringify(value))),
      { numRuns: 200 },
    );
  });

  it('for a right definition with anything in the place of anything', () => {
    const paths = pathsOf(small);
    fc.assert(
      fc.property(fc.constantFrom(...paths), odd, (path, by) =>
        holds(stringify(replaced(small, path, by), { aliasDuplicateObjects: false })),
      ),
      { numRuns: 300 },
    );
  });

  it('for a right definition with two of its values exchanged', () => {
    const paths = pathsOf(small).filter((path) => path.length > 0);
    const at = (path: (string | number)[]) =>
      path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], small);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom(...paths), (to, from) =>
        holds(stringify(replaced(small, to, at(from)), { aliasDuplicateObjects: false })),
      ),
      { numRuns: 200 },
    );
  });

  it('for a shipped definition cut off anywhere', () => {
    const shipped = shippedDefinitions().map(({ yaml }) => yaml);
    fc.assert(
      fc.property(fc.constantFrom(...shipped), fc.nat(), (yaml, at) => holds(yaml.slice(0, at % yaml.length))),
      { numRuns: 40 },
    );
  });

  it('gives the same mistakes for the same file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(small)), odd, (path, by) => {
        const yaml = stringify(replaced(small, path, by), { aliasDuplicateObjects: false });
        expect(loadEdition(yaml)).toEqual(loadEdition(yaml));
      }),
      { numRuns: 40 },
    );
  });
});

describe('files made to hurt', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}]`),
  ].join('\n');
  const size = LARGEST_DEFINITION - 10;
  const files: [string, string][] = [
    ['anchors that explode', bomb],
    ['a list inside a list inside a list', '['.repeat(size)],
    ['a mapping inside a mapping', '{a: '.repeat(size / 5)],
    ['dashes without end', '- '.repeat(size / 2)],
    ['question marks without end', '? '.repeat(size / 2)],
    ['a great many keys', Array.from({ length: 12_000 }, (_, at) => `k${at}: 1`).join('\n')],
    ['a great many aliases', `a: &a x\n${Array.from({ length: 12_000 }, (_, at) => `k${at}: *a`).join('\n')}`],
    ['closing brackets without end', ']'.repeat(size)],
    ['tags without end', '!!x '.repeat(size / 4)],
    ['too large a file', 'a'.repeat(LARGEST_DEFINITION + 1)],
    ['an empty file', ''],
    ['only a comment', '# nothing\n'],
  ];

  it.each(files)('%s: a list of mistakes', (_, yaml) => {
    const loaded = loadEdition(yaml);
    expect('mistakes' in loaded && loaded.mistakes.length).toBeGreaterThan(0);
  });
});
