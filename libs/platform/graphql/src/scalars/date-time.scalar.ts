import { GraphQLScalarType, Kind } from 'graphql';
import { BadUserInput } from '../execution/coded-error.js';

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant, in and out as ISO 8601 with an offset. Comes in as a Date, goes out from a Date or from text of that form. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in ISO 8601 with its offset: `2026-05-02T17:00:00+08:00`.',
  serialize: (value) => {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
    if (typeof value === 'string' && INSTANT.test(value)) return value;
    throw new TypeError('DateTime goes out from a valid Date or from ISO 8601 with an offset');
  },
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function parseInstant(value: unknown): Date {
  const parts = typeof value === 'string' ? INSTANT.exec(value) : null;
  if (!parts) throw new BadUserInput('DateTime is ISO 8601 with an offset, as 2026-05-02T17:00:00+08:00');
  const [year, month, day] = parts.slice(1, 4).map(Number) as [number, number, number];
  const instant = new Date(parts[0]);
  // The engine turns 30 February into 2 March instead of refusing it.
  if (Number.isNaN(instant.getTime()) || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) {
    throw new BadUserInput(`no such day or time: ${parts[0]}`);
  }
  return instant;
}
