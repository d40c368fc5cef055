import type { ServerResponse } from 'node:http';
import { checkVariables, ErrorCode, type Call } from '@podium/platform-graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, GraphQLError, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import type { Documents } from '../graph/documents.js';
import type { Graph } from '../graph/graph.js';
import { Outlet } from '../subscriptions/outlet.js';
import { TooManySubscriptions, type Subscriptions } from '../subscriptions/subscriptions.js';
import { MULTIPART, type Wire } from '../subscriptions/wire.js';

export interface StreamRoute {
  graph: Graph;
  documents: Documents;
  subscriptions: Subscriptions;
  createCall: (request: FastifyRequest) => Call;
  /** @throws when this client has sent too many texts that nobody has seen */
  onDocument: (text: string) => void;
  /** The streams that are open. */
  open: Set<ServerResponse>;
}

interface Asked {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

const HEARTBEAT_MS = 12_000;

/**
 * Answers by a stream, as the client wants it: a subscription for as long as it lasts, anything else once.
 * @returns false when this is no matter of streams: nothing has been answered
 */
export async function answerAsStream(
  route: StreamRoute,
  wire: Wire,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const asked = readAsked(request);
  if (!asked) {
    const message = 'Send JSON with query, operationName and variables.';
    await reply.status(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    return true;
  }
  const { graph, documents } = route;
  route.onDocument(asked.query);
  let document: DocumentNode;
  try {
    document = documents.parse(asked.query);
    const invalid = documents.validate(graph.supergraph.schema, document);
    if (invalid.length > 0) return once(wire, reply, wire.end(invalid.map(asPlain)));
    checkVariables(asked.variables);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return once(wire, reply, wire.end([asPlain(error)]));
  }
  const type = getOperationAST(document, asked.operationName)?.operation;
  if (type === 'subscription') return subscribe(route, wire, { ...asked, document }, request, reply);
  // Others ask for the multipart form, too, in case that an answer comes in parts; ours come whole.
  if (wire === MULTIPART) return false;
  const refused =
    type === undefined
      ? 'There is no such operation.'
      : type === 'mutation' && request.method === 'GET' && 'A mutation is sent by POST.';
  if (refused) return once(wire, reply, wire.end([{ message: refused, extensions: { code: ErrorCode.badUserInput } }]));
  const operation = documents.operation(document, asked.operationName);
  const result = await graph.run(operation, asked.operationName, asked.variables, route.createCall(request));
  return once(wire, reply, wire.next({ id: '', json: JSON.stringify(result) }).replace(/^id: \n/, '') + wire.end([]));
}

async function subscribe(
  route: StreamRoute,
  wire: Wire,
  { document, operationName, variables }: Asked & { document: DocumentNode },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const { subscriptions } = route;
  const call = route.createCall(request);
  const operation = subscriptions.prepare(document, operationName);
  if (!operation)
    return once(
      wire,
      reply,
      wire.end([{ message: 'This cannot be watched.', extensions: { code: ErrorCode.badUserInput } }]),
    );
  const known = request.headers['last-event-id'];
  route.open.add(reply.raw);
  const outlet = new Outlet(reply.raw);
  const early: (() => void)[] = [];
  let begun = false;
  const now = (write: () => void) => (begun ? write() : void early.push(write));
  let leave: () => void;
  try {
    leave = subscriptions.open(
      operation,
      variables,
      call,
      {
        tell: (answer) => now(() => outlet.write(wire.next(answer))),
        end: (last) => now(() => outlet.end(wire.end(last))),
      },
      typeof known === 'string' ? known : undefined,
    );
  } catch (error) {
    route.open.delete(reply.raw);
    if (!(error instanceof TooManySubscriptions)) throw error;
    await reply
      .status(429)
      .header('retry-after', '30')
      .send({ errors: [{ message: error.messageIn(call.locale), extensions: error.extensions }] });
    return true;
  }
  const heartbeat = setInterval(() => outlet.beat(wire.heartbeat), HEARTBEAT_MS);
  reply.raw.on('close', () => {
    clearInterval(heartbeat);
    route.open.delete(reply.raw);
    leave();
  });
  begin(wire, reply);
  begun = true;
  for (const write of early) write();
  return true;
}

function begin(wire: Wire, reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': wire.contentType,
    // Proxies must neither keep nor gather it.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    vary: 'accept, accept-language',
  });
  reply.raw.write(wire.begin);
}

function once(wire: Wire, reply: FastifyReply, text: string): true {
  begin(wire, reply);
  reply.raw.end(text);
  return true;
}

function readAsked({ method, url, headers, body }: FastifyRequest): Asked | undefined {
  try {
    const given = method === 'GET' ? fromUrl(url) : (JSON.parse(String(body)) as unknown);
    if (method !== 'GET' && !/^application\/json\b/i.test(headers['content-type'] ?? '')) return undefined;
    if (typeof given !== 'object' || given === null) return undefined;
    const { query, operationName, variables } = given as Record<string, unknown>;
    if (typeof query !== 'string') return undefined;
    if (operationName != null && typeof operationName !== 'string') return undefined;
    if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) return undefined;
    return {
      query,
      operationName: operationName ?? undefined,
      variables: (variables ?? {}) as Record<string, unknown>,
    };
  } catch {
    return undefined;
  }
}

function fromUrl(url: string): Record<string, unknown> {
  const at = url.indexOf('?');
  const params = new URLSearchParams(at < 0 ? '' : url.slice(at));
  const variables = params.get('variables');
  return {
    query: params.get('query'),
    operationName: params.get('operationName'),
    variables: variables === null || variables === '' ? undefined : (JSON.parse(variables) as unknown),
  };
}

function asPlain(error: GraphQLError): GraphQLFormattedError {
  const { message, locations, path, extensions } = error;
  return {
    message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { code: ErrorCode.badUserInput, ...extensions },
  };
}

/** Resolves once everything that was said has gone out, or nobody took it for a second. */
export async function saidOut(open: ReadonlySet<ServerResponse>): Promise<void> {
  const gone = [...open].map(
    (raw) => new Promise<void>((resolve) => (raw.closed ? resolve() : raw.once('close', resolve))),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, 1_000)));
  await Promise.race([Promise.all(gone), late]).finally(() => clearTimeout(timer));
}
