import { createHash } from 'node:crypto';
import {
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** Something of which only its type and identity are known; what it says follows from both. */
export interface MadeUp {
  __typename: string;
  identity: string;
}

export interface Making {
  /** Of a thousand fields that may be null, how many are. */
  nulls: number;
  /** Of a thousand fields, how many fail. */
  errors: number;
  /** `Type.field` of every field that is a key: its value tells the identity. */
  keys: ReadonlySet<string>;
  /** Types that have a key: few different ones, so that they meet again. */
  keyed: ReadonlySet<string>;
  /** Members of an abstract type that the services behind this field know. */
  membersOf: (abstract: string, of: { type: string; field: string }) => readonly string[] | undefined;
  /** By which name of its type a field is made up: the interface's, where a service knows the interface alone. */
  ownerOf: (type: string, field: string) => string;
  /** `Type.field`s that this service must not be asked for any more. */
  never: ReadonlySet<string>;
}

const DEFAULT: Making = {
  nulls: 100,
  errors: 30,
  keys: new Set(),
  keyed: new Set(),
  membersOf: () => undefined,
  ownerOf: (type) => type,
  never: new Set(),
};

/**
 * Gives every field of a schema a resolver whose answer follows from the type, the identity, the field and its arguments: the
 * same in every schema that has the field. Some are null, some fail, some are promises.
 */
export function makeUp(schema: GraphQLSchema, making: Partial<Making> = {}): GraphQLSchema {
  const how: Making = { ...DEFAULT, ...making };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isAbstractType(type)) type.resolveType = (value) => (value as MadeUp).__typename;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.resolve = resolverOf(schema, type.name, field, how);
    }
  }
  return schema;
}

export function madeUp(typeName: string, identity: string): MadeUp {
  return { __typename: typeName, identity };
}

const SIGN = '~';

/** What a representation is of: each of its key's fields tells the whole identity. */
export function identityIn(representation: Record<string, unknown>, keys: ReadonlySet<string>): string | undefined {
  for (const [name, value] of Object.entries(representation)) {
    if (name === '__typename') continue;
    if (typeof value === 'string' && value.startsWith(`${name}${SIGN}`)) return value.slice(name.length + 1);
    if (typeof value === 'object' && value !== null) {
      const inner = identityIn(value as Record<string, unknown>, keys);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

export function typeIn(identity: string): string {
  return identity.split('-')[0] as string;
}

function resolverOf(
  schema: GraphQLSchema,
  typeName: string,
  field: GraphQLField<unknown, unknown>,
  how: Making,
): GraphQLFieldResolver<unknown, unknown> {
  const owner = how.ownerOf(typeName, field.name);
  return (source, args: Record<string, unknown>) => {
    const identity = (source as MadeUp | undefined)?.identity ?? 'root';
    if (how.keys.has(`${typeName}.${field.name}`)) {
      return isLeaf(field.type) ? `${field.name}${SIGN}${identity}` : madeUp(bare(field.type), identity);
    }
    if (how.never.has(`${typeName}.${field.name}`)) throw new Error(`${typeName}.${field.name} is somebody else's now`);
    const seed = `${owner}|${identity}|${field.name}|${JSON.stringify(sorted(args))}`;
    const number = hash(seed);
    if (number % 1000 < how.errors) {
      // Not thrown at once: graphql-js 16 then leaves the rejections of siblings to nobody, which ends a process.
      return Promise.reject(new Error(`made up for ${owner}.${field.name}`));
    }
    const here = { type: typeName, field: field.name };
    const value = valueOf(schema, field.type, seed, { ...how, membersOf: (name) => how.membersOf(name, here) });
    return number % 3 === 0 ? Promise.resolve(value) : value;
  };
}

function bare(type: GraphQLOutputType): string {
  return String(type).replace(/[[\]!]/g, '');
}

function isLeaf(type: GraphQLOutputType): boolean {
  return ['ID', 'String', 'Int'].includes(bare(type));
}

/** The same, at one field. */
type Here = Omit<Making, 'membersOf'> & { membersOf: (abstract: string) => readonly string[] | undefined };

function valueOf(schema: GraphQLSchema, type: GraphQLOutputType, seed: string, how: Here): unknown {
  const number = hash(`${seed}|value`);
  if (!isNonNullType(type) && number % 1000 < how.nulls) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = nullable.ofType as GraphQLOutputType;
    return Array.from({ length: number % 4 }, (_, at) => valueOf(schema, item, `${seed}|${at}`, how));
  }
  if (isEnumType(nullable)) return enumValue(nullable.getValues(), number);
  if (isObjectType(nullable) || isAbstractType(nullable)) {
    const members =
      how.membersOf(nullable.name) ?? (isAbstractType(nullable) ? possible(schema, nullable.name) : undefined);
    const name = members === undefined ? nullable.name : (members[number % members.length] as string);
    // A service that knows an interface as an object speaks of it by that name.
    return identified(isObjectType(nullable) ? nullable.name : name, name, seed, how);
  }
  switch (nullable.name) {
    case 'Int':
      return number % 1000;
    case 'Float':
      return number / 7;
    case 'Boolean':
      return number % 2 === 0;
    case 'DateTime':
      return new Date(number * 1000);
    case 'JSON':
      return { number, list: [number % 7, null, { deep: true }] };
    default:
      return `text ${number % 10_000}`;
  }
}

function possible(schema: GraphQLSchema, abstract: string): string[] {
  const type = schema.getType(abstract);
  if (!isAbstractType(type)) throw new TypeError(`${abstract} has no members`);
  return schema
    .getPossibleTypes(type)
    .map(({ name }) => name)
    .sort();
}

/** By name: services may know more values than clients do, in other orders. */
function enumValue(values: readonly { name: string; value: unknown }[], number: number): unknown {
  const known = [...values].sort((a, b) => (a.name < b.name ? -1 : 1)).filter(({ name }) => !name.startsWith('HIDDEN'));
  return known[number % known.length]?.value;
}

function identified(shownAs: string, typeName: string, seed: string, how: Here): MadeUp {
  return madeUp(shownAs, how.keyed.has(typeName) ? `${typeName}-${hash(seed) % 50}` : `${typeName}-${seed}`);
}

function sorted(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

function hash(text: string): number {
  return createHash('sha1').update(text).digest().readUInt32BE(0);
}
