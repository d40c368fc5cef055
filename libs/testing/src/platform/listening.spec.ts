import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listen, on, queueOf } from '@podium/platform-outbox';
import type { Queues } from '@podium/platform-queue';
import type { Worker } from 'bullmq';
import { v7 as uuidv7 } from 'uuid';
import { queueBackends } from '../queue-backends.js';
import { OutboxUnderTest, robotBuilt, until } from './outbox.fixture.js';

describe.each(queueBackends())('a listener, with queues on $backend', ({ redisUrl }) => {
  let test: OutboxUnderTest;
  let queues: Queues;
  let workers: Worker[];
  const handled: string[] = [];
  const failures = new Map<string, number>();
  beforeAll(async () => {
    test = await OutboxUnderTest.start(redisUrl, 9);
    queues = test.queues();
    const listenings = [
      on(robotBuilt, async (tx, { robot }) => {
        await tx.execute('INSERT INTO effect VALUES ($1)', [robot]);
        const left = failures.get(robot) ?? 0;
        failures.set(robot, left - 1);
        if (left > 0) throw new Error('not this time');
      }),
    ];
    const hooks = {
      handled: (type: string) => void handled.push(type),
      fault: (error: Error) => void test.faults.push(error),
    };
    workers = [queues, test.queues()].map((each) => listen('results', listenings, test.database, each, hooks));
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await test.stop();
  });

  const send = (type: string, payload: unknown, id = uuidv7()) =>
    queues
      .queue(queueOf('results'))
      .add(
        type,
        { id, type, payload, committedAt: new Date().toISOString() },
        { attempts: 5, backoff: { type: 'fixed', delay: 20 } },
      );
  const effectOf = async (robot: string) => (await test.effects()).find((effect) => effect.robot === robot)?.times ?? 0;
  const marker = async () => {
    const robot = uuidv7();
    await send(robotBuilt.type, { robot });
    await until(async () => (await effectOf(robot)) === 1);
  };

  it('has one effect of an event that comes twenty times, to two processes', async () => {
    const id = uuidv7();
    const before = handled.length;
    await Promise.all(Array.from({ length: 20 }, () => send(robotBuilt.type, { robot: 'repeated' }, id)));
    await until(() => handled.length >= before + 20);
    expect(await effectOf('repeated')).toBe(1);
  });

  it('has two effects of two events that say the same', async () => {
    await Promise.all([send(robotBuilt.type, { robot: 'twin' }), send(robotBuilt.type, { robot: 'twin' })]);
    await until(async () => (await effectOf('twin')) === 2);
  });

  it('tries again what failed, and the failed tries have no effect', async () => {
    failures.set('stubborn', 3);
    await send(robotBuilt.type, { robot: 'stubborn' });
    await until(async () => (await effectOf('stubborn')) > 0);
    await marker();
    expect(await effectOf('stubborn')).toBe(1);
    expect(test.faults.filter(({ message }) => message === 'not this time')).toHaveLength(3);
  });

  it('does not try again what it cannot read, keeps it for a person to see, and goes on', async () => {
    const id = uuidv7();
    const job = await send(robotBuilt.type, { robot: 5, 'e-mail': 'private@example.hk' }, id);
    await until(async () => (await queues.queue(queueOf('results')).getJobState(job.id as string)) === 'failed');
    const failed = await queues.queue(queueOf('results')).getJob(job.id as string);
    expect(failed).toMatchObject({ attemptsMade: 1, failedReason: `unreadable ${robotBuilt.type} ${id}` });
    await until(() => test.faults.some(({ message }) => message === `unreadable ${robotBuilt.type} ${id}`));
    expect(await test.database.query('SELECT 1 FROM handled WHERE event_id = $1', [id])).toEqual([]);
    await marker();
  });

  it('lets pass what it does not listen to', async () => {
    const job = await send('test.of-no-interest.v1', { anything: true });
    await until(async () =>
      ['completed', 'unknown'].includes(await queues.queue(queueOf('results')).getJobState(job.id as string)),
    );
    expect(test.faults.filter(({ message }) => message.includes('of-no-interest'))).toEqual([]);
  });
});
