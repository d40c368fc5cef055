import { NAME_PARTS, type PersonName } from '../identifiers/index.js';
import { MOST_ROWS, type Column } from './field-kinds.js';
import type { FieldOf } from './form.js';
import type { Report } from './problem.js';
import { isBlank, isRecord, type Reader } from './reader.js';
import { readFreeText } from './read-text.js';
import { columnReader } from './read-value.js';
import { MISSING, NOT_A_CONSENT, NOT_TEXT, OTHER_VERSION } from './wording.js';
import * as say from './wording-compound.js';

/** A member of a team: the name in its parts, whether this is the leader, and what the form's columns ask. */
export interface MemberAnswer {
  name: PersonName;
  leader: boolean;
  [column: string]: unknown;
}

/** What a person accepted, in which wording. */
export interface ConsentAnswer {
  accepted: boolean;
  version: string | null;
  language: 'en' | 'zhHant' | 'zhHans' | null;
  /** ISO 8601, when the service recorded it. */
  at: string | null;
}

const LONGEST_NAME = 100;

export function nameReader(field: FieldOf<'name'>): Reader {
  const chinese = field.chinese ?? 'optional';
  return (raw, report) => {
    const name = readName(raw, report);
    if (name && chinese === 'required' && !name.nameZh) report(say.NO_CHINESE_NAME, 'nameZh');
    if (name && chinese === 'none' && name.nameZh) report(say.NO_CHINESE_NAME_ASKED, 'nameZh');
    return name;
  };
}

export function membersReader(field: FieldOf<'members'>): Reader {
  const readColumns = rowReader(field.columns ?? [], ['name', 'leader']);
  const most = field.max ?? MOST_ROWS;
  return (raw, report) => {
    const members = readRows(raw, most, report, (row, reportRow) => {
      const name = readName(row.name, (reason, ...path) => reportRow(reason, 'name', ...path));
      if (!isBlank(row.leader) && typeof row.leader !== 'boolean') reportRow(NOT_A_CONSENT, 'leader');
      return { ...readColumns(row, reportRow), name: name ?? {}, leader: row.leader === true } satisfies MemberAnswer;
    });
    if (!members) return undefined;
    checkCount((raw as unknown[]).length, field.min, most, 'members', report);
    if (field.leader) {
      const leaders = members.filter((member) => member.leader).length;
      if (leaders === 0) report(say.NO_LEADER);
      if (leaders > 1) report(say.SEVERAL_LEADERS);
    }
    return members;
  };
}

export function tableReader(field: FieldOf<'table'>): Reader {
  const readColumns = rowReader(field.columns, []);
  const most = field.maxRows ?? MOST_ROWS;
  return (raw, report) => {
    const rows = readRows(raw, most, report, readColumns);
    if (rows) checkCount((raw as unknown[]).length, field.minRows, most, 'rows', report);
    return rows;
  };
}

export function consentReader(field: FieldOf<'consent'>): Reader {
  return (raw, report) => {
    const given = isRecord(raw) ? raw : { accepted: raw };
    if (typeof given.accepted !== 'boolean') {
      report(NOT_A_CONSENT);
      return undefined;
    }
    const version = typeof given.version === 'string' ? given.version : null;
    if (given.accepted && field.version !== undefined && version !== field.version) report(OTHER_VERSION, 'version');
    const { language, at } = given;
    return {
      accepted: given.accepted,
      version,
      language: language === 'en' || language === 'zhHant' || language === 'zhHans' ? language : null,
      at: typeof at === 'string' && at.length <= 40 ? at : null,
    } satisfies ConsentAnswer;
  };
}

function readName(raw: unknown, report: Report): PersonName | undefined {
  if (!isRecord(raw) || isBlank(raw)) {
    report(isBlank(raw) ? MISSING : say.NOT_A_NAME);
    return undefined;
  }
  const name: PersonName = {};
  for (const part of NAME_PARTS) {
    const text = raw[part];
    if (isBlank(text)) continue;
    if (typeof text !== 'string') report(NOT_TEXT, part);
    else name[part] = readFreeText(text, { max: LONGEST_NAME }, (reason) => report(reason, part));
  }
  for (const key of Object.keys(raw))
    if (!(NAME_PARTS as readonly string[]).includes(key)) report(say.OTHER_COLUMN, key);
  if (!name.familyName && !name.givenName && !name.nameZh) report(say.NOT_A_NAME);
  return name;
}

function rowReader(columns: readonly Column[], alsoAsked: readonly string[]) {
  const readers = columns.map((column) => ({ id: column.id, required: column.required, read: columnReader(column) }));
  const known = new Set([...alsoAsked, ...columns.map((column) => column.id)]);
  return (row: Record<string, unknown>, report: Report): Record<string, unknown> => {
    const read: Record<string, unknown> = {};
    for (const { id, required, read: readCell } of readers) {
      const cell = row[id];
      if (isBlank(cell)) {
        if (required) report(MISSING, id);
        continue;
      }
      const value = readCell(cell, (reason, ...path) => report(reason, id, ...path), undefined);
      if (value !== undefined) read[id] = value;
    }
    for (const key of Object.keys(row)) if (!known.has(key)) report(say.OTHER_COLUMN, key);
    return read;
  };
}

function readRows<Row>(
  raw: unknown,
  most: number,
  report: Report,
  readRow: (row: Record<string, unknown>, report: Report) => Row,
): Row[] | undefined {
  if (!Array.isArray(raw)) {
    report(say.NOT_A_LIST);
    return undefined;
  }
  const rows: Row[] = [];
  for (const [at, row] of raw.slice(0, most + 10).entries()) {
    if (!isRecord(row)) report(say.NOT_A_ROW, at);
    else rows.push(readRow(row, (reason, ...path) => report(reason, at, ...path)));
  }
  return rows;
}

function checkCount(count: number, min: number | undefined, max: number, things: say.Things, report: Report): void {
  if (min !== undefined && count < min) report(say.tooFew(min, things));
  if (count > max) report(say.tooMany(max, things));
}
