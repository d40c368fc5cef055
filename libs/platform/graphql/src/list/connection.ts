import type { Type } from '@nestjs/common';
import { ArgsType, Directive, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { isObjectType, type GraphQLSchema } from 'graphql';
import { BadUserInput } from '../execution/coded-error.js';
import { decodeCursor, encodeCursor, type CursorValue } from './cursor.js';

export const MOST_PER_PAGE = 100;

/** The arguments of every list: at most 100 rows after a cursor. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first: number = 20;

  @Field(() => String, { nullable: true, description: 'The cursor of the row before the first wanted one.' })
  after?: string | null;
}

@ObjectType()
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Connection<T> {
  nodes: readonly T[];
  edges: readonly { node: T; cursor: string }[];
  pageInfo: PageInfo;
}

/** How many rows the whole list has, for this caller. Asked for only when the client selects `totalCount`. */
export type Count = () => number | Promise<number>;

const COUNT = 'podium:count';

/**
 * The Relay connection of one object type, declared once beside it: `export const EntryConnection = connectionOf(Entry, {…})`.
 * @param options.name  the type's GraphQL name where it is not the class's
 * @param options.uncounted  for lists that cannot say yet how long they are
 */
export function connectionOf<T>(
  node: Type<T>,
  options: { name?: string; registerIn?: () => Type; uncounted?: boolean } = {},
): Type<Connection<T>> {
  const name = options.name ?? node.name;
  const registration = options.registerIn ? { registerIn: options.registerIn } : {};

  @ObjectType(`${name}Edge`, registration)
  class NodeEdge {
    @Field(() => node)
    node!: T;

    @Field(() => String)
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, registration)
  class NodeConnection implements Connection<T> {
    @Field(() => [node])
    nodes!: readonly T[];

    @Field(() => [NodeEdge])
    edges!: readonly NodeEdge[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  if (!options.uncounted) {
    Field(() => Int, { description: 'Of the whole list, as far as you may see it.' })(
      NodeConnection.prototype,
      'totalCount',
    );
    Extensions({ [COUNT]: true })(NodeConnection.prototype, 'totalCount');
  }
  return NodeConnection;
}

/** Lets `totalCount` be counted when it is selected, and not before. */
export function addCounts(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const field = isObjectType(type) ? type.getFields()['totalCount'] : undefined;
    if (field?.extensions[COUNT] !== true) continue;
    field.resolve = (page: { count?: Count }) => {
      if (!page.count) throw new Error(`${type.name}: pageOf was not told how to count`);
      return page.count();
    };
  }
}

/**
 * What to ask the database for: `limit` rows, one more than wanted, to see whether there is a next page; `after` is the sort
 * key to continue behind, undefined for the first page.
 * @param sortLength  how many values the list sorts by, the id included
 * @throws {BadUserInput} for `first` outside 1 to 100 and for a foreign cursor
 */
export function keysetOf(args: PageArgs, sortLength: number): { limit: number; after: CursorValue[] | undefined } {
  if (!Number.isInteger(args.first) || args.first < 1 || args.first > MOST_PER_PAGE) {
    throw new BadUserInput({
      en: `first: from 1 to ${MOST_PER_PAGE}, not ${args.first}`,
      zhHant: `first：須為 1 至 ${MOST_PER_PAGE}，而非 ${args.first}。`,
      zhHans: `first：须为 1 至 ${MOST_PER_PAGE}，而非 ${args.first}。`,
    });
  }
  return { limit: args.first + 1, after: args.after == null ? undefined : decodeCursor(args.after, sortLength) };
}

/**
 * The page that those rows make.
 * @param rows  in order, at most `first + 1`
 * @param sortKey  of one row, the id last, as many values as `keysetOf` was told
 * @param count  of the whole list, under the same visibility as the rows
 */
export function pageOf<T>(
  rows: readonly T[],
  args: PageArgs,
  sortKey: (row: T) => CursorValue[],
  count?: Count,
): Connection<T> {
  return new Page(rows.slice(0, args.first), rows.length > args.first, args.after != null, sortKey, count);
}

/** Makes edges and cursors only when they are read: most lists are asked for their nodes alone. */
class Page<T> implements Connection<T> {
  constructor(
    readonly nodes: readonly T[],
    private readonly more: boolean,
    private readonly continued: boolean,
    private readonly sortKey: (row: T) => CursorValue[],
    readonly count: Count | undefined,
  ) {}

  get edges(): readonly { node: T; cursor: string }[] {
    return this.nodes.map((node) => new Edge(node, this.sortKey));
  }

  get pageInfo(): PageInfo {
    const cursor = (node: T | undefined) => (node === undefined ? null : encodeCursor(this.sortKey(node)));
    return {
      hasNextPage: this.more,
      hasPreviousPage: this.continued,
      startCursor: cursor(this.nodes[0]),
      endCursor: cursor(this.nodes.at(-1)),
    };
  }
}

class Edge<T> {
  constructor(
    readonly node: T,
    private readonly sortKey: (row: T) => CursorValue[],
  ) {}

  get cursor(): string {
    return encodeCursor(this.sortKey(this.node));
  }
}
