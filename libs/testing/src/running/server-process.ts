import { spawn, type ChildProcess } from 'node:child_process';
import { workspaceRoot } from './workspace-root.js';

/** Ends the child when the test's own process is gone, however that ended: then nobody holds the other end of its input. */
const END_WITH_PARENT = `data:text/javascript,${encodeURIComponent(
  `process.stdin.on('end',()=>process.kill(process.pid,'SIGTERM')).on('error',()=>{}).resume();process.stdin.unref?.();`,
)}`;

const READY_WITHIN_MS = 90_000;

export interface ServerOptions {
  /** Compiled script, from the workspace's root: `apps/gateway/dist/main.js`. */
  script: string;
  args?: string[];
  /** Settings; nothing of the test's own environment but PATH and HOME reaches the child. */
  env: Record<string, string>;
}

/** A compiled script as a process of its own. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private written = '';

  constructor(
    readonly name: string,
    private readonly options: ServerOptions,
  ) {}

  /** Everything it has written to both outputs, over all its lives. */
  get output(): string {
    return this.written;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get lives(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  start(): void {
    if (this.lives) throw new Error(`${this.name} runs already`);
    const { script, args = [], env } = this.options;
    const { PATH = '', HOME = '' } = process.env;
    this.child = spawn(process.execPath, ['--import', END_WITH_PARENT, script, ...args], {
      cwd: workspaceRoot,
      env: { PATH, HOME, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.written += text));
    }
    this.child.stdin?.on('error', () => undefined);
  }

  /** Resolves once the address answers 200. @throws when the process ends before, with the end of what it wrote */
  async untilReady(url: string): Promise<void> {
    for (const until = Date.now() + READY_WITHIN_MS; ;) {
      if (!this.lives) throw new Error(`${this.name} ended before it was ready:\n${this.written.slice(-3000)}`);
      const response = await fetch(url).catch(() => undefined);
      if (response?.status === 200) return;
      if (Date.now() > until) throw new Error(`${this.name} is not ready in time:\n${this.written.slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Sends a signal, `SIGKILL` for `kill -9`, and resolves with the exit code once the process is gone; null after a kill. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.lives) this.child?.kill(signal);
    return this.ended();
  }

  /** Resolves with its exit code once it has ended by itself and everything that it wrote was read. */
  async ended(): Promise<number | null> {
    const { child } = this;
    if (!child) return null;
    if (this.lives || !child.stdout?.readableEnded) await new Promise((resolve) => child.once('close', resolve));
    return child.exitCode;
  }
}
