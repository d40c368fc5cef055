import { connect, type Socket } from 'node:net';
import { percentile } from './percentile.js';

/** Whom to ask and what. Each of the connections asks again as soon as it has been answered. */
export interface Target {
  url: string;
  /** The next request of one connection, head and body. */
  request(connection: number): Buffer;
  /** Looks at an answer; throws when it is not the one that was to be measured. */
  check(body: Buffer, connection: number): void;
}

export interface Load {
  perSecond: number;
  p99ms: number;
}

export const CONNECTIONS = 50;

/** Bytes of a POST of JSON over a connection that is kept. */
export function post(path: string, body: string, headers: Record<string, string> = {}): Buffer {
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: bench\r\naccept: application/json\r\ncontent-type: application/json\r\n` +
      `${more.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Asks a target over 50 connections for some seconds. Counts what is answered within them. */
export async function load(target: Target, seconds: number): Promise<Load> {
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, at) => converse(target, at, until, times)));
  return { perSecond: times.length / seconds, p99ms: percentile(times, 0.99) };
}

/** The last answer is waited for, whenever it comes: what a mutation did must be known before the next one. */
async function converse(target: Target, connection: number, until: number, times: number[]): Promise<void> {
  const { hostname, port } = new URL(target.url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    let asked = performance.now();
    const ask = () => {
      asked = performance.now();
      if (asked >= until) return resolve();
      socket.write(target.request(connection));
    };
    onAnswer(socket, (status, body) => {
      if (status !== 200) throw new Error(`${target.url} answered ${status}: ${body.toString().slice(0, 500)}`);
      target.check(body, connection);
      const now = performance.now();
      if (now < until) times.push(now - asked);
      ask();
    }).catch(reject);
    socket.once('connect', ask);
  }).finally(() => socket.destroy());
}

/** Reads answers as simple servers write them: with a length, one at a time. Rejects with whatever goes wrong. */
function onAnswer(socket: Socket, answered: (status: number, body: Buffer) => void): Promise<never> {
  return new Promise((_, reject) => {
    let held: Buffer = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed the connection')));
    socket.on('data', (chunk: Buffer) => {
      try {
        held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
        const head = held.indexOf('\r\n\r\n');
        if (head < 0) return;
        const headers = held.toString('latin1', 0, head).toLowerCase();
        const length = /\r\ncontent-length: (\d+)/.exec(headers)?.[1];
        if (length === undefined) throw new Error(`an answer without its length: ${headers}`);
        const end = head + 4 + Number(length);
        if (held.length < end) return;
        const body = held.subarray(head + 4, end);
        held = held.subarray(end);
        answered(Number(headers.slice(9, 12)), body);
      } catch (error) {
        reject(error);
      }
    });
  });
}
