import { checkDefinition } from './check/check.js';
import { definitionSchema, type Definition } from './definition/definition.js';
import { explain } from './definition/explain.js';
import type { Edition } from './edition.js';
import type { Finding, Mistake } from './mistake.js';
import { readSource, type Source } from './reading/source.js';
import { resolveEdition } from './resolve/edition.js';
import { upgraded } from './upgrade/upgrade.js';

/** Reads a definition as it is written, before inheritance is resolved; or says every mistake in it. */
export function readDefinition(yamlText: string): { definition: Definition } | { mistakes: Mistake[] } {
  const read = readSource(yamlText);
  if ('mistakes' in read) return read;
  const { source } = read;
  const value = upgraded(source.value);
  const parsed = definitionSchema.safeParse(value, { jitless: true });
  if (!parsed.success) return { mistakes: placed(explain(parsed.error.issues, definitionSchema, value), source) };
  const findings = checkDefinition(parsed.data);
  return findings.length > 0 ? { mistakes: placed(findings, source) } : { definition: parsed.data };
}

/** The edition a definition describes, or every mistake in it in the order of the file; never half of an edition. */
export function loadEdition(yamlText: string): { edition: Edition } | { mistakes: Mistake[] } {
  const read = readDefinition(yamlText);
  return 'mistakes' in read ? read : { edition: resolveEdition(read.definition) };
}

function placed(findings: readonly Finding[], source: Source): Mistake[] {
  return findings
    .map(({ at, ...finding }) => ({ ...finding, ...source.place(finding.path, at) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
