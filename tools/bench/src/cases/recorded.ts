import type { SubgraphRequest } from '@podium/platform-graphql';
import type { Child } from '../process/child.js';
import type { Statement } from '../server/record-statements.js';

type Recorded = { statements: Statement[]; answer: { errors?: unknown[] } };

/** What Podium says to the database for one request. */
export async function statementsOf(server: Child, request: SubgraphRequest): Promise<string[]> {
  const { statements, answer } = await server.ask<Recorded>('statements', request);
  if (answer.errors?.length) throw new Error(JSON.stringify(answer.errors));
  return statements.map(({ text }) => text);
}

/**
 * The same, for a bare route to repeat.
 * @param expected  how each statement begins that the bare route knows the values of
 */
export async function recorded(server: Child, request: SubgraphRequest, expected: string[]): Promise<string[]> {
  const texts = await statementsOf(server, request);
  const same = texts.length === expected.length && texts.every((text, at) => text.startsWith(expected[at] as string));
  if (same) return texts;
  throw new Error(`Podium runs other statements than the bare route knows of:\n${texts.join('\n')}`);
}
