/** Stands for what is no plain data: functions, dates, cycles, what lies too deep or is too much. */
export const UNREADABLE: unique symbol = Symbol('unreadable');

const DEEPEST = 5;
const MOST_VALUES = 20_000;

/**
 * A copy of foreign data as plain values: null, booleans, strings, numbers, arrays and objects without a prototype's keys.
 * Whatever else is met becomes `UNREADABLE`, so that answers from anywhere are read once, in one place, and never throw.
 * Depth and number of values are bounded; longer strings are shared, not copied.
 */
export function plainCopy(value: unknown): unknown {
  return new Copier().copy(value, 0);
}

/** An own value of foreign data, or undefined; never what a prototype carries. */
export function own(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  try {
    return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
  } catch {
    return UNREADABLE;
  }
}

/** The own keys of foreign data, at most `most` of them. */
export function ownKeys(holder: unknown, most: number): string[] {
  if (typeof holder !== 'object' || holder === null) return [];
  try {
    return Object.keys(holder).slice(0, most);
  } catch {
    return [];
  }
}

class Copier {
  private left = MOST_VALUES;

  copy(value: unknown, depth: number): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
      case 'number':
      case 'undefined':
        return value;
      case 'object':
        if (value === null) return null;
        if (depth >= DEEPEST || --this.left < 0) return UNREADABLE;
        try {
          return Array.isArray(value) ? this.list(value, depth) : this.record(value, depth);
        } catch {
          // A getter or proxy that throws.
          return UNREADABLE;
        }
      default:
        return UNREADABLE;
    }
  }

  private list(value: unknown[], depth: number): unknown {
    if ((this.left -= value.length) < 0) return UNREADABLE;
    const copy: unknown[] = [];
    for (let at = 0; at < value.length; at++) copy.push(this.copy(value[at], depth + 1));
    return copy;
  }

  private record(value: object, depth: number): unknown {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype && !isForeignPlain(value, prototype)) return UNREADABLE;
    const keys = Object.keys(value);
    if ((this.left -= keys.length) < 0) return UNREADABLE;
    const copy: Record<string, unknown> = {};
    for (const key of keys) {
      if (key in Object.prototype) continue;
      copy[key] = this.copy((value as Record<string, unknown>)[key], depth + 1);
    }
    return copy;
  }
}

/** Plain objects of another realm (a test runner's sandbox, a worker) have another `Object.prototype`. */
function isForeignPlain(value: object, prototype: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Object]' && Object.getPrototypeOf(prototype) === null;
}
