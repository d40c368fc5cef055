import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listen, on, onSeveral, queueOf, signedFor } from '@podium/platform-outbox';
import type { Queues } from '@podium/platform-queue';
import { v7 as uuidv7 } from 'uuid';
import { queueBackends } from '../queue-backends.js';
import { crateFilled, keysOf, OutboxUnderTest, robotBuilt, TABLE, until } from './outbox.fixture.js';

const eventOf = (id: string, type: string, payload: unknown) => ({
  id,
  type,
  payload: JSON.stringify(payload),
  committedAt: new Date().toISOString(),
});

describe.each(queueBackends())('a listener, with queues on $backend', ({ redisUrl }) => {
  let test: OutboxUnderTest;
  let queues: Queues;
  let workers: { close(): Promise<void> }[];
  const handled: string[] = [];
  const failures = new Map<string, number>();
  const together: number[] = [];
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
      onSeveral(crateFilled, async (tx, news) => {
        together.push(news.length);
        const robots = news.map(({ payload }) => payload.robot);
        await tx.execute('INSERT INTO effect SELECT unnest($1::text[])', [robots]);
        for (const robot of robots) {
          const left = failures.get(robot) ?? 0;
          failures.set(robot, left - 1);
          if (left > 0) throw new Error('not this crate');
        }
      }),
    ];
    const hooks = {
      handled: (type: string) => void handled.push(type),
      fault: (error: Error) => void test.faults.push(error),
    };
    workers = [queues, test.queues()].map((each) =>
      listen({
        ...hooks,
        service: 'results',
        listenings,
        database: test.database,
        queues: each,
        table: TABLE,
        ask: () => Promise.reject(new Error('nobody is asked')),
        keys: keysOf('results'),
      }),
    );
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await test.stop();
  });

  const send = (type: string, payload: unknown, id = uuidv7(), forged = {}) =>
    queues.queue(queueOf('results')).add(
      type,
      { ...signedFor('results', eventOf(id, type, payload), keysOf('accounts')), ...forged },
      {
        attempts: 5,
        backoff: { type: 'fixed', delay: 20 },
        removeOnComplete: true,
      },
    );
  const sendTogether = (events: ReturnType<typeof eventOf>[]) =>
    queues
      .queue(queueOf('results'))
      .add(
        'several',
        { events: events.map((event) => signedFor('results', event, keysOf('accounts'))) },
        { attempts: 5, backoff: { type: 'fixed', delay: 20 }, removeOnComplete: true },
      );
  const failed = async (id: string) =>
    (
      await test.database.query<{ reason: string; tries: number; payload: unknown }>(
        'SELECT reason, tries, payload FROM failed_event WHERE event_id = $1',
        [id],
      )
    )[0];
  const isFault = (message: string) => test.faults.some((fault) => fault.message === message);
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
    await send(robotBuilt.type, { robot: 5, 'e-mail': 'private@example.hk' }, id);
    const reason = `unreadable ${robotBuilt.type} ${id}`;
    await until(async () => (await failed(id)) !== undefined);
    expect(await failed(id)).toEqual({ reason, tries: 1, payload: { robot: 5, 'e-mail': 'private@example.hk' } });
    await until(() => isFault(reason));
    expect(await test.database.query('SELECT 1 FROM handled WHERE event_id = $1', [id])).toEqual([]);
    await marker();
  });

  it('takes a type that it does not know for a fault, and does not lose it', async () => {
    const id = uuidv7();
    await send('test.of-a-newer-version.v2', { anything: true }, id);
    const reason = 'unknown type test.of-a-newer-version.v2';
    await until(async () => (await failed(id)) !== undefined);
    expect(await failed(id)).toEqual({ reason, tries: 1, payload: { anything: true } });
    await until(() => isFault(reason));
    await marker();
  });

  it('does not believe what its teller has not signed, nor what was signed for somebody else', async () => {
    const event = () => eventOf(uuidv7(), robotBuilt.type, { robot: 'forged' });
    for (const forged of [
      { ...event(), signature: 'a guess' },
      signedFor('judging', event(), keysOf('accounts')),
      signedFor('results', event(), keysOf('judging')),
      { ...signedFor('results', event(), keysOf('accounts')), payload: '{"robot":"forged"} ' },
    ]) {
      const { id } = forged;
      await send(robotBuilt.type, {}, id, forged);
      await until(async () => (await failed(id)) !== undefined);
      expect(await failed(id)).toMatchObject({ reason: `${robotBuilt.type} ${id} is not of accounts`, tries: 1 });
    }
    await marker();
    expect(await effectOf('forged')).toBe(0);
  });

  it('keeps what failed at the last try, and has its effect once when somebody asks for another', async () => {
    const id = uuidv7();
    failures.set('hopeless', 5);
    await send(robotBuilt.type, { robot: 'hopeless' }, id);
    await until(async () => (await failed(id)) !== undefined);
    expect(await failed(id)).toMatchObject({ reason: 'not this time', tries: 5 });
    expect(await effectOf('hopeless')).toBe(0);
    failures.set('hopeless', 1);
    const ask = () =>
      test.database.execute('UPDATE failed_event SET retry_at = clock_timestamp() WHERE event_id = $1', [id]);
    await ask();
    await until(async () => (await failed(id))?.tries === 6);
    await ask();
    await until(async () => (await failed(id)) === undefined);
    expect(await effectOf('hopeless')).toBe(1);
  });

  it('has the effects of events that came together in one transaction, each once', async () => {
    const events = Array.from({ length: 12 }, (_, at) =>
      eventOf(uuidv7(), crateFilled.type, { robot: `crate-${at % 6}` }),
    );
    together.length = 0;
    await sendTogether([...events, ...events.slice(0, 3)]);
    await until(async () => (await effectOf('crate-5')) > 0);
    await sendTogether(events);
    await marker();
    expect(together).toEqual([12]);
    for (let at = 0; at < 6; at++) expect(await effectOf(`crate-${at}`)).toBe(2);
  });

  it('lets what fails among them fail alone, and tries that again', async () => {
    const unreadable = uuidv7();
    failures.set('sealed', 3);
    await sendTogether([
      eventOf(uuidv7(), crateFilled.type, { robot: 'beside-1' }),
      eventOf(unreadable, crateFilled.type, { robot: 5 }),
      eventOf(uuidv7(), robotBuilt.type, { robot: 'beside-2' }),
      eventOf(uuidv7(), crateFilled.type, { robot: 'sealed' }),
    ]);
    await until(async () => (await effectOf('sealed')) === 1);
    expect([await effectOf('beside-1'), await effectOf('beside-2')]).toEqual([1, 1]);
    expect(await failed(unreadable)).toMatchObject({
      reason: `unreadable ${crateFilled.type} ${unreadable}`,
      tries: 1,
    });
    await marker();
    expect(await effectOf('sealed')).toBe(1);
  });
});
