import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node,
  type Pair,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Finding, Mistake, Path } from '../mistake.js';
import { withoutMark } from './decode.js';

/** Larger than any programme needs; keeps the reader's worst case to about a second. */
export const LARGEST_DEFINITION = 128 * 1024;
const DEEPEST = 40;
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** A definition as plain values, and where each of them stands in the file. */
export interface Source {
  value: unknown;
  /** A number as it was written, e.g. `0123`, where that is not how it would be written anew. */
  written(path: Path): string | undefined;
  /** Line and column, from 1, of the value or key at a path, or of its nearest ancestor that the file has. */
  place(path: Path, at?: 'key' | 'value'): { line: number; column: number };
}

class Reader {
  readonly findings: { finding: Finding; offset: number }[] = [];
  /** Numbers that were not written as they would be written anew, by path. */
  readonly numbers = new Map<string, string>();

  read(node: Node | null, path: (string | number)[], key: number): unknown {
    const offset = node?.range?.[0] ?? key;
    if (node === null) return null;
    if (path.length > DEEPEST) {
      this.refuse('too-deep', path, offset, `This is nested more than ${DEEPEST} levels deep.`, 'Flatten it.');
      return null;
    }
    if (isAlias(node) || ('anchor' in node && node.anchor)) {
      const advice = 'Say what categories have in common once, under `shared`; forms use `extends`.';
      this.refuse('anchor', path, offset, 'Anchors (&) and aliases (*) are not part of the format.', advice);
      return null;
    }
    if (isScalar(node)) {
      const value = scalar(node.value, node.source);
      if (typeof value === 'string' && HALF_A_CHARACTER.test(value)) {
        const message = 'This text holds half of a character.';
        this.refuse('not-text', path, offset, message, 'Type the text anew, without escapes such as `\\ud83d`.');
      }
      if (typeof value === 'number' && node.source !== undefined && node.source !== String(value)) {
        this.numbers.set(JSON.stringify(path), node.source);
      }
      return value;
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => this.read(item as Node | null, [...path, index], offset));
    }
    if (isMap(node)) return this.map(node.items as Pair<Node | null, Node | null>[], path);
    return null;
  }

  private map(pairs: Pair<Node | null, Node | null>[], path: (string | number)[]): Record<string, unknown> {
    const read = new Map<string, unknown>();
    for (const { key, value } of pairs) {
      const offset = key?.range?.[0] ?? 0;
      if (!isScalar(key) || key.value === null || key.anchor) {
        this.refuse('key-not-a-word', path, offset, 'A key must be a plain word.', 'Write `word: value`.');
        continue;
      }
      const name = keyName(key);
      const here = [...path, name];
      if (name === '__proto__') {
        this.refuse('key-not-a-word', path, offset, 'The key `__proto__` cannot be used.', 'Choose another word.');
      } else if (read.has(name)) {
        const message = `The key \`${name}\` is written twice here.`;
        this.refuse('key-twice', here, offset, message, 'Keep one of the two, or rename one.');
      } else read.set(name, this.read(value, here, offset));
    }
    return Object.fromEntries(read);
  }

  private refuse(code: string, path: Path, offset: number, message: string, advice: string): void {
    this.findings.push({ finding: { code, message, advice, path }, offset });
  }
}

/**
 * Reads YAML 1.2 into plain values and remembers where everything stood.
 * Refuses what makes a file explode or ambiguous: anchors, several documents, keys written twice, deep nesting, size.
 */
export function readSource(yamlText: string): { source: Source } | { mistakes: Mistake[] } {
  if (yamlText.length > LARGEST_DEFINITION) {
    const message = `The file has ${yamlText.length} characters; a definition has at most ${LARGEST_DEFINITION}.`;
    return { mistakes: [wholeFile('too-large', message, 'Leave out what is not part of the definition.')] };
  }
  const text = withoutMark(yamlText);
  const lines = new LineCounter();
  try {
    // At the level `silent` the reader drops every document but the first without a word.
    // uniqueKeys compares every pair of keys, so we look for keys written twice ourselves.
    const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const;
    const document = parseDocument(text, options);
    const [error] = [...document.errors, ...document.warnings];
    // A warning is a tag or directive that the reader leaves out; nothing is left out here.
    // One wrong indentation makes every line after it look wrong, so only the first is worth telling.
    if (error) return { mistakes: [syntaxMistake(error, lines.linePos(error.pos[0]))] };
    const reader = new Reader();
    const value = reader.read(document.contents as Node | null, [], 0);
    const place = (offset: number) => position(lines, offset);
    if (reader.findings.length > 0) {
      return { mistakes: reader.findings.map(({ finding, offset }) => ({ ...finding, ...place(offset) })) };
    }
    const places = new Places(document.contents as Node | null);
    const written = (path: Path) => reader.numbers.get(JSON.stringify(path));
    return { source: { value, written, place: (path, at) => place(places.offsetOf(path, at)) } };
  } catch (fault) {
    // The YAML reader recurses: a file nested thousands deep ends in a RangeError and in nothing else.
    if (!(fault instanceof RangeError)) throw fault;
    return { mistakes: [wholeFile('too-deep', 'The file is nested too deeply to be read.', 'Flatten it.')] };
  }
}

const keyName = (key: Scalar): string => key.source ?? String(key.value);

function scalar(value: unknown, source: string | undefined): unknown {
  // A number keeps the digits it was written with only as long as a double does.
  if (typeof value === 'bigint') return source ?? String(value);
  return value instanceof Date || value instanceof Uint8Array ? (source ?? '') : value;
}

/** Finds places in a document; each mapping is looked through once, however many mistakes it has. */
class Places {
  private readonly pairs = new Map<Node, Map<string, Pair>>();

  constructor(private readonly root: Node | null) {}

  /** Walks down a path as far as the file goes. What is missing is pointed at by the key of what should hold it. */
  offsetOf(path: Path, at: 'key' | 'value' = 'value'): number {
    let node = this.root;
    let key = 0;
    for (const part of path) {
      if (isSeq(node)) {
        node = (node.items[Number(part)] as Node | null | undefined) ?? null;
        if (!node) return key;
        key = node.range?.[0] ?? key;
        continue;
      }
      const pair = isMap(node) ? this.pairsOf(node).get(String(part)) : undefined;
      if (!pair) return key;
      key = (pair.key as Scalar).range?.[0] ?? key;
      node = pair.value as Node | null;
    }
    return at === 'key' ? key : (node?.range?.[0] ?? key);
  }

  private pairsOf(map: YAMLMap): Map<string, Pair> {
    const known = this.pairs.get(map);
    if (known) return known;
    const pairs = new Map(
      map.items.flatMap((pair) => (isScalar(pair.key) ? [[keyName(pair.key), pair] as const] : [])),
    );
    this.pairs.set(map, pairs);
    return pairs;
  }
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function syntaxMistake({ code, message }: YAMLError, { line, col }: { line: number; col: number }): Mistake {
  const place = { path: [], line: Math.max(1, line), column: Math.max(1, col) };
  if (code === 'MULTIPLE_DOCS') {
    const advice = 'Leave out the line `---`; one file holds one definition.';
    return { code: 'two-documents', message: 'A second document begins here.', advice, ...place };
  }
  const advice =
    'Check indentation (spaces, never tabs), colons and quotes at this place; the rest is read once this is right.';
  return { code: 'not-yaml', message: `This is not valid YAML: ${message}.`, advice, ...place };
}

function wholeFile(code: string, message: string, advice: string): Mistake {
  return { code, message, advice, path: [], line: 1, column: 1 };
}
