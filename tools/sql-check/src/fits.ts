import ts from 'typescript';

type Kind = 'text' | 'number' | 'boolean' | 'instant' | 'document' | 'bytes';

/** What the driver makes of PostgreSQL's types; 64-bit integers and numerics come as text, so that none loses a digit. */
const KINDS: Record<number, Kind> = {
  16: 'boolean',
  17: 'bytes',
  18: 'text',
  19: 'text',
  20: 'text',
  21: 'number',
  23: 'number',
  25: 'text',
  26: 'number',
  114: 'document',
  650: 'text',
  700: 'number',
  701: 'number',
  869: 'text',
  1042: 'text',
  1043: 'text',
  1114: 'instant',
  1184: 'instant',
  1186: 'document',
  1700: 'text',
  2950: 'text',
  3802: 'document',
};

/** Array types by the type of their elements. */
const ELEMENTS: Record<number, number> = {
  1000: 16,
  1005: 21,
  1007: 23,
  1009: 25,
  1015: 1043,
  1016: 20,
  1115: 1114,
  1185: 1184,
  1231: 1700,
  199: 114,
  2951: 2950,
  3807: 3802,
};

/** Whether the code's type can hold what comes back in a column of this type; null apart. */
export function holdsColumn(checker: ts.TypeChecker, type: ts.Type, oid: number): boolean {
  return everyMember(type, (member) => {
    const element = ELEMENTS[oid];
    if (element !== undefined) {
      const inner = checker.isArrayType(member) ? checker.getTypeArguments(member as ts.TypeReference)[0] : undefined;
      return inner !== undefined && holdsColumn(checker, inner, element);
    }
    const kind = KINDS[oid];
    return kind === undefined || COLUMN[kind](checker, member);
  });
}

/** Whether a value of the code's type can be given for a parameter of this type; the driver writes numbers and dates as text. */
export function fitsParameter(checker: ts.TypeChecker, type: ts.Type, oid: number): boolean {
  return everyMember(type, (member) => {
    const element = ELEMENTS[oid];
    const inner = checker.isArrayType(member) ? checker.getTypeArguments(member as ts.TypeReference)[0] : undefined;
    if (element !== undefined) return isText(member) || (inner !== undefined && fitsParameter(checker, inner, element));
    const kind = KINDS[oid];
    return kind === undefined || PARAMETER[kind](checker, member);
  });
}

const IGNORED = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Any | ts.TypeFlags.Unknown;

function everyMember(type: ts.Type, check: (member: ts.Type) => boolean): boolean {
  return (type.isUnion() ? type.types : [type]).every((member) => (member.flags & IGNORED) !== 0 || check(member));
}

const isText = (type: ts.Type) => (type.flags & ts.TypeFlags.StringLike) !== 0;
const isNumber = (type: ts.Type) => (type.flags & ts.TypeFlags.NumberLike) !== 0;
const isBoolean = (type: ts.Type) => (type.flags & ts.TypeFlags.BooleanLike) !== 0;
const isNamed = (type: ts.Type, ...names: string[]) => names.includes(type.getSymbol()?.name ?? '');
const isPlain = (type: ts.Type) =>
  (type.flags &
    (ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.NonPrimitive | ts.TypeFlags.TypeParameter)) !==
  0;

type Check = (checker: ts.TypeChecker, type: ts.Type) => boolean;

const COLUMN: Record<Kind, Check> = {
  text: (_, type) => isText(type),
  number: (_, type) => isNumber(type),
  boolean: (_, type) => isBoolean(type),
  instant: (_, type) => isNamed(type, 'Date'),
  // JSON may be anything, text and numbers included, but it has no dates.
  document: (_, type) => !isNamed(type, 'Date'),
  bytes: (_, type) => isNamed(type, 'Buffer', 'Uint8Array'),
};

const PARAMETER: Record<Kind, Check> = {
  text: (_, type) => isText(type) || isNumber(type),
  number: (_, type) => isNumber(type) || isText(type),
  boolean: (_, type) => isBoolean(type),
  instant: (_, type) => isNamed(type, 'Date') || isText(type),
  // An array would be written as an array of PostgreSQL, which is no JSON.
  document: (checker, type) => isText(type) || (isPlain(type) && !checker.isArrayType(type)),
  bytes: (_, type) => isNamed(type, 'Buffer', 'Uint8Array'),
};
