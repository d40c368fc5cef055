import { GraphQLScalarType, Kind } from 'graphql';
import { BadUserInput } from '../execution/coded-error.js';

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const AS_IT_GOES_OUT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** Years that have four digits in UTC, and that PostgreSQL and every client keep. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant, in and out as ISO 8601 with an offset. Comes in as a Date, goes out from a Date or from text of that form. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'An instant in ISO 8601 with its offset: `2026-05-02T17:00:00+08:00`. Goes out in UTC, to the millisecond.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize: (value) => {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
    if (typeof value === 'string' && AS_IT_GOES_OUT.test(value)) return value;
    if (typeof value === 'string' && INSTANT.test(value)) return new Date(value).toISOString();
    throw new TypeError('DateTime goes out from a valid Date or from ISO 8601 with an offset');
  },
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function parseInstant(value: unknown): Date {
  const parts = typeof value === 'string' ? INSTANT.exec(value) : null;
  if (!parts) throw new BadUserInput('DateTime is ISO 8601 with an offset, as 2026-05-02T17:00:00+08:00');
  const [year, month, day, hour] = parts.slice(1, 5).map(Number) as [number, number, number, number];
  const instant = new Date(parts[0]);
  // The engine turns 30 February into 2 March and 24:00 into the next day, instead of refusing them.
  if (Number.isNaN(instant.getTime()) || hour > 23 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) {
    throw new BadUserInput(`no such day or time: ${parts[0]}`);
  }
  // With its offset an instant of 9999 may lie in the year 10000, which nothing behind us can write.
  if (instant.getTime() < EARLIEST || instant.getTime() > LATEST) {
    throw new BadUserInput(`not between the years 1 and 9999 in UTC: ${parts[0]}`);
  }
  return instant;
}
