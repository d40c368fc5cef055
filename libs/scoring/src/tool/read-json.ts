/** Malformed input: where it is wrong, and how. */
export class Malformed extends Error {
  override readonly name = 'Malformed';

  constructor(readonly mistakes: Mistake[]) {
    super(mistakes.map(({ at, problem }) => `${at || 'the input'}: ${problem}`).join('\n'));
  }
}

export interface Mistake {
  /** A JSON pointer (RFC 6901), or “line 3, column 7” when the text is no JSON. */
  at: string;
  problem: string;
  line?: number;
  column?: number;
}

// Recursive readers further on would exhaust the stack.
const DEEPEST = 1000;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Reads strict JSON (RFC 8259) and says where it is wrong; JSON.parse names no place that one can rely on. A name that
 * stands twice in an object and a number that a double cannot hold are mistakes too: readers would differ about their
 * meaning (RFC 7493), and what is written after reading would not be what was read.
 * @throws {Malformed} with line and column
 */
export function readJson(text: string): unknown {
  new Scanner(text).document();
  return JSON.parse(text);
}

class Scanner {
  private at = 0;

  constructor(private readonly text: string) {}

  document(): void {
    this.space();
    if (this.at === this.text.length) this.wrong('there is no JSON here');
    this.value(0);
    this.space();
    if (this.at < this.text.length) this.wrong('the document ends before this');
  }

  private value(depth: number): void {
    if (depth > DEEPEST) this.wrong(`nested deeper than ${DEEPEST} levels`);
    const start = this.text[this.at];
    if (start === '{') this.object(depth);
    else if (start === '[') this.list(depth);
    else if (start === '"') this.string();
    else if (start === 't') this.word('true');
    else if (start === 'f') this.word('false');
    else if (start === 'n') this.word('null');
    else this.number();
  }

  private object(depth: number): void {
    const names = new Set<string>();
    this.items('}', () => {
      const from = this.at;
      if (this.text[this.at] !== '"') this.wrong('a name in double quotes is expected');
      this.string();
      const name = JSON.parse(this.text.slice(from, this.at)) as string;
      if (names.has(name)) this.wrong(`the name ${JSON.stringify(name)} stands here twice`, from);
      names.add(name);
      this.space();
      if (this.text[this.at] !== ':') this.wrong('a colon is expected');
      this.at += 1;
      this.space();
      this.value(depth + 1);
    });
  }

  private list(depth: number): void {
    this.items(']', () => this.value(depth + 1));
  }

  private items(end: '}' | ']', item: () => void): void {
    this.at += 1;
    this.space();
    if (this.text[this.at] === end) {
      this.at += 1;
      return;
    }
    for (;;) {
      item();
      this.space();
      const next = this.text[this.at];
      if (next !== ',' && next !== end) this.wrong(`a comma or ${end} is expected`);
      this.at += 1;
      if (next === end) return;
      this.space();
    }
  }

  private string(): void {
    this.at += 1;
    for (;;) {
      this.take(PLAIN);
      if (this.text[this.at] === '"') break;
      if (this.at === this.text.length) this.wrong('a text is not closed');
      if (this.take(ESCAPE) === '') this.wrong('this cannot stand in a text');
    }
    this.at += 1;
  }

  private number(): void {
    const from = this.at;
    const token = this.take(NUMBER);
    if (token === '') this.wrong(this.at === this.text.length ? 'the document stops here' : 'a value is expected');
    const read = Number(token);
    if (!Number.isFinite(read)) this.wrong('this number is beyond the range of a double', from);
    if (significant(token) !== significant(String(read))) {
      this.wrong(`this number would be read as ${read}; write it so, or as text`, from);
    }
  }

  private word(word: string): void {
    if (!this.text.startsWith(word, this.at)) this.wrong('a value is expected');
    this.at += word.length;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private space(): void {
    while (' \n\r\t'.includes(this.text[this.at] ?? 'x')) this.at += 1;
  }

  private wrong(problem: string, at = this.at): never {
    const before = this.text.slice(0, at).split('\n');
    const [line, column] = [before.length, before.at(-1)!.length + 1];
    throw new Malformed([{ at: `line ${line}, column ${column}`, problem, line, column }]);
  }
}

/** The decimal that a JSON number states, in one form for all its spellings: its significant digits and where they end. */
function significant(token: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(token) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  if (kept === '') return '0';
  return `${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}
