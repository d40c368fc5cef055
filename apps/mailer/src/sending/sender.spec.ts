import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { keyMaterial, ServiceKeys } from '@podium/platform-config';
import { TEST_SECRET } from '@podium/testing';
import { LetterQueue } from '../letter/letter-queue.js';
import type { Carrier } from './carrier.js';
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

  const overSmtp = (url: string) =>
    smtpCarrier({ url, from: 'Podium <no-reply@podium.example>', connections: 5, lettersPerConnection: 100 });
  async function sending(
    count: number,
    limits: Partial<SenderLimits> = {},
    carrier: Carrier = overSmtp(server?.url as string),
  ) {
    letters = await queuedLetters(count);
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

  it('gives up a server that is silent for longer than a try may take', async () => {
    server = await anSmtpServer();
    server.manner = (recipient) => (recipient === 'entrant-1@example.hk' ? 'silent after data' : 'silent before data');
    const { sender, letters } = await sending(2, { tryMs: 200 });
    await letters.until(({ 'in-doubt': inDoubt = 0 }) => inDoubt === 1);
    for (;;) {
      const [other] = await letters.database.query<{ failure: string | null }>(
        `SELECT failure FROM letter WHERE recipient = 'entrant-2@example.hk' AND failure IS NOT NULL`,
      );
      if (other) break;
      await passed(5);
    }
    await sender.stop(0);
    expect(await letters.states()).toEqual({ queued: 1, 'in-doubt': 1 });
  });

  it('gives up a carrier that never settles: the letter is in doubt, and the sender can stop', async () => {
    const asked: string[] = [];
    const never: Carrier = {
      capacity: 5,
      send: ({ recipient }) => new Promise<void>(() => void asked.push(recipient)),
      close: () => undefined,
    };
    const { sender, letters } = await sending(3, { tryMs: 50 }, never);
    await letters.until(({ 'in-doubt': inDoubt = 0 }) => inDoubt === 3);
    await sender.stop(0);
    expect(asked.sort()).toEqual([1, 2, 3].map((number) => `entrant-${number}@example.hk`));
    expect(await letters.database.query('SELECT DISTINCT failure, attempts FROM letter')).toEqual([
      { failure: 'in doubt: no answer in time', attempts: 1 },
    ]);
  });

  it('shares the letters with another that is alive, and each goes out once', async () => {
    server = await anSmtpServer();
    const { url } = server;
    letters = await queuedLetters(200);
    const { database } = letters;
    const carried = [0, 0];
    const faults: Error[] = [];
    const senders = carried.map((_, at) => {
      const carrier = overSmtp(url);
      const counting: Carrier = {
        capacity: carrier.capacity,
        send: (mail, signal) => {
          carried[at] = (carried[at] ?? 0) + 1;
          return carrier.send(mail, signal);
        },
        close: () => carrier.close(),
      };
      return new Sender(new LetterQueue(database), counting, { fault: (error) => faults.push(error) }, keys, LIMITS);
    });
    const { until } = letters;
    // Both pass by the letter that a third is just taking; senders that waited for it would then take each other's.
    await database.transaction(async (tx) => {
      await tx.query('SELECT id FROM letter ORDER BY next_attempt_at LIMIT 1 FOR UPDATE');
      for (const sender of senders) sender.start();
      await until(({ sent = 0 }) => sent === 199);
    });
    await until(({ sent = 0 }) => sent === 200);
    await Promise.all(senders.map((sender) => sender.stop()));
    expect([server.received.length, new Set(server.received).size, faults]).toEqual([200, 200, []]);
    expect([Math.min(...carried) > 0, carried.reduce((sum, each) => sum + each, 0)]).toEqual([true, 200]);
  });

  it('does not wait for letters that somebody else is just taking', async () => {
    letters = await queuedLetters(3);
    const { database } = letters;
    await database.transaction(async (tx) => {
      const [held] = await tx.query<{ id: string }>('SELECT id FROM letter LIMIT 1 FOR UPDATE');
      const taken = await new LetterQueue(database).take('00000000-0000-4000-8000-000000000000', 10, 60_000);
      expect(taken).toHaveLength(2);
      expect(taken.map(({ id }) => id)).not.toContain(held?.id);
    });
  });

  it('without a server waits, and sends everything once there is one', async () => {
    const reserved = createServer();
    await new Promise<void>((resolve) => reserved.listen(0, '127.0.0.1', resolve));
    const { port } = reserved.address() as AddressInfo;
    await new Promise((resolve) => reserved.close(resolve));
    const { sender, letters } = await sending(20, {}, overSmtp(`smtp://127.0.0.1:${port}`));
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
