import { createUnionType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';

/**
 * The union that a mutation answers with: its result and every refusal by name. Values are told apart by `__typename`, which
 * rows read from the database and kept answers carry, else by their class.
 */
export function resultOf(name: string, types: () => Type[]): object {
  return createUnionType({
    name,
    types: types as () => readonly Type[],
    resolveType: (value: { __typename?: string }) => value.__typename ?? value.constructor.name,
  });
}
