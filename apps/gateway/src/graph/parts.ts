import { isAbstractType, isEnumType, type ConstDirectiveNode, type DefinitionNode, type GraphQLSchema } from 'graphql';
import { argumentsOf } from './directive-arguments.js';

type Of = Map<string, Map<string, Set<string>>>;

/** Which members of interfaces and unions, and which values of enums, each subgraph knows. */
export class Parts {
  /** By the abstract type or the enum, then by the subgraph. */
  private readonly of: Of = new Map();

  constructor(private readonly graphs: ReadonlyMap<string, string>) {}

  add(definition: DefinitionNode & { directives?: readonly ConstDirectiveNode[] | undefined }): void {
    if (!('name' in definition) || !definition.name) return;
    const name = definition.name.value;
    for (const { graph, interface: implemented } of argumentsOf(definition.directives, 'join__implements')) {
      this.note(implemented, graph, name);
    }
    for (const { graph, member } of argumentsOf(definition.directives, 'join__unionMember'))
      this.note(name, graph, member);
    if (definition.kind !== 'EnumTypeDefinition') return;
    for (const value of definition.values ?? []) {
      for (const { graph } of argumentsOf(value.directives, 'join__enumValue'))
        this.note(name, graph, value.name.value);
    }
  }

  /**
   * The subgraphs in which a value of this type is what clients take it for: those that know, of its members, all that they know
   * at all as members and none that clients do not see; of an enum, just the values that clients see.
   */
  sameFor(
    typeName: string,
    schema: GraphQLSchema,
    ownersOf: (name: string) => ReadonlySet<string>,
  ): ReadonlySet<string> {
    const type = schema.getType(typeName);
    const known = this.of.get(typeName) ?? new Map<string, Set<string>>();
    const owners = [...ownersOf(typeName)];
    if (isEnumType(type)) {
      const values = type.getValues().map(({ name }) => name);
      return new Set(owners.filter((subgraph) => equal(known.get(subgraph), values)));
    }
    if (!isAbstractType(type)) return ownersOf(typeName);
    const members = schema.getPossibleTypes(type).map(({ name }) => name);
    const interfaces = new Set(
      Object.values(schema.getTypeMap())
        .filter(isAbstractType)
        .map(({ name }) => name),
    );
    return new Set(
      owners.filter((subgraph) => {
        const here = new Set([...(known.get(subgraph) ?? [])].filter((name) => !interfaces.has(name)));
        return equal(
          here,
          members.filter((name) => ownersOf(name).has(subgraph)),
        );
      }),
    );
  }

  private note(
    of: string | boolean | undefined,
    graph: string | boolean | undefined,
    part: string | boolean | undefined,
  ): void {
    const subgraph = this.graphs.get(String(graph));
    if (typeof of !== 'string' || typeof part !== 'string' || subgraph === undefined) return;
    const bySubgraph = this.of.get(of) ?? new Map<string, Set<string>>();
    const parts = bySubgraph.get(subgraph) ?? new Set<string>();
    parts.add(part);
    bySubgraph.set(subgraph, parts);
    this.of.set(of, bySubgraph);
  }
}

function equal(known: ReadonlySet<string> | undefined, wanted: readonly string[]): boolean {
  return (known?.size ?? 0) === wanted.length && wanted.every((name) => known?.has(name));
}
