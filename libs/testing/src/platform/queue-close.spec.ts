import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openQueues } from '@podium/platform-queue';
import { loginUrl } from '@podium/platform-database';
import { anInstallation, TEST_SECRET } from '../installation.js';
import { queueBackends } from '../queue-backends.js';

/** Every wait within closing together, and some more for a busy machine. */
const CLOSED_WITHIN_MS = 10_000;

describe.each(queueBackends())('queues on $backend that are closed', ({ redisUrl }) => {
  let installation: Awaited<ReturnType<typeof anInstallation>>;
  beforeAll(async () => {
    installation = await anInstallation();
  });
  afterAll(() => installation.drop());

  const opened = (port?: number) => {
    const at = (address: string) =>
      port === undefined ? address : Object.assign(new URL(address), { port: String(port) }).href;
    const queueDatabaseUrl = at(loginUrl(installation.url, 'podium_queue', TEST_SECRET));
    return openQueues({ redisUrl: redisUrl && at(redisUrl), queueDatabaseUrl }, () => undefined);
  };
  const closed = async (queues: ReturnType<typeof opened>) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => (timer = setTimeout(() => resolve('not closed'), CLOSED_WITHIN_MS)));
    return Promise.race([queues.close().then(() => 'closed'), late]).finally(() => clearTimeout(timer));
  };

  it.each([0, 1, 3, 10, 30])('%i ms after they were opened are closed, and stay so', async (after) => {
    for (let round = 0; round < 4; round++) {
      const queues = opened();
      queues.queue(`closing-${round}`);
      queues.worker(`closing-${round}`, () => Promise.resolve(), 2);
      if (after > 0) await new Promise((resolve) => setTimeout(resolve, after + round * 4));
      expect(await closed(queues)).toBe('closed');
    }
  });

  it('before a server that takes connections and says nothing are closed all the same', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const queues = opened((silent.address() as AddressInfo).port);
    queues.queue('silent');
    queues.worker('silent', () => Promise.resolve(), 2);
    while (sockets.size === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await closed(queues)).toBe('closed');
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });
});
