import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventsIn, listen, on, queueOf, Relay, type Carried } from '@podium/platform-outbox';
import type { Queues } from '@podium/platform-queue';
import { queueBackends } from '../queue-backends.js';
import { codeSent, keysOf, OutboxUnderTest, robotBuilt, TABLE, until } from './outbox.fixture.js';

describe.each(queueBackends())('the relay, with queues on $backend', ({ redisUrl }) => {
  let test: OutboxUnderTest;
  let queues: Queues;
  const relays: Relay[] = [];
  const parts = (through: Queues) => ({ database: test.database, queues: through, table: TABLE });
  const relay = (through = queues) => {
    const made = new Relay({
      ...parts(through),
      keys: keysOf('accounts'),
      onFault: (error) => void test.faults.push(error),
    });
    relays.push(made);
    return made;
  };
  beforeAll(async () => {
    test = await OutboxUnderTest.start(redisUrl, 8);
    queues = test.queues();
  });
  const stopRelays = () => Promise.all(relays.splice(0).map((each) => each.stop()));
  afterAll(async () => {
    await stopRelays();
    await test.stop();
  });
  beforeEach(async () => {
    await stopRelays();
    await test.database.execute('DELETE FROM outbox');
    await test.database.execute('DELETE FROM effect');
    for (const listener of ['judging', 'results']) await queues.queue(queueOf(listener)).drain();
  });

  const queued = async (listener: string) =>
    (await queues.queue(queueOf(listener)).getWaiting())
      .flatMap(({ data }) => eventsIn(data as Carried))
      .map(({ payload }) => JSON.parse(payload))
      .map(({ robot, code }) => robot ?? code)
      .sort();

  it('puts a committed event into the queue of each listener and marks it sent only then', async () => {
    await test.commit(robotBuilt, [{ robot: 'a' }, { robot: 'b' }]);
    relay().nudge();
    await until(async () => (await test.unsent()) === 0);
    expect(await queued('judging')).toEqual(['a', 'b']);
    expect(await queued('results')).toEqual(['a', 'b']);
    // A job costs as much as what it sets off: what is passed on together lies in one.
    expect(await queues.queue(queueOf('results')).getWaitingCount()).toBe(1);
  });

  it('blanks what is secret once it has been passed on', async () => {
    await test.commit(codeSent, [{ code: '123456' }]);
    await test.commit(robotBuilt, [{ robot: 'c' }]);
    relay().nudge();
    await until(async () => (await test.unsent()) === 0);
    expect(await queued('judging')).toEqual(['123456', 'c']);
    const kept = await test.database.query('SELECT payload FROM outbox ORDER BY seq');
    expect(kept).toEqual([{ payload: {} }, { payload: { robot: 'c' } }]);
  });

  it('loses nothing while the queue is away, and passes everything on when it is back', async () => {
    const process = test.queues();
    const robots = Array.from({ length: 30 }, (_, at) => ({ robot: `away-${String(at).padStart(2, '0')}` }));
    await test.commit(robotBuilt, robots.slice(0, 10));
    const running = relay(process);
    running.nudge();
    await until(async () => (await test.unsent()) === 0);
    await test.address.goAway();
    await test.commit(robotBuilt, robots.slice(10));
    running.nudge();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await test.unsent()).toBe(20);
    await test.address.comeBack();
    await until(async () => (await test.unsent()) === 0);
    expect(await queued('judging')).toEqual(robots.map(({ robot }) => robot));
  });

  it('holds no transaction while the queue hangs, does not wait for it to stop, and gives its rows back', async () => {
    const process = test.queues();
    await test.commit(robotBuilt, [{ robot: 'before' }]);
    const running = relay(process);
    running.nudge();
    await until(async () => (await test.unsent()) === 0);
    const claimed = async () =>
      (await test.database.query('SELECT 1 FROM outbox WHERE claimed_until IS NOT NULL AND sent_at IS NULL')).length;
    test.address.fallSilent();
    await test.commit(robotBuilt, [{ robot: 'hung' }]);
    running.nudge();
    await until(async () => (await claimed()) === 1);
    expect(
      await test.database.query(
        `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      ),
    ).toEqual([]);
    await running.stop();
    expect([await claimed(), await test.unsent()]).toEqual([0, 1]);
    test.address.fallSilent(false);
    relay().nudge();
    await until(async () => (await test.unsent()) === 0);
    expect(new Set(await queued('judging'))).toEqual(new Set(['before', 'hung']));
  });

  it('of two processes, with one killed between passing on and marking, has every effect once', async () => {
    const robots = Array.from({ length: 450 }, (_, at) => ({ robot: `r${at}` }));
    const listening = on(robotBuilt, async (tx, { robot }) => {
      await tx.execute('INSERT INTO effect VALUES ($1)', [robot]);
    });
    const worker = listen({
      ...parts(queues),
      service: 'judging',
      ask: () => Promise.reject(new Error('nobody is asked')),
      keys: keysOf('judging'),
      listenings: [listening],
      fault: (error) => void test.faults.push(error),
    });
    const both = [relay(), relay(test.queues())];
    for (let at = 0; at < robots.length; at += 50) {
      await test.commit(robotBuilt, robots.slice(at, at + 50));
      for (const each of both) each.nudge();
    }
    await until(async () => (await test.unsent()) === 0 && (await test.effects()).length === robots.length);
    // What a process leaves behind that is killed after the queue took its batch: rows that look as if nobody had sent them.
    await test.database.execute('UPDATE outbox SET sent_at = NULL WHERE seq % 3 = 0');
    for (const each of both) each.nudge();
    await until(async () => (await test.unsent()) === 0);
    await until(
      async () => (await queues.queue(queueOf('judging')).getJobCountByTypes('waiting', 'active', 'delayed')) === 0,
    );
    await worker.close();
    const effects = await test.effects();
    expect(effects).toHaveLength(robots.length);
    expect(effects.filter(({ times }) => times !== 1)).toEqual([]);
  });
});
