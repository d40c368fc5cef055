import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { throwAwayDatabase } from '@podium/testing';
import pg from 'pg';
import ts from 'typescript';
import { fileURLToPath } from 'node:url';
import { checkFiles } from './check-files.js';

const DATABASE = fileURLToPath(new URL('../../../libs/platform/database/src/database.ts', import.meta.url));
const FILE = fileURLToPath(new URL('./asks.ts', import.meta.url));

/** What asks, and what is said of it: nothing, or one mistake. */
const cases: [name: string, asking: string, mistake: RegExp | undefined][] = [
  [
    'that fits the schema',
    `tx.query<{ id: string; weight: number; madeAt: Date | null; tags: string[]; parts: { name: string }[] }>(
      'SELECT id, weight, made_at AS "madeAt", tags, parts FROM robot WHERE id = $1', [id])`,
    undefined,
  ],
  ['with an unknown column', `tx.execute('UPDATE robot SET nam = $1', [id])`, /column "nam".*does not exist/],
  ['with an unknown table', `tx.query('SELECT id FROM robots')`, /relation "robots" does not exist/],
  [
    'with a column that the row lacks',
    `tx.query<{ id: string }>('SELECT id, name FROM robot')`,
    /not know the column name/,
  ],
  [
    'with a property that no column gives',
    `tx.query<{ id: string; nome: string }>('SELECT id FROM robot')`,
    /no column gives nome/,
  ],
  ['with another type', `tx.query<{ weight: string }>('SELECT weight FROM robot')`, /weight is no string/],
  ['with another element', `tx.query<{ tags: number[] }>('SELECT tags FROM robot')`, /tags is no number\[\]/],
  ['with 64 bits as a number', `tx.query<{ n: number }>('SELECT count(*) AS n FROM robot')`, /n is no number/],
  ['with a date in JSON', `tx.query<{ parts: Date }>('SELECT parts FROM robot')`, /parts is no Date/],
  ['with NULL where the row has none', `tx.query<{ at: Date }>('SELECT made_at AS at FROM robot')`, /at may be NULL/],
  [
    'that leaves NULL out',
    `tx.query<{ at: Date }>('SELECT made_at AS at FROM robot WHERE made_at IS NOT NULL')`,
    undefined,
  ],
  ['with too few values', `tx.execute('DELETE FROM robot WHERE id = $1')`, /1 parameters are asked for, 0 values/],
  [
    'with a value of another type',
    `tx.execute('DELETE FROM robot WHERE id = $1', [new Date()])`,
    /\$1 does not take Date/,
  ],
  ['with a text that only the running program knows', `tx.query('SELECT id FROM robot WHERE ' + id)`, /not a constant/],
  [
    'with a wrong constant',
    '(() => tx.query(`SELECT ${COLUMNS.weight} FROM robot`))()',
    /column "weihgt" does not exist/,
  ],
  [
    'that is wrong when a condition holds',
    'tx.query<{ id: string }>(`SELECT ${COLUMNS.id}${wrong(wanted)} FROM robot`)',
    /column "tagz" does not exist/,
  ],
  [
    'with a wrong argument of a function',
    '(() => tx.query(`${counted("robots")} r`))()',
    /relation "robots" does not exist/,
  ],
  ['with a right argument of a function', '(() => tx.query(`${counted("robot")} r`))()', undefined],
  [
    'that is wrong in one of a list',
    '(async () => { for (const each of LISTED) await tx.execute(each); })()',
    /column "nam" does not exist/,
  ],
  [
    'that only the running program knows, and tests run',
    `(() => { /* sql-check: run by its own test */ return tx.query(id); })()`,
    undefined,
  ],
  [
    'that needs the same condition twice',
    "tx.query<{ id: string; tags?: string[] }>(`SELECT r.id${other(wanted)} FROM robot r ${wanted.tags ? 'JOIN robot other USING (id)' : ''}`)",
    undefined,
  ],
];

const HEAD = `import type { Tx } from '${DATABASE.replace(/\.ts$/, '.js')}';
interface Wanted { tags: boolean }
const COLUMNS = { id: 'id', weight: 'weihgt' } as const;
const wrong = ({ tags }: Wanted) => (tags ? ', tagz' : '');
const counted = (table: string) => 'SELECT count(*)::int AS count FROM ' + table;
const LISTED = ['DELETE FROM robot', 'DELETE FROM robot WHERE nam IS NULL'];
const other = ({ tags }: Wanted) => (tags ? ', other.tags' : '');
`;

/** All cases as one program, each on a line of its own. */
function programOfCases(): ts.Program {
  const text = cases.reduce(
    (before, [, asking], index) =>
      `${before}export async function asks${index}(tx: Tx, id: string, wanted: Wanted) { return ${asking.replace(/\s*\n\s*/g, ' ')}; }\n`,
    HEAD,
  );
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const [exists, read] = [host.fileExists, host.getSourceFile];
  host.fileExists = (file) => file === FILE || exists(file);
  host.getSourceFile = (file, ...rest) =>
    file === FILE ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true) : read(file, ...rest);
  return ts.createProgram([FILE], options, host);
}

let database: Awaited<ReturnType<typeof throwAwayDatabase>>;
let checked: Awaited<ReturnType<typeof checkFiles>>;
beforeAll(async () => {
  database = await throwAwayDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`CREATE SCHEMA robots CREATE TABLE robot (
    id uuid PRIMARY KEY, name text NOT NULL, weight int NOT NULL, tags text[] NOT NULL, made_at timestamptz, parts jsonb NOT NULL)`);
  await client.end();
  checked = await checkFiles(programOfCases(), [FILE], database.url, () => ['robots']);
});
afterAll(() => database.drop());

it('finds every place that asks', () => expect(checked.statements).toBe(cases.length - 2));

describe('a statement', () => {
  it.each(cases)('%s', (name, _asking, mistake) => {
    const line = HEAD.split('\n').length + cases.findIndex(([each]) => each === name);
    const messages = checked.mistakes.filter((each) => each.line === line).map(({ message }) => message);
    expect(messages).toEqual(mistake ? [expect.stringMatching(mistake)] : []);
  });
});
