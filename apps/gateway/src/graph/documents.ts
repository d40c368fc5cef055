import { ErrorCode, LruCache } from '@podium/platform-graphql';
import { getOperationAST, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { checkShape } from '../limits/shape.js';
import { LimitCode, LimitExceeded, type Limits } from '../limits/limits.js';
import { withCode } from './coded.js';
import { prepareOperation, type Operation } from './operation.js';
import type { Supergraph } from './supergraph.js';

/** Documents that are in use, parsed, measured and validated once; with each of their operations prepared. */
export class Documents {
  private readonly valid: LruCache<string, DocumentNode>;
  private readonly texts = new WeakMap<DocumentNode, string>();
  private readonly operations = new WeakMap<DocumentNode, Map<string, Operation>>();
  private readonly validated = new WeakSet<DocumentNode>();

  constructor(
    private readonly supergraph: Supergraph,
    private readonly limits: Limits,
    capacity: number,
  ) {
    this.valid = new LruCache(capacity);
  }

  /** @throws {GraphQLError} with a code, for what is too long, too deep or no GraphQL */
  parse(text: string): DocumentNode {
    const known = this.valid.get(text);
    if (known) return known;
    const { characters, tokens } = this.limits;
    if (text.length > characters) {
      const message = `At most ${characters} characters; here are ${text.length}.`;
      throw new LimitExceeded(LimitCode.tooLong, message, characters);
    }
    const document = parseWithin(text, tokens);
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

function parseWithin(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError && /contains more tha[nt] \d+ tokens/.test(error.message)) {
      throw new LimitExceeded(LimitCode.tooLong, `At most ${maxTokens} words and signs.`, maxTokens);
    }
    throw error instanceof GraphQLError ? withCode(error, ErrorCode.parseFailed) : error;
  }
}
