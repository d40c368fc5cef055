import { ErrorCode } from '@podium/platform-graphql';
import { getOperationAST, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Limits } from '../limits/limits.js';
import { checkShape, checkText } from '../limits/shape.js';
import { LRUCache } from 'lru-cache';
import { withCode } from './coded.js';
import { prepareOperation, type Operation } from './operation.js';
import type { Supergraph } from './supergraph.js';

/** Of all kept texts together. Parsed, prepared and planned, a document takes some fifty times its text's room. */
const KEPT_CHARACTERS = 1_500_000;

/** Documents that are in use, parsed, measured and validated once; with each of their operations prepared. */
export class Documents {
  private readonly valid: LRUCache<string, DocumentNode>;
  private readonly texts = new WeakMap<DocumentNode, string>();
  private readonly operations = new WeakMap<DocumentNode, Map<string, Operation>>();
  private readonly validated = new WeakSet<DocumentNode>();

  constructor(
    private readonly supergraph: Supergraph,
    private readonly limits: Limits,
    capacity: number,
  ) {
    this.valid = new LRUCache({
      max: capacity,
      maxSize: KEPT_CHARACTERS,
      sizeCalculation: (_, text) => text.length + 200,
    });
  }

  /** Whether the text costs nothing any more. */
  knows(text: string): boolean {
    return this.valid.has(text);
  }

  /** @throws {GraphQLError} with a code, for what is too long, too deep or no GraphQL */
  parse(text: string): DocumentNode {
    const known = this.valid.get(text);
    if (known) return known;
    checkText(text, this.limits);
    const document = parsed(text);
    checkShape(document, this.limits);
    this.texts.set(document, text);
    return document;
  }

  /** Only what is valid is kept: whoever sends rubbish must not push out what is in use. */
  validate(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
    if (this.validated.has(document)) return [];
    const errors = validate(schema, document);
    if (errors.length > 0) return errors.map((error) => withCode(error, ErrorCode.validationFailed));
    this.validated.add(document);
    this.valid.set(this.texts.get(document) as string, document);
    return [];
  }

  /** @param document  one that `validate` found nothing wrong with */
  operation(document: DocumentNode, operationName: string | undefined | null): Operation {
    const prepared = this.operations.get(document) ?? new Map<string, Operation>();
    const key = operationName ?? '';
    let operation = prepared.get(key);
    if (!operation) {
      const definition = getOperationAST(document, operationName);
      if (!definition) throw new GraphQLError('no such operation', { extensions: { code: ErrorCode.badUserInput } });
      operation = prepareOperation(this.supergraph, document, this.texts.get(document) as string, definition);
      prepared.set(key, operation);
      this.operations.set(document, prepared);
    }
    return operation;
  }
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, ErrorCode.parseFailed) : error;
  }
}
