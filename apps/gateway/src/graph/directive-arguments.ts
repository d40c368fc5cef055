import type { ConstDirectiveNode } from 'graphql';

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
