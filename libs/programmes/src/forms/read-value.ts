import type { Column } from './field-kinds.js';
import type { FieldOf } from './form.js';
import { isRecord, type Reader } from './reader.js';
import { textReader } from './read-text.js';
import * as say from './wording.js';
import { NOT_A_LINK, NOT_A_LIST, otherSite, tooFew, tooMany } from './wording-compound.js';

type ColumnOf<Kind extends Column['kind']> = Extract<Column, { kind: Kind }>;

/** Reads one cell of a table or member list. */
export function columnReader(column: Column): Reader {
  switch (column.kind) {
    case 'text':
      return textReader(column);
    case 'choice':
      return oneOf(column);
    case 'number':
      return numberReader(column);
    case 'money':
      return moneyReader(column);
    case 'date':
      return dateReader(column);
    case 'url':
      return urlReader(column);
  }
}

export function choiceReader(field: FieldOf<'choice'>): Reader {
  return field.multiple ? someOf(field) : oneOf(field);
}

function oneOf(field: Pick<ColumnOf<'choice'>, 'options'>): Reader {
  const options = new Set(field.options.map((option) => option.id));
  return (raw, report) => {
    if (typeof raw === 'string' && options.has(raw)) return raw;
    report(say.NOT_AN_OPTION);
    return undefined;
  };
}

function someOf(field: FieldOf<'choice'>): Reader {
  const options = new Set(field.options.map((option) => option.id));
  const { min, max } = field;
  return (raw, report) => {
    if (!Array.isArray(raw)) {
      report(NOT_A_LIST);
      return undefined;
    }
    const chosen = new Set<string>();
    for (const [at, option] of raw.slice(0, options.size * 2 + 10).entries()) {
      if (typeof option !== 'string' || !options.has(option)) report(say.NOT_AN_OPTION, at);
      else if (chosen.has(option)) report(say.TWICE, at);
      else chosen.add(option);
    }
    if (min !== undefined && chosen.size < min) report(tooFew(min, 'options'));
    if (raw.length > (max ?? options.size)) report(tooMany(max ?? options.size, 'options'));
    return chosen.size > 0 ? [...chosen] : undefined;
  };
}

export function numberReader(field: Omit<ColumnOf<'number'>, 'required'>): Reader {
  const decimals = field.decimals ?? 0;
  return (raw, report) => {
    if (typeof raw !== 'number' || !Number.isFinite(raw) || Math.abs(raw) > Number.MAX_SAFE_INTEGER) {
      report(say.NOT_A_NUMBER);
      return undefined;
    }
    // The shortest text that reads back as the number is what the person typed: 0.1 + 0.2 has seventeen places, 0.3 has one.
    if (Number(raw.toFixed(decimals)) !== raw) report(say.tooManyDecimals(decimals));
    if (field.min !== undefined && raw < field.min) report(say.atLeast(String(field.min)));
    if (field.max !== undefined && raw > field.max) report(say.atMost(String(field.max)));
    return Object.is(raw, -0) ? 0 : raw;
  };
}

export function moneyReader(field: Omit<ColumnOf<'money'>, 'required'>): Reader {
  return (raw, report) => {
    const { cents, currency } = isRecord(raw) ? raw : {};
    if (typeof cents !== 'number' || !Number.isSafeInteger(cents) || typeof currency !== 'string') {
      report(say.NOT_MONEY);
      return undefined;
    }
    if (!field.currencies.includes(currency)) report(say.otherCurrency(field.currencies.join(', ')));
    const { minCents, maxCents } = field;
    if (minCents !== undefined && cents < minCents) report(say.atLeast(amount(minCents, currency)));
    if (maxCents !== undefined && cents > maxCents) report(say.atMost(amount(maxCents, currency)));
    return { cents: Object.is(cents, -0) ? 0 : cents, currency: currency.slice(0, 3) };
  };
}

export function dateReader(field: Omit<ColumnOf<'date'>, 'required'>): Reader {
  return (raw, report) => {
    if (typeof raw !== 'string' || !isDate(raw)) {
      report(say.NOT_A_DATE);
      return undefined;
    }
    if (field.earliest !== undefined && raw < field.earliest) report(say.notBefore(field.earliest));
    if (field.latest !== undefined && raw > field.latest) report(say.notAfter(field.latest));
    return raw;
  };
}

export function urlReader(field: { hosts?: string[] | undefined }): Reader {
  const hosts = field.hosts?.map((host) => host.toLowerCase());
  return (raw, report) => {
    const url = typeof raw === 'string' ? readLink(raw) : null;
    if (typeof raw !== 'string' || url === null) {
      report(NOT_A_LINK);
      return undefined;
    }
    if (hosts && !hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)))
      report(otherSite(hosts.join(', ')));
    return raw.trim();
  };
}

/** Whether a text is a date that exists, written `2023-06-28`. */
export function isDate(text: string): boolean {
  if (text.length !== 10 || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), month, 0)).getUTCDate();
}

function readLink(text: string): URL | null {
  if (text.length > 2_000 || !/^\s*https?:\/\//i.test(text)) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  // A link with a name and password in it is how people are led astray.
  return url && url.hostname.includes('.') && url.username === '' && url.password === '' ? url : null;
}

function amount(cents: number, currency: string): string {
  return `${currency.slice(0, 3)} ${(cents / 100).toFixed(2)}`;
}
