import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Where the graph breaks a rule that every client relies on, one line each, sorted. */
export function brokenRules(schema: GraphQLSchema, subgraphs: Readonly<Record<string, string>>): string[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return [
    ...idsOutsideNodes(types),
    ...Object.entries(subgraphs).flatMap(([name, sdl]) => nodesThatCannotBeFound(name, sdl)),
    ...mutationsWithoutOneInput(schema),
    ...argumentsOfSeveralTypes(types),
    ...rootListsWithoutPages(schema),
    ...connectionsWithoutCount(types),
    ...Object.values(subgraphs).flatMap((sdl) => subscriptionsThatNoQueryAnswers(schema, sdl)),
    ...scalarsWithoutSpecification(types),
  ].sort();
}

/** Normalised caches take `id` for unique over the whole graph. */
function idsOutsideNodes(types: GraphQLNamedType[]): string[] {
  return types.flatMap((type) => {
    if (isInputObjectType(type)) return type.getFields()['id'] ? [`${type.name}.id: an input names what it means`] : [];
    if (!isObjectType(type)) return [];
    const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
    return !isNode && type.getFields()['id'] ? [`${type.name}.id: not a Node`] : [];
  });
}

/** A service does not start with a resolvable key that it has no resolver for, nor with a resolver without an audience. */
function nodesThatCannotBeFound(subgraph: string, sdl: string): string[] {
  return parse(sdl).definitions.flatMap((definition) => {
    if (definition.kind !== 'ObjectTypeDefinition') return [];
    if (!definition.interfaces?.some(({ name }) => name.value === 'Node')) return [];
    const keyed = definition.directives?.some(
      ({ name, arguments: given = [] }) =>
        name.value === 'key' &&
        given.some(({ value }) => value.kind === 'StringValue' && value.value === 'id') &&
        !given.some(({ value }) => value.kind === 'BooleanValue' && !value.value),
    );
    return keyed ? [] : [`${definition.name.value} of ${subgraph}: a Node without @key(fields: "id")`];
  });
}

function mutationsWithoutOneInput(schema: GraphQLSchema): string[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) => {
    const [input, ...more] = args;
    const right =
      input?.name === 'input' && isNonNullType(input.type) && isInputObjectType(getNullableType(input.type));
    return right && more.length === 0 ? [] : [`Mutation.${name}: takes not exactly one input`];
  });
}

/** One variable must serve every place of one name: codes are String, ids are ID, whether needed or not. */
function argumentsOfSeveralTypes(types: GraphQLNamedType[]): string[] {
  const given = types.flatMap((type): [string, GraphQLArgument | GraphQLInputField][] => {
    if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => [type.name, field]);
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.map((argument): [string, GraphQLArgument] => [`${type.name}.${field.name}`, argument]),
    );
  });
  const wrongKind = given
    .filter(([, { name, type }]) => expectedOf(name, type) !== undefined && expectedOf(name, type) !== shown(type))
    .map(([where, { name, type }]) => `${where}(${name}): ${shown(type)}, not ${expectedOf(name, type)}`);
  const outputs = types
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field: { name, type } }) => /^code$|Code$/.test(name) && isLeafType(getNamedType(type)))
    .filter(({ field: { type } }) => getNamedType(type).name !== 'String')
    .map(({ type, field }) => `${type.name}.${field.name}: ${getNamedType(field.type).name}, not String`);
  const byName = grouped(given, ([, { name }]) => name);
  const several = [...byName]
    .filter(([name]) => !MAY_DIFFER.has(name))
    .map(([name, uses]) => [name, [...new Set(uses.map(([, { type }]) => shown(type)))].sort()] as const)
    .filter(([, kinds]) => kinds.length > 1)
    .map(([name, kinds]) => `an argument called ${name} is ${kinds.join(' or ')}`);
  return [...wrongKind, ...outputs, ...several];
}

/** Names that say nothing of what they hold: each mutation's own input, and states, which every aggregate has of its own. */
const MAY_DIFFER = new Set(['input', 'state', 'states', 'kind', 'name', 'title', 'team']);

function expectedOf(name: string, type: GraphQLInputType): string | undefined {
  const list = isListType(getNullableType(type));
  if (/^code$|Code$/.test(name)) return 'String';
  if (/^codes$|Codes$/.test(name)) return '[String]';
  if (/^id$|Id$/.test(name)) return 'ID';
  if (/^ids$|Ids$/.test(name)) return list ? '[ID]' : undefined;
  return undefined;
}

function shown(type: GraphQLInputType): string {
  const named = getNamedType(type).name;
  return isListType(getNullableType(type)) ? `[${named}]` : named;
}

function rootListsWithoutPages(schema: GraphQLSchema): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ name, type }) => isListType(getNullableType(type)) && name !== 'nodes')
    .map(({ name }) => `Query.${name}: a list without pages`);
}

function connectionsWithoutCount(types: GraphQLNamedType[]): string[] {
  return types
    .filter((type) => isObjectType(type) && type.name.endsWith('Connection') && !type.getFields()['totalCount'])
    .map(({ name }) => `${name}: no totalCount`);
}

/** A subscription is a query that is asked again: of the same type, and of whatever arguments it has. */
function subscriptionsThatNoQueryAnswers(schema: GraphQLSchema, sdl: string): string[] {
  return parse(sdl).definitions.flatMap((definition) => {
    if (definition.kind !== 'ObjectTypeDefinition' || definition.name.value !== 'Subscription') return [];
    return (definition.fields ?? []).flatMap(({ name: { value: name }, directives = [] }) => {
      const given = new Map(
        directives
          .find((each) => each.name.value === 'answeredBy')
          ?.arguments?.map((each) => [each.name.value, each.value]) ?? [],
      );
      const query = given.get('query');
      const renamed = given.get('renamed');
      const pairs = renamed?.kind === 'ListValue' ? renamed.values : [];
      const names = new Map(
        pairs.map((each) => (each.kind === 'StringValue' ? each.value : '').split(':') as [string, string]),
      );
      const field = schema.getSubscriptionType()?.getFields()[name];
      const answer = schema.getQueryType()?.getFields()[query?.kind === 'StringValue' ? query.value : ''];
      const fits =
        field &&
        answer &&
        String(field.type) === String(answer.type) &&
        field.args.every(({ name: own, type }) =>
          answer.args.some((each) => each.name === (names.get(own) ?? own) && String(each.type) === String(type)),
        );
      return fits ? [] : [`Subscription.${name}: no query of the same type and arguments answers it`];
    });
  });
}

const OF_GRAPHQL = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);

function scalarsWithoutSpecification(types: GraphQLNamedType[]): string[] {
  return types
    .filter(
      (type) =>
        type.astNode?.kind === 'ScalarTypeDefinition' &&
        !OF_GRAPHQL.has(type.name) &&
        !('specifiedByURL' in type && type.specifiedByURL),
    )
    .map(({ name }) => `scalar ${name}: no @specifiedBy`);
}

function grouped<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
