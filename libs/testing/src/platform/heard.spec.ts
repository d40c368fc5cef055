import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Heard, listen, on, queueOf, Relay, type Written } from '@podium/platform-outbox';
import type { Queues } from '@podium/platform-queue';
import { queueBackends } from '../queue-backends.js';
import { keysOf, OutboxUnderTest, robotBuilt, TABLE, until } from './outbox.fixture.js';

describe.each(queueBackends())('what was told, with queues on $backend,', ({ redisUrl }) => {
  let test: OutboxUnderTest;
  let queues: Queues;
  let relay: Relay;
  beforeAll(async () => {
    test = await OutboxUnderTest.start(redisUrl, 11);
    queues = test.queues();
    relay = new Relay({ ...parts(), keys: keysOf('accounts'), onFault: (error) => void test.faults.push(error) });
  });
  afterAll(async () => {
    await relay.stop();
    await test.stop();
  });

  const parts = () => ({ database: test.database, queues, table: TABLE });
  const heard = (withinMs = 60_000) => new Heard({ ...parts(), withinMs });
  const written = (): Promise<Written[]> => test.database.query('SELECT id, type FROM outbox WHERE sent_at IS NULL');
  /** A listener that handles what comes once it is let. */
  const listener = (let_: Promise<void>) =>
    listen({
      ...parts(),
      service: 'judging',
      keys: keysOf('judging'),
      listenings: [
        on(robotBuilt, async (tx, { robot }) => {
          await let_;
          await tx.execute('INSERT INTO effect VALUES ($1)', [robot]);
        }),
      ],
      ask: () => Promise.reject(new Error('nobody asks')),
      fault: (error) => void test.faults.push(error),
    });

  it('is waited for until every listener has handled it', async () => {
    await test.commit(robotBuilt, [{ robot: 'a' }]);
    const events = await written();
    let settled = false;
    const waiting = heard()
      .by(events)
      .then(() => (settled = true));
    relay.nudge();
    await until(async () => (await test.unsent()) === 0);
    await queues.queue(queueOf('results')).drain();
    let goOn: () => void = () => undefined;
    const judging = listener(new Promise((resolve) => (goOn = resolve)));
    await until(async () => (await queues.queue(queueOf('judging')).getActiveCount()) === 1);
    // One listener is done, the other has it in hand.
    await heard(200).by(events);
    expect(settled).toBe(false);
    goOn();
    await waiting;
    expect(await test.effects()).toEqual([{ robot: 'a', times: 1 }]);
    await judging.close();
    expect(test.faults).toEqual([]);
  });

  it('is waited for not for ever, also when the queues are away, and nothing of that is an error', async () => {
    await test.commit(robotBuilt, [{ robot: 'b' }]);
    const events = await written();
    await heard(50).by(events);
    relay.nudge();
    await until(async () => (await test.unsent()) === 0);
    await heard(50).by(events);
    test.address.fallSilent();
    await heard(50).by(events);
    test.address.fallSilent(false);
    await heard(0).by(events);
    expect(await test.effects()).toHaveLength(1);
  });
});
