import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { SERVER_ENVIRONMENT } from './cluster.js';
import { PostgresRefused } from './errors.js';
import { memorySettings } from './memory.js';
import { readPidFile } from './postmaster.js';
import { endOfLog, keepOneOlderLog } from './server-log.js';
import type { ServerUser } from './server-user.js';

export type RunningServer = { readonly process: ChildProcess; readonly port: number };

export type ServerOptions = {
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly user: ServerUser;
  readonly durable: boolean;
  readonly logFile: string;
  /** The port that it had before; absent: a free one. */
  readonly port?: number;
  /** Whether to give up waiting until it is ready, and to end it. */
  readonly givenUp?: () => boolean;
};

/** How long a server may be silent about its start before that is told. */
const TELL_AFTER_MS = 10_000;

/**
 * Starts the server on 127.0.0.1 and waits until it takes connections: as long as it lives, since after a crash of a large database it
 * works for minutes before it does, and would begin anew if it were killed.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  keepOneOlderLog(options.logFile);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const child = launch(options, port);
    const failure = await readiness(child, options);
    if (failure === undefined) return { process: child, port };
    // Between our look and its start somebody else may have taken the port.
    if (options.port === undefined && attempt < 5 && failure.includes('Address already in use')) continue;
    throw new PostgresRefused(`PostgreSQL did not start; its log ${options.logFile} ends with:\n${failure}`);
  }
}

function launch({ binaries, cluster, user, durable, logFile }: ServerOptions, port: number): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? memorySettings() : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(
      join(binaries.bin, 'postgres'),
      ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      // Detached: Ctrl-C at the terminal reaches the application alone, which drains and then stops the server.
      { ...user, cwd: '/', detached: true, env: SERVER_ENVIRONMENT, stdio: ['ignore', log, log] },
    );
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** @returns what went wrong, or `undefined` once the server is ready */
async function readiness(
  child: ChildProcess,
  { cluster, logFile, givenUp }: ServerOptions,
): Promise<string | undefined> {
  let failed: string | undefined;
  child.once('error', (error) => (failed = error.message));
  let tellAt = Date.now() + TELL_AFTER_MS;
  for (;;) {
    if (failed !== undefined) return failed;
    if (child.exitCode !== null || child.signalCode !== null) return endOfLog(logFile);
    const file = readPidFile(cluster);
    if (file?.pid === child.pid && file?.ready) return undefined;
    if (givenUp?.()) {
      child.kill('SIGINT');
      return 'it was told to end before it was ready';
    }
    if (Date.now() > tellAt) {
      process.stderr.write(
        `Podium: PostgreSQL is still starting, see ${logFile}; after a crash it may take minutes.\n`,
      );
      tellAt = Infinity;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
