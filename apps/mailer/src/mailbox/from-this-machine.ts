import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const OWN_NAMES = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * Whether a request comes from this machine itself: its connection does, nobody was passed on by a proxy, and it was addressed
 * by a name of this machine, which a foreign web page that points its own name here does not do.
 */
export function isFromThisMachine({ ip, headers, socket }: FastifyRequest): boolean {
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  return !passedOn && isLoopback(ip) && isLoopback(socket.remoteAddress) && OWN_NAMES.test(headers.host ?? '');
}

const isLoopback = (address: string | undefined) => isIP(address ?? '') !== 0 && LOOPBACK.test(address as string);
