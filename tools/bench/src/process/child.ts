import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Reply = { id: number; answer?: unknown; error?: string };

/** A process of its own that answers questions; see `answering`. */
export interface Child {
  ask<Answer>(question: string, details?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * Starts a script of this tool in a process of its own, so that measuring does not slow what is measured.
 * @param script  compiled, beside this file's folder: `server/bare.js`
 */
export function startChild(script: string, env: Record<string, string>): Child {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url));
  const child: ChildProcess = fork(path, [], { env: { ...process.env, NODE_ENV: 'production', ...env } });
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let ended = false;
  child.on('message', ({ id, answer, error }: Reply) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asker?.resolve(answer as never);
    else asker?.reject(new Error(`${script}: ${error}`));
  });
  const gone = new Promise<void>((resolve) =>
    child.once('exit', (code, signal) => {
      ended = true;
      for (const { reject } of waiting.values()) reject(new Error(`${script} ended: ${code ?? signal}`));
      waiting.clear();
      resolve();
    }),
  );
  let asked = 0;
  return {
    ask: (question, details) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(new Error(`${script} has ended`));
        const id = asked++;
        waiting.set(id, { resolve, reject });
        child.send({ id, question, details });
      }),
    async stop() {
      if (!ended) child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await gone;
      clearTimeout(killing);
    },
  };
}

/** The other end: answers by name what the parent asks, and ends with it. */
export function answering(answers: Record<string, (details: never) => unknown>, stop: () => Promise<void>): void {
  process.on('message', ({ id, question, details }: { id: number; question: string; details: unknown }) => {
    const reply = (message: Omit<Reply, 'id'>) => void process.send?.({ id, ...message });
    Promise.resolve()
      .then(() => {
        const answer = answers[question];
        if (!answer) throw new Error(`cannot answer ${question}`);
        return answer(details as never);
      })
      .then(
        (answer) => reply({ answer }),
        (error: Error) => reply({ error: error.stack ?? String(error) }),
      );
  });
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: Error) => {
        process.stderr.write(`${error.stack}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('disconnect', end);
  // Ctrl-C reaches the whole group; the parent decides when this process ends.
  process.on('SIGINT', () => undefined);
}
