import type { WholeText } from '@podium/platform-graphql';
import { cleanText, readAddress } from '@podium/programmes';
import { CsvError, parse } from 'csv-parse/sync';
import type { TableMistake } from './past-award.type.js';

/** A row of a table of past awards. */
export interface PastAwardRow {
  edition: string;
  category: string;
  award: string;
  titles: string[];
  organisations: string[];
  /** As addresses are compared. */
  personKey: string | null;
}

export const MOST_ROWS = 10_000;
const MOST_MISTAKES = 100;
const LONGEST = 200;

const NEEDED = ['edition', 'category', 'award', 'title'] as const;
const COLUMNS = [
  ...NEEDED,
  'title_zh_hant',
  'title_zh_hans',
  'organisation',
  'organisation_zh_hant',
  'organisation_zh_hans',
  'email',
];

interface Line {
  cells: string[];
  /** In the file, counted from 1. */
  line: number;
}

/** What a table says, or everything that is wrong with it: at most a hundred mistakes, in the order of the file. */
export function readTable(csv: string): { rows: PastAwardRow[] } | { mistakes: TableMistake[] } {
  const lines: Line[] = [];
  try {
    parse(csv, {
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      to: MOST_ROWS + 2,
      onRecord: (cells: string[], { lines: line }) => {
        lines.push({ cells, line });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { mistakes: [{ line: Number(error['lines'] ?? 1), column: null, text: NOT_CSV }] };
  }
  const [head, ...body] = lines;
  const columns = (head?.cells ?? []).map((name) => cleanText(name).toLowerCase());
  const mistakes = mistakesOfHead(columns);
  if (body.length === 0) mistakes.push({ line: 1, column: null, text: NO_ROWS });
  if (body.length > MOST_ROWS) mistakes.push({ line: MOST_ROWS + 2, column: null, text: TOO_MANY });
  if (mistakes.length > 0) return { mistakes };
  const rows = body.map(({ cells, line }) => {
    const found = readRow(columns, cells);
    if ('row' in found) return found.row;
    mistakes.push(...found.mistakes.map((mistake) => ({ line, ...mistake })));
    return undefined;
  });
  return mistakes.length > 0
    ? { mistakes: mistakes.slice(0, MOST_MISTAKES) }
    : { rows: rows.filter((row) => row !== undefined) };
}

function mistakesOfHead(columns: string[]): TableMistake[] {
  const missing = NEEDED.filter((name) => !columns.includes(name));
  const unknown = columns.filter((name) => !COLUMNS.includes(name));
  const twice = columns.filter((name, at) => columns.indexOf(name) !== at);
  return [
    ...missing.map((column) => ({ line: 1, column, text: COLUMN_MISSING })),
    ...unknown.map((column) => ({ line: 1, column: column.slice(0, 60), text: COLUMN_UNKNOWN })),
    ...twice.map((column) => ({ line: 1, column: column.slice(0, 60), text: COLUMN_TWICE })),
  ].slice(0, MOST_MISTAKES);
}

type Mistaken = Omit<TableMistake, 'line'>;

function readRow(columns: string[], given: string[]): { row: PastAwardRow } | { mistakes: Mistaken[] } {
  if (given.length !== columns.length)
    return { mistakes: [{ column: null, text: cellCount(given.length, columns.length) }] };
  const cells = new Map(columns.map((name, at) => [name, cleanText(given[at] ?? '')]));
  const of = (...names: string[]) => names.map((name) => cells.get(name) ?? '').filter((text) => text !== '');
  const organisations = of('organisation', 'organisation_zh_hant', 'organisation_zh_hans');
  const [email] = of('email');
  const address = email === undefined ? null : readAddress(email);
  const mistakes: Mistaken[] = [
    ...NEEDED.filter((name) => of(name).length === 0).map((column) => ({ column, text: IS_EMPTY })),
    ...[...cells].filter(([, text]) => text.length > LONGEST).map(([column]) => ({ column, text: TOO_LONG })),
    ...[...cells].filter(([, text]) => !storable(text)).map(([column]) => ({ column, text: NO_TEXT })),
    ...(email !== undefined && !address ? [{ column: 'email', text: NO_ADDRESS }] : []),
    ...(organisations.length === 0 && email === undefined ? [{ column: 'organisation', text: NOBODY }] : []),
  ];
  if (mistakes.length > 0) return { mistakes };
  const [edition = '', category = '', award = ''] = of('edition', 'category', 'award');
  const titles = of('title', 'title_zh_hant', 'title_zh_hans');
  return { row: { edition, category, award, titles, organisations, personKey: address?.key ?? null } };
}

/** U+FFFD stands where a program read a file in an encoding that it was not written in. */
const storable = (text: string) => text.isWellFormed() && !/[\u0000-\u001f\u007f\ufffd]/.test(text);

const cellCount = (has: number, needs: number): WholeText => ({
  en: `The row has ${has} cells; the first row has ${needs}.`,
  zhHant: `此行有 ${has} 格，標題行有 ${needs} 格。`,
  zhHans: `此行有 ${has} 格，标题行有 ${needs} 格。`,
});
const NOT_CSV: WholeText = {
  en: 'This is not CSV: a quotation mark is out of place.',
  zhHant: '並非正確的 CSV：引號位置有誤。',
  zhHans: '不是正确的 CSV：引号位置有误。',
};
const NO_ROWS: WholeText = {
  en: 'There is no row below the first.',
  zhHant: '標題行之後沒有資料。',
  zhHans: '标题行之后没有资料。',
};
const TOO_MANY: WholeText = {
  en: `There are more than ${MOST_ROWS} rows; send them in parts.`,
  zhHant: `超過 ${MOST_ROWS} 行，請分批匯入。`,
  zhHans: `超过 ${MOST_ROWS} 行，请分批导入。`,
};
const COLUMN_MISSING: WholeText = { en: 'This column is needed.', zhHant: '必須有此欄。', zhHans: '必须有此列。' };
const COLUMN_UNKNOWN: WholeText = {
  en: 'There is no such column.',
  zhHant: '沒有這個欄。',
  zhHans: '没有这个列。',
};
const COLUMN_TWICE: WholeText = { en: 'This column is there twice.', zhHant: '此欄重複。', zhHans: '此列重复。' };
const IS_EMPTY: WholeText = { en: 'This is needed.', zhHant: '必須填寫。', zhHans: '必须填写。' };
const TOO_LONG: WholeText = {
  en: `This is longer than ${LONGEST} characters.`,
  zhHant: `長於 ${LONGEST} 個字元。`,
  zhHans: `长于 ${LONGEST} 个字符。`,
};
const NO_TEXT: WholeText = {
  en: 'This holds characters that are no text: the file was read in another encoding, perhaps. Save it as UTF-8.',
  zhHant: '含有並非文字的字元，檔案可能以其他編碼讀取。請另存為 UTF-8。',
  zhHans: '含有并非文字的字符，文件可能以其他编码读取。请另存为 UTF-8。',
};
const NO_ADDRESS: WholeText = {
  en: 'This is no e-mail address.',
  zhHant: '並非電郵地址。',
  zhHans: '不是电子邮件地址。',
};
const NOBODY: WholeText = {
  en: 'An organisation or an e-mail address is needed: without either nobody can be recognised.',
  zhHant: '須有機構名稱或電郵地址，否則無法辨認得獎者。',
  zhHans: '须有机构名称或电子邮件地址，否则无法辨认获奖者。',
};
