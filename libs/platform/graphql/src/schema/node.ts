import type { Type } from '@nestjs/common';
import { Directive, Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';
import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/**
 * What has an identity of its own: its `id` is a UUID that nothing else has, the same text everywhere, and `node(id:)` finds it.
 * What is unique only inside its parent has a `code` instead.
 */
@InterfaceType({ description: 'What has an identity of its own. No two of them, of whatever type, share an id.' })
export abstract class Node {
  @Field(() => ID)
  id!: string;
}

/**
 * Declares a type that is a Node and that this service resolves by its id: `@NodeType({ registerIn }) @Audience('person') class
 * Round extends Node { … }`. Its resolver has a method with `@ResolveReferences('id')`, which leaves out what does not exist
 * and, alike, what the caller may not see.
 */
export function NodeType(
  options: { name?: string; registerIn?: () => Type; description?: string } = {},
): ClassDecorator {
  const { name, ...rest } = options;
  const settings = { ...rest, implements: () => [Node] };
  const declare = name === undefined ? ObjectType(settings) : ObjectType(name, settings);
  return (target) => {
    Directive('@key(fields: "id")')(target);
    declare(target);
  };
}

/** Names of the types that are Nodes in this schema. */
export function nodeTypes(schema: GraphQLSchema): string[] {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) return [];
  return schema.getPossibleTypes(node).map(({ name }) => name);
}

/** @throws naming the Nodes that `node(id:)` could not find, because this service resolves no references to them */
export function assertNodesAreFound(schema: GraphQLSchema, subgraph: string, references: object): void {
  const lost = nodeTypes(schema).filter(
    (name) => isObjectType(schema.getType(name)) && !Object.hasOwn(references, name),
  );
  if (lost.length > 0) {
    throw new Error(`the ${subgraph} subgraph has no @ResolveReferences for ${lost.join(', ')}, which are Nodes`);
  }
}
