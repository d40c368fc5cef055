import { own, plainCopy } from '../forms/plain.js';
import { isDate } from '../forms/read-value.js';
import { isBlank, isRecord } from '../forms/reader.js';

/** Answers as rules read them: by field id, and never of another type than asked. What does not fit counts as not answered. */
export class Answers {
  private readonly read = new Map<string, unknown>();

  constructor(private readonly answers: unknown) {}

  value(field: string | undefined): unknown {
    if (field === undefined) return undefined;
    if (!this.read.has(field)) this.read.set(field, plainCopy(own(this.answers, field)));
    return this.read.get(field);
  }

  answered(field: string | undefined): boolean {
    const value = this.value(field);
    return !isBlank(value) && !(isRecord(value) && value.accepted === false);
  }

  /** A choice of one, or a consent as `yes` or `no`. */
  choice(field: string | undefined): string | null {
    return asChoice(this.value(field));
  }

  text(field: string | undefined): string | null {
    const value = this.value(field);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  }

  /** Every wording of a text: one, or one per language. */
  texts(field: string | undefined): string[] {
    const value = this.value(field);
    const all = isRecord(value) ? Object.values(value) : [value];
    return all.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  }

  number(field: string | undefined): number | null {
    return asNumber(this.value(field));
  }

  date(field: string | undefined): string | null {
    return asDate(this.value(field));
  }

  /** The rows of a table or the members of a team. */
  rows(field: string | undefined): Record<string, unknown>[] {
    const value = this.value(field);
    return Array.isArray(value) ? value.filter(isRecord) : [];
  }
}

export function asChoice(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const accepted = isRecord(value) ? value.accepted : value;
  return typeof accepted === 'boolean' ? (accepted ? 'yes' : 'no') : null;
}

export function asNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function asDate(value: unknown): string | null {
  return typeof value === 'string' && isDate(value) ? value : null;
}
