import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationTypeNode,
} from 'graphql';

export interface AnyOperation {
  query: string;
  variables: Record<string, unknown>;
}

export interface Shape {
  /** Fields within fields, at most. */
  depth: number;
  /** Selections of one set, at most. */
  width: number;
  /** Root fields to leave out. */
  without?: readonly string[];
  operation?: 'query' | 'mutation';
}

/** Numbers below 2³², one after another: every choice of a generated operation is one of them. */
class Choices {
  private at = 0;
  constructor(private readonly numbers: readonly number[]) {}
  /** 0 ≤ n < below; 0 once the numbers are used up, so that operations end. */
  below(below: number): number {
    const number = this.numbers[this.at++] ?? 0;
    return below <= 0 ? 0 : number % below;
  }
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
  once(inHowMany: number): boolean {
    return this.below(inHowMany) === inHowMany - 1;
  }
  get over(): boolean {
    return this.at >= this.numbers.length;
  }
}

/**
 * Valid operations over a schema: aliases, fragments that are named, inline, spread twice and nested, on objects, interfaces and
 * unions, @skip and @include by variables and literals, arguments by literals, variables and defaults.
 */
export function anyOperation(schema: GraphQLSchema, shape: Shape): fc.Arbitrary<AnyOperation> {
  return fc
    .array(fc.nat({ max: 2 ** 32 - 1 }), { minLength: 20, maxLength: 260 })
    .map((numbers) => new Writer(schema, shape, new Choices(numbers)).write());
}

class Writer {
  private readonly fragments: { name: string; on: GraphQLCompositeType; body: string }[] = [];
  private readonly definitions: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  /** Response names of a place and what they mean there: two fields of one name must be the same. */
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly shape: Shape,
    private readonly choices: Choices,
  ) {}

  write(): AnyOperation {
    const kind = this.shape.operation ?? 'query';
    const root = this.schema.getRootType(kind as OperationTypeNode) as GraphQLCompositeType;
    const body = this.selections(root, this.shape.depth, true);
    const defined = this.definitions.length > 0 ? `(${this.definitions.join(', ')})` : '';
    const fragments = this.fragments.map(({ name, on, body: inner }) => `fragment ${name} on ${on.name} ${inner}`);
    return { query: [`${kind} Any${defined} ${body}`, ...fragments].join('\n'), variables: this.variables };
  }

  private selections(type: GraphQLCompositeType, depth: number, isRoot = false): string {
    const count = 1 + this.choices.below(this.shape.width);
    const parts: string[] = [];
    for (let at = 0; at < count; at++) {
      const part = this.selection(type, depth, isRoot);
      parts.push(part);
      // Once more, with other conditions: merged, or left out once.
      if (part.startsWith('...') && this.choices.once(3)) parts.push(this.again(part));
    }
    return `{ ${parts.join(' ')} }`;
  }

  private again(part: string): string {
    const spread = /^\.\.\.(F\d+)/.exec(part)?.[1];
    return spread ? `...${spread}${this.condition()}` : part;
  }

  private selection(type: GraphQLCompositeType, depth: number, isRoot: boolean): string {
    const fields = this.fieldsOf(type, depth, isRoot);
    const choice = this.choices.below(10);
    if (choice < 2 && !this.choices.over) return this.inline(type, depth, isRoot);
    if (choice < 5 && !this.choices.over) return this.spread(type, depth, isRoot);
    if (fields.length === 0 || choice === 9) return `__typename${this.condition()}`;
    return this.field(this.choices.pick(fields), depth);
  }

  private inline(type: GraphQLCompositeType, depth: number, isRoot: boolean): string {
    const on = this.condition();
    const narrowed = this.narrowed(type);
    if (narrowed === type && this.choices.once(2)) return `...${on} ${this.selections(type, depth, isRoot)}`;
    return `... on ${narrowed.name}${on} ${this.selections(narrowed, depth, isRoot)}`;
  }

  private spread(type: GraphQLCompositeType, depth: number, isRoot: boolean): string {
    const known = this.fragments.filter(({ on, body }) => body !== '' && on === type);
    if (known.length > 0 && this.choices.once(2)) return `...${this.choices.pick(known).name}${this.condition()}`;
    const on = this.narrowed(type);
    const fragment = { name: `F${this.fragments.length}`, on, body: '' };
    this.fragments.push(fragment);
    fragment.body = this.selections(on, depth, isRoot);
    return `...${fragment.name}${this.condition()}`;
  }

  /** The type itself, a member of it, or an interface that it has. */
  private narrowed(type: GraphQLCompositeType): GraphQLCompositeType {
    const others: GraphQLCompositeType[] = isAbstractType(type)
      ? [...this.schema.getPossibleTypes(type)]
      : [...(('getInterfaces' in type && type.getInterfaces()) || [])];
    return this.choices.pick([type, ...others]);
  }

  private fieldsOf(type: GraphQLCompositeType, depth: number, isRoot: boolean): GraphQLField<unknown, unknown>[] {
    if (!('getFields' in type)) return [];
    return Object.values(type.getFields()).filter(
      (field) =>
        (depth > 1 || !isCompositeType(getNamedType(field.type))) &&
        !(isRoot && this.shape.without?.includes(field.name)),
    );
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const given = field.args.map((argument) => this.argument(argument)).filter((text) => text !== undefined);
    // An alias of its own wherever arguments could differ from those of the same field beside it.
    const alias =
      given.length > 0 || field.args.length > 0
        ? `a${this.names++}: `
        : this.choices.once(5)
          ? `b_${field.name}: `
          : '';
    const below = isCompositeType(type) ? ` ${this.selections(type, depth - 1)}` : '';
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${this.condition()}${below}`;
  }

  private argument({ name, type, defaultValue }: GraphQLArgument): string | undefined {
    const needed = isNonNullType(type) && defaultValue === undefined;
    if (!needed && this.choices.once(2)) return undefined;
    if (this.choices.once(2)) return `${name}: ${this.literal(type, 2)}`;
    const variable = `v${this.names++}`;
    const style = this.choices.below(3);
    if (style === 0 && !needed) {
      // Not given: the argument keeps its own default, or is not there.
      this.definitions.push(`$${variable}: ${getNullableType(type).toString()}`);
    } else if (style === 1) {
      this.definitions.push(`$${variable}: ${type.toString()} = ${this.literal(type, 1)}`);
    } else {
      this.definitions.push(`$${variable}: ${type.toString()}`);
      this.variables[variable] = this.value(type, 2);
    }
    return `${name}: $${variable}`;
  }

  private condition(): string {
    if (!this.choices.once(4)) return '';
    const directive = this.choices.pick(['skip', 'include']);
    if (this.choices.once(3)) return ` @${directive}(if: ${this.choices.pick(['true', 'false'])})`;
    const name = `c${this.choices.below(3)}`;
    if (!this.definitions.some((definition) => definition.startsWith(`$${name}:`))) {
      const byDefault = this.choices.below(3) === 0;
      this.definitions.push(
        byDefault ? `$${name}: Boolean! = ${this.choices.pick(['true', 'false'])}` : `$${name}: Boolean!`,
      );
      if (!byDefault || this.choices.once(2)) this.variables[name] = this.choices.pick([true, false]);
    }
    return ` @${directive}(if: $${name})`;
  }

  private value(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.value(type.ofType as GraphQLInputType, depth);
    if (isListType(type))
      return Array.from({ length: this.choices.below(3) }, () => this.value(type.ofType as GraphQLInputType, depth));
    if (isEnumType(type)) return this.choices.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) =>
          (isNonNullType(field.type) && field.defaultValue === undefined) || (depth > 0 && this.choices.once(2)),
      );
      return Object.fromEntries(fields.map((field) => [field.name, this.value(field.type, depth - 1)]));
    }
    switch (type.name) {
      case 'Int':
        return this.choices.below(5) + 1;
      case 'Float':
        return this.choices.below(5) + 0.5;
      case 'Boolean':
        return this.choices.pick([true, false]);
      case 'DateTime':
        return '2026-05-02T17:00:00+08:00';
      case 'JSON':
        return this.choices.pick<unknown>([null, { a: [1, 'b'] }, 'text', 4]);
      default:
        return `x${this.choices.below(4)}`;
    }
  }

  private literal(type: GraphQLInputType, depth: number): string {
    return literalOf(this.value(type, depth), type);
  }
}

function literalOf(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(value, type.ofType as GraphQLInputType);
  if (isEnumType(type)) return String(value);
  if (isListType(type) && Array.isArray(value))
    return `[${value.map((item) => literalOf(item, type.ofType as GraphQLInputType)).join(', ')}]`;
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const parts = Object.entries(value as object).map(
      ([name, inner]) => `${name}: ${literalOf(inner, fields[name]?.type as GraphQLInputType)}`,
    );
    return `{ ${parts.join(', ')} }`;
  }
  return plainLiteral(value);
}

function plainLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainLiteral).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${name}: ${plainLiteral(inner)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}
