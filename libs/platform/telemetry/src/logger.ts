import { pino, type DestinationStream, type Logger } from 'pino';

export type { DestinationStream, Logger };

// Personal data stays out of the logs: only these may be written of a request or an error, and redaction is the second net.
const REDACTED = [
  'email',
  'token',
  'authorization',
  'password',
  'answers',
  'variables',
  '*.email',
  '*.token',
  '*.authorization',
  '*.password',
  '*.answers',
  '*.variables',
];

/**
 * Structured logs, one JSON object a line.
 * @param to  takes the lines; absent: standard output
 */
export function makeLogger(level: string, service: string, to?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: safeError },
  };
  return to ? pino(options, to) : pino(options);
}

/**
 * An error without what the user typed: PostgreSQL puts values into `detail` and into some messages, so of a database error
 * only its SQLSTATE and the names of table and constraint are kept.
 */
export function safeError(error: unknown): Record<string, unknown> {
  const given = error as Partial<Error> & { code?: string; table?: string; constraint?: string; severity?: string };
  if (given?.severity && given.code) {
    return {
      type: 'database',
      sqlstate: given.code,
      table: given.table,
      constraint: given.constraint,
      at: frames(given.stack),
    };
  }
  return { type: given?.name ?? 'Error', code: given?.code, message: given?.message, at: frames(given?.stack) };
}

function frames(stack: string | undefined): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at ') && !line.includes('node_modules'))
    .slice(0, 6)
    .map((line) => line.trim());
}
