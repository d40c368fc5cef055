import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  status: number;
  text: string;
}

/** Some connections that are kept and shared, as a browser or a partner's server has them. */
export class Connections {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    readonly most: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: most });
  }

  /** Sends a body to the graph as it is. Rejects when the server breaks the connection without an answer. */
  post(body: string | Buffer, headers: Record<string, string> = {}): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const asked = request(
        `${this.url}/graphql`,
        { method: 'POST', agent: this.agent, headers: { 'content-type': 'application/json', ...headers } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** A connection that sends what it is told to and nothing more. `closed` resolves when the server has had enough of it. */
export function halfOpen(url: string, bytes: string): { socket: Socket; closed: Promise<void> } {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  // Read what comes, or the end would never be noticed.
  socket.resume();
  socket.once('connect', () => socket.write(bytes));
  return { socket, closed };
}

/** Runs work on many, at most so many at once. */
export async function atOnce<T>(most: number, all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < all.length) await work(all[next++] as T);
  };
  await Promise.all(Array.from({ length: most }, one));
}
