import ts from 'typescript';
import type { Column, Description } from './describe.js';
import { fitsParameter, holdsColumn } from './fits.js';
import type { Statement } from './statements.js';

/**
 * What the code says of a statement and PostgreSQL does not.
 * @param described  of each text that the statement can have
 * @param nullable  names of the columns that may hold NULL, by `table.number`
 */
export function mistakesOf(
  checker: ts.TypeChecker,
  { row, values }: Pick<Statement, 'row' | 'values'>,
  described: Description[],
  nullable: ReadonlyMap<string, string>,
): string[] {
  const found = [
    ...described.flatMap((each) => parameterMistakes(checker, values, each)),
    ...(row ? rowMistakes(checker, row, described, nullable) : []),
  ];
  return [...new Set(found)];
}

function parameterMistakes(
  checker: ts.TypeChecker,
  values: ts.Expression[] | undefined,
  { parameters }: Description,
): string[] {
  if (!values) return [];
  if (values.length !== parameters.length)
    return [`${parameters.length} parameters are asked for, ${values.length} values are given`];
  return values.flatMap((value, index) => {
    const type = checker.getTypeAtLocation(value);
    return fitsParameter(checker, type, parameters[index] as number)
      ? []
      : [`$${index + 1} does not take ${checker.typeToString(type)} (type ${parameters[index]})`];
  });
}

function rowMistakes(
  checker: ts.TypeChecker,
  row: ts.Type,
  described: Description[],
  nullable: ReadonlyMap<string, string>,
): string[] {
  const properties = new Map(checker.getPropertiesOfType(row).map((each) => [each.name, each]));
  // Record<string, unknown>: nothing is said.
  if (properties.size === 0) return [];
  const columns = described.flatMap((each) =>
    each.columns.map((column) => ({
      ...column,
      mayBeNull: mayBeNull(each.text, nullable.get(`${column.table}.${column.number}`)),
    })),
  );
  const given = new Set(columns.map(({ name }) => name));
  const missing = [...properties.values()]
    .filter(({ name, flags }) => !(flags & ts.SymbolFlags.Optional) && name !== '__typename' && !given.has(name))
    .map(({ name }) => `no column gives ${name}`);
  return [...missing, ...columns.flatMap((column) => columnMistakes(checker, properties.get(column.name), column))];
}

function columnMistakes(
  checker: ts.TypeChecker,
  property: ts.Symbol | undefined,
  { name, type: oid, mayBeNull: nullable }: Column & { mayBeNull: boolean },
): string[] {
  if (!property) return [`the row's type does not know the column ${name}`];
  const type = checker.getTypeOfSymbol(property);
  if (!holdsColumn(checker, type, oid)) return [`${name} is no ${checker.typeToString(type)} (type ${oid})`];
  return nullable && !takesNull(type) ? [`${name} may be NULL`] : [];
}

/** A statement that leaves NULL out says so itself. */
const mayBeNull = (text: string, column: string | undefined) =>
  column !== undefined && !new RegExp(`\\b${column} IS NOT NULL\\b`, 'i').test(text);

function takesNull(type: ts.Type): boolean {
  const nothing = ts.TypeFlags.Null | ts.TypeFlags.Any | ts.TypeFlags.Unknown;
  return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & nothing) !== 0);
}
