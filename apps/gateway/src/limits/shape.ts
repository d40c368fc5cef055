import { ErrorCode } from '@podium/platform-graphql';
import {
  GraphQLError,
  Kind,
  Lexer,
  Source,
  TokenKind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type Token,
} from 'graphql';
import { withCode } from '../graph/coded.js';
import { COUNTED, mostOf } from './words.js';
import { LimitCode, LimitExceeded, type Limits } from './limits.js';

/**
 * Refuses a document whose shape alone says that it asks too much. Runs before validation, whose own rules take long over such
 * documents; so fragments may still be missing or go in circles here.
 * @throws {LimitExceeded}
 */
export function checkShape(document: DocumentNode, limits: Limits): void {
  let aliases = 0;
  let directives = 0;
  let repetitions = 0;
  visit(document, {
    SelectionSet: (node) => void (repetitions = Math.max(repetitions, mostRepeated(node))),
    Field: (node) => void (node.alias && aliases++),
    Directive: () => void directives++,
  });
  if (aliases > limits.aliases) {
    const message = mostOf(limits.aliases, COUNTED.aliases, aliases);
    throw new LimitExceeded(LimitCode.tooManyAliases, message, limits.aliases);
  }
  if (directives > limits.directives) {
    const message = mostOf(limits.directives, COUNTED.directives, directives);
    throw new LimitExceeded(LimitCode.tooManyDirectives, message, limits.directives);
  }
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length;
  if (fragments > limits.fragments) {
    const message = mostOf(limits.fragments, COUNTED.fragments, fragments);
    throw new LimitExceeded(LimitCode.tooCostly, message, limits.fragments);
  }
  if (repetitions > limits.repetitions) {
    const message = mostOf(limits.repetitions, COUNTED.repetitions, repetitions);
    throw new LimitExceeded(LimitCode.tooCostly, message, limits.repetitions);
  }
  const { depth, selections } = sizeOf(document);
  if (depth > limits.depth) {
    throw new LimitExceeded(LimitCode.tooDeep, mostOf(limits.depth, COUNTED.depth, depth), limits.depth);
  }
  if (selections > limits.selections) {
    const message = mostOf(limits.selections, COUNTED.selections, selections);
    throw new LimitExceeded(LimitCode.tooCostly, message, limits.selections);
  }
}

/**
 * Refuses a text by its words and signs alone, before anything recurses over it: a parser is recursive, too.
 * @throws {LimitExceeded}
 */
export function checkText(text: string, limits: Limits): void {
  const { characters, tokens, nesting } = limits;
  if (text.length > characters) {
    const message = mostOf(characters, COUNTED.characters, text.length);
    throw new LimitExceeded(LimitCode.tooLong, message, characters);
  }
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  for (let count = 0; ; count++) {
    const { kind } = advanced(lexer);
    if (kind === TokenKind.EOF) return;
    if (count === tokens) throw new LimitExceeded(LimitCode.tooLong, mostOf(tokens, COUNTED.tokens), tokens);
    if (OPENING.has(kind)) depth++;
    else if (CLOSING.has(kind)) depth--;
    if (depth > nesting) {
      throw new LimitExceeded(LimitCode.tooDeep, mostOf(nesting, COUNTED.nesting), nesting);
    }
  }
}

const OPENING = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

function advanced(lexer: Lexer): Token {
  try {
    return lexer.advance();
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, ErrorCode.parseFailed) : error;
  }
}

function mostRepeated({ selections }: SelectionSetNode): number {
  if (selections.length < 2) return selections.length;
  const counts = new Map<string, number>();
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) continue;
    const name =
      selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : `...${selection.name.value}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

interface Size {
  depth: number;
  selections: number;
}

/** Of the largest operation. Each fragment is measured once, however often it is spread; one that leads back to itself counts nothing there. */
function sizeOf(document: DocumentNode): Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, Size>();
  const ofFragment = (name: string): Size => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, { depth: 0, selections: 0 });
    const size = ofSelections(fragments.get(name)?.selectionSet);
    measured.set(name, size);
    return size;
  };
  const ofSelections = (set: SelectionSetNode | undefined): Size => {
    let depth = 0;
    let selections = 0;
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : ofSelections(selection.selectionSet);
      // Introspection has a rule of its own in graphql's validation.
      const isMeta = isField && selection.name.value.startsWith('__');
      if (!isMeta) depth = Math.max(depth, below.depth + (isField ? 1 : 0));
      selections += 1 + below.selections;
    }
    return { depth, selections };
  };
  const sizes = document.definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .map(({ selectionSet }) => ofSelections(selectionSet));
  return {
    depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
    selections: Math.max(0, ...sizes.map(({ selections }) => selections)),
  };
}
