import { Agent, request } from 'node:http';
import { median } from '../load/percentile.js';

const CONNECTIONS = 10;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

export interface Asked {
  url: string;
  body: string;
  token: string | undefined;
}

/** Asks once. @returns the answer's bytes */
export function once({ url, body, token }: Asked): Promise<Buffer> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const asking = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
      response.on('error', reject);
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** Asks over ten connections for a while, at least once over each. @returns the median, in milliseconds */
export async function medianOf(asked: Asked, milliseconds: number): Promise<number> {
  const until = performance.now() + milliseconds;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      do {
        const began = performance.now();
        await once(asked);
        times.push(performance.now() - began);
      } while (performance.now() < until);
    }),
  );
  return median(times);
}

export const closeConnections = () => agent.destroy();
