import {
  findBreakingChanges,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';

/**
 * What a client of `before` can no longer rely on, one line each; empty when `after` may be published. What was deprecated with a
 * date (`@deprecated(reason: "Use code. Until 2027-03-31.")`) may go once that day has passed, and with it a type that nothing
 * else leads to.
 * @param today  `2027-04-01`
 */
export function breakingChanges(before: GraphQLSchema, after: GraphQLSchema, today: string): string[] {
  const mayGo = (reason: string | null | undefined) => {
    const until = /until (\d{4}-\d{2}-\d{2})/i.exec(reason ?? '')?.[1];
    return until !== undefined && until < today;
  };
  return findBreakingChanges(before, after)
    .map(({ description }) => description)
    .filter((description) => !announced(before, description, mayGo));
}

type MayGo = (reason: string | null | undefined) => boolean;

/** graphql-js tells a change in a sentence that begins with what changed. */
function announced(schema: GraphQLSchema, description: string, mayGo: MayGo): boolean {
  const argument = /^(\w+)\.(\w+) arg (\w+) was removed\.$/.exec(description);
  if (argument) {
    const [, type, field, name] = argument as unknown as [string, string, string, string];
    return mayGo(fieldsOf(schema, type)[field]?.args?.find((each) => each.name === name)?.deprecationReason);
  }
  const field = /^(\w+)\.(\w+) was removed\.$/.exec(description);
  if (field) return mayGo(fieldsOf(schema, field[1] as string)[field[2] as string]?.deprecationReason);
  const value = /^(\w+) was removed from enum type (\w+)\.$/.exec(description);
  if (value) {
    const type = schema.getType(value[2] as string);
    return isEnumType(type) && mayGo(type.getValue(value[1] as string)?.deprecationReason);
  }
  const type = /^(\w+) was removed\.$/.exec(description);
  return type !== null && onlyByWhatMayGo(schema, type[1] as string, mayGo);
}

interface Announced {
  deprecationReason?: string | null | undefined;
  args?: readonly { name: string; type: unknown; deprecationReason?: string | null | undefined }[];
  type: unknown;
}

function fieldsOf(schema: GraphQLSchema, typeName: string): Record<string, Announced> {
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
}

/** Whether every field and argument that leads to a type was to go. */
function onlyByWhatMayGo(schema: GraphQLSchema, typeName: string, mayGo: MayGo): boolean {
  const isIt = (type: unknown) => getNamedType(type as GraphQLType).name === typeName;
  return Object.values(schema.getTypeMap()).every((type) => {
    if (type.name === typeName || type.name.startsWith('__')) return true;
    if (isUnionType(type)) return !type.getTypes().some(isIt);
    return Object.values(fieldsOf(schema, type.name)).every(
      ({ type: of, args = [], deprecationReason }) =>
        mayGo(deprecationReason) ||
        (!isIt(of) && args.every((argument) => !isIt(argument.type) || mayGo(argument.deprecationReason))),
    );
  });
}
