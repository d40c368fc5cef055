import { canonical, sha256Hex } from '@podium/scoring/definition';
import { checkDefinition } from './check/check.js';
import { definitionSchema, type Definition } from './definition/definition.js';
import { explain } from './definition/explain.js';
import type { Edition } from './edition.js';
import type { Finding, Mistake } from './mistake.js';
import { decodeUtf8, withoutMark } from './reading/decode.js';
import { readSource, type Source } from './reading/source.js';
import { resolveEdition } from './resolve/edition.js';
import { FORMAT, formatOf, upgraded } from './upgrade/upgrade.js';

interface Read {
  definition: Definition;
  /** What was written, before any upgrade: what is hashed. */
  value: unknown;
  /** The format it was written in. */
  format: number;
  /** The text, without a byte order mark. */
  source: string;
}

/** Reads a definition as it is written, before inheritance is resolved; or says every mistake in it. */
export function readDefinition(file: string | Uint8Array): Read | { mistakes: Mistake[] } {
  const decoded = typeof file === 'string' ? { text: withoutMark(file) } : decodeUtf8(file);
  if ('mistakes' in decoded) return decoded;
  const read = readSource(decoded.text);
  if ('mistakes' in read) return read;
  const { source } = read;
  const value = upgraded(source.value);
  const parsed = definitionSchema.safeParse(value, { jitless: true });
  if (!parsed.success) {
    const findings = explain(parsed.error.issues, definitionSchema, value, (path) => source.written(path));
    return { mistakes: placed(findings, source) };
  }
  const findings = checkDefinition(parsed.data);
  if (findings.length > 0) return { mistakes: placed(findings, source) };
  const format = formatOf(source.value) ?? FORMAT;
  return { definition: parsed.data, value: source.value, format, source: decoded.text };
}

/**
 * The edition a definition describes, or every mistake in it in the order of the file; never half of an edition.
 * @param file  its text, or its bytes, which must be UTF-8
 */
export function loadEdition(file: string | Uint8Array): { edition: Edition } | { mistakes: Mistake[] } {
  const read = readDefinition(file);
  return 'mistakes' in read ? read : { edition: resolveEdition(read.definition) };
}

/** A definition as it is kept for good: its text under its hash, and the edition it describes. */
export interface DefinitionDocument {
  /** The format it was written in; a newer Podium reads it through its upgraders. */
  format: number;
  /** SHA-256 of what it says, 64 hexadecimal digits: of its RFC 8785 form, so comments and layout do not count. */
  hash: string;
  /** As it was written, without a byte order mark. */
  source: string;
  /** With the calendar that the definition states; `editionAt` puts another one in its place. */
  edition: Edition;
}

/** Reads a definition to be kept under its hash, or says every mistake in it. The same file gives the same document for good. */
export function definitionDocument(
  file: string | Uint8Array,
): { document: DefinitionDocument } | { mistakes: Mistake[] } {
  const read = readDefinition(file);
  if ('mistakes' in read) return read;
  const { format, source, value, definition } = read;
  return { document: { format, hash: sha256Hex(canonical(value)), source, edition: resolveEdition(definition) } };
}

function placed(findings: readonly Finding[], source: Source): Mistake[] {
  return findings
    .map(({ at, ...finding }) => ({ ...finding, ...source.place(finding.path, at) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
