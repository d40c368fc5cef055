import { Kind, type ConstDirectiveNode } from 'graphql';

/** The arguments of each directive of one name, as plain values; what is no single value is left out. */
export function argumentsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): Record<string, string | boolean | undefined>[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map((directive) =>
      Object.fromEntries(
        (directive.arguments ?? []).map((given) => [
          given.name.value,
          'value' in given.value ? given.value.value : undefined,
        ]),
      ),
    );
}

/** The texts of an argument that is a list of them; `[]` where it is not given. */
export function textsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
  argument: string,
): string[] {
  const given = directives?.find((each) => each.name.value === name)?.arguments ?? [];
  const value = given.find((each) => each.name.value === argument)?.value;
  return value?.kind === Kind.LIST
    ? value.values.flatMap((each) => (each.kind === Kind.STRING ? [each.value] : []))
    : [];
}
