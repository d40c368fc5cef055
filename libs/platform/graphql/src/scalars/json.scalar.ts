import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { BadUserInput } from '../execution/coded-error.js';

/** Any JSON value: the answers to a form, whose shape the edition's definition states and its service checks. */
export const Json = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value. Numbers are those that every JSON reader keeps: see I-JSON, RFC 7493 §2.2.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
  parseValue: (value) => {
    assertNumbersSurvive(value);
    return value;
  },
  parseLiteral: jsonFromLiteral,
});

/** The JSON value a GraphQL literal stands for. */
export function jsonFromLiteral(node: ValueNode, variables?: Record<string, unknown> | null): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT: {
      const number = Number(node.value);
      assertSurvives(number, node.value);
      return number;
    }
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((item) => jsonFromLiteral(item, variables));
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, jsonFromLiteral(value, variables)]));
    case Kind.VARIABLE:
      return variables?.[node.name.value];
  }
}

/**
 * @throws {BadUserInput} for a number that has become another one on its way, or would: beyond ±(2⁵³ − 1) whole numbers are
 *   rounded, and what overflows is written as null
 */
function assertNumbersSurvive(value: unknown): void {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'number') assertSurvives(next, String(next));
    // Not spread: an array may be longer than a call may have arguments.
    else if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) waiting.push(inner);
  }
}

function assertSurvives(number: number, asGiven: string): void {
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number))) {
    throw new BadUserInput(`${asGiven} is too large a number: send it as text`);
  }
}
