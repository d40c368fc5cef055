import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { keyMaterial, ServiceKeys } from '@podium/platform-config';
import { TEST_SECRET } from '@podium/testing';
import { LetterQueue } from '../letter/letter-queue.js';
import { queuedLetters, type QueuedLetters } from './queued-letters.fixture.js';
import { Sender, type SenderLimits } from './sender.js';
import { smtpCarrier } from './smtp-carrier.js';
import { anSmtpServer, type ServerUnderTest } from './smtp-server.fixture.js';

const keys = new ServiceKeys(keyMaterial(TEST_SECRET, 'mailer'));
const LIMITS: SenderLimits = { leaseMs: 60_000, tryMs: 60_000, sweepMs: 50 };

describe('a sender', () => {
  let letters: QueuedLetters | undefined;
  let server: ServerUnderTest | undefined;
  afterEach(async () => {
    await letters?.close();
    await server?.close();
    server = undefined;
  });

  async function sending(count: number, limits: Partial<SenderLimits> = {}, url = server?.url as string) {
    letters = await queuedLetters(count);
    const carrier = smtpCarrier({
      url,
      from: 'Podium <no-reply@podium.example>',
      connections: 5,
      lettersPerConnection: 100,
    });
    const faults: Error[] = [];
    const queue = new LetterQueue(letters.database);
    const sender = new Sender(queue, carrier, { fault: (error) => faults.push(error) }, keys, { ...LIMITS, ...limits });
    sender.start();
    return { sender, letters, faults };
  }
  const passed = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const until = async (reached: () => boolean) => {
    while (!reached()) await passed(5);
  };

  it('that stops lets letters in hand arrive, and takes no more', async () => {
    server = await anSmtpServer();
    const { sender, letters, faults } = await sending(200);
    await letters.until(({ sent = 0 }) => sent > 0);
    await sender.stop();
    const { sent = 0, queued = 0, ...others } = await letters.states();
    expect([sent + queued, others, faults]).toEqual([200, {}, []]);
    expect(server.received).toHaveLength(sent);
  });

  it('that stops before a server that says nothing any more queues what it did not hand over, and doubts the rest', async () => {
    server = await anSmtpServer();
    let asked = 0;
    server.manner = (recipient) => {
      asked++;
      return recipient === 'entrant-1@example.hk' ? 'silent after data' : 'silent before data';
    };
    const { sender, letters } = await sending(3);
    const handedOver = server;
    await until(() => handedOver.received.length === 1 && asked === 4);
    await sender.stop(50);
    expect(await letters.states()).toEqual({ queued: 2, 'in-doubt': 1 });
  });

  it('keeps its letters while it can say that it lives, and hands nothing over any more once it cannot', async () => {
    server = await anSmtpServer();
    let asked = 0;
    server.manner = () => {
      asked++;
      return 'silent before data';
    };
    const { sender, letters, faults } = await sending(2, { leaseMs: 1_000, sweepMs: 600_000 });
    await until(() => asked === 2);
    const other = new LetterQueue(letters.database);
    const stranger = '00000000-0000-4000-8000-000000000000';
    await passed(1_500);
    expect(await other.takeLapsed(stranger, 1_000)).toEqual([]);

    let unlock = () => {};
    const locked = letters.database.transaction(async (tx) => {
      await tx.execute('LOCK TABLE letter IN ACCESS EXCLUSIVE MODE');
      await new Promise<void>((resolve) => (unlock = resolve));
    });
    await passed(1_500);
    unlock();
    await locked;
    await letters.until(({ queued = 0 }) => queued === 2);
    await sender.stop(0);
    expect([asked, faults, server.received]).toEqual([2, [], []]);
  });

  it('without a server waits, and sends everything once there is one', async () => {
    const reserved = createServer();
    await new Promise<void>((resolve) => reserved.listen(0, '127.0.0.1', resolve));
    const { port } = reserved.address() as AddressInfo;
    await new Promise((resolve) => reserved.close(resolve));
    const { sender, letters } = await sending(20, {}, `smtp://127.0.0.1:${port}`);
    for (;;) {
      const [row] = await letters.database.query<{ tried: number }>('SELECT max(attempts) AS tried FROM letter');
      if ((row?.tried ?? 0) >= 2) break;
      await passed(20);
    }
    const { queued = 0, sending: inHand = 0 } = await letters.states();
    expect(queued + inHand).toBe(20);
    server = await anSmtpServer(port);
    await letters.until(({ sent = 0 }) => sent === 20);
    expect(new Set(server.received).size).toBe(20);
    await sender.stop();
  });
});
