import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, UnstorableText, type Tx } from '@podium/platform-database';
import pg from 'pg';
import { throwAwayDatabase, type ThrowAwayDatabase } from '../throw-away-database.js';

let server: ThrowAwayDatabase;
let database: Database;
let root: pg.Client;
const faults: Error[] = [];
beforeAll(async () => {
  server = await throwAwayDatabase();
  root = new pg.Client(server.url);
  await root.connect();
  await root.query('CREATE TABLE seat (id int PRIMARY KEY, taken int NOT NULL DEFAULT 0, doc jsonb)');
  database = new Database(server.url, { max: 4, name: 'under-test', onError: (error) => void faults.push(error) });
});
afterAll(async () => {
  await database.close();
  await root.end();
  await server.drop();
});
beforeEach(async () => {
  await root.query('TRUNCATE seat; INSERT INTO seat (id) VALUES (1), (2)');
});

const seats = () => database.query<{ id: number; taken: number }>('SELECT id, taken FROM seat ORDER BY id');
const take = (tx: Tx, id: number) => tx.execute('UPDATE seat SET taken = taken + 1 WHERE id = $1', [id]);
const fail = (tx: Tx, sqlstate: string) =>
  tx
    .execute(`SELECT 1 FROM (SELECT set_config('test.sqlstate', $1, true)) AS set_first`, [sqlstate])
    .then(() =>
      tx.execute(`DO $$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = current_setting('test.sqlstate'); END $$`),
    );
const untouched = [
  { id: 1, taken: 0 },
  { id: 2, taken: 0 },
];
const cut = (which: string) =>
  root.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'under-test' ${which}`);

describe('a transaction', () => {
  it('commits everything and gives what the work returns, then runs what was put off until the commit', async () => {
    const order: string[] = [];
    const given = await database.transaction(async (tx) => {
      tx.afterCommit(() => order.push('after the commit'));
      await take(tx, 1);
      await take(tx, 2);
      order.push('work');
      return 'given';
    });
    expect(given).toBe('given');
    expect(order).toEqual(['work', 'after the commit']);
    expect(await seats()).toEqual(untouched.map(({ id }) => ({ id, taken: 1 })));
  });

  it('takes everything back when the work throws, and what was put off never runs', async () => {
    const order: string[] = [];
    const work = database.transaction(async (tx) => {
      tx.afterCommit(() => order.push('after the commit'));
      await take(tx, 1);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect([order, await seats()]).toEqual([[], untouched]);
  });

  it('does not pass for committed when a statement failed and the work went on regardless', async () => {
    const order: string[] = [];
    const work = database.transaction(async (tx) => {
      tx.afterCommit(() => order.push('after the commit'));
      await take(tx, 1);
      await tx.execute('INSERT INTO seat (id) VALUES (1)').catch(() => undefined);
      return 'all is well';
    });
    await expect(work).rejects.toThrow('nothing was committed');
    expect([order, await seats()]).toEqual([[], untouched]);
  });

  it('reads the clock of this moment, not of its beginning', async () => {
    const [first, second] = await database.transaction(async (tx) => {
      const before = await tx.now();
      await tx.query('SELECT pg_sleep(0.01)');
      return [before, await tx.now()];
    });
    expect((second as Date).getTime()).toBeGreaterThan((first as Date).getTime());
  });
});

describe('a transaction that meets another', () => {
  it('is tried again after a deadlock: both take both seats, and what was put off runs once for each', async () => {
    let attempts = 0;
    let after = 0;
    let here = 0;
    let bothHere: () => void;
    const meeting = new Promise<void>((resolve) => (bothHere = resolve));
    const both = (first: number, second: number) => {
      let attempt = 0;
      return database.transaction(async (tx) => {
        attempts++;
        tx.afterCommit(() => after++);
        await take(tx, first);
        if (++attempt === 1) {
          if (++here === 2) bothHere();
          await meeting;
        }
        await take(tx, second);
      });
    };
    await Promise.all([both(1, 2), both(2, 1)]);
    expect(attempts).toBe(3);
    expect(after).toBe(2);
    expect(await seats()).toEqual(untouched.map(({ id }) => ({ id, taken: 2 })));
  });

  it.each(['40001', '40P01'])(
    'is tried four times at most when PostgreSQL says %s, and leaves nothing of a failed try',
    async (sqlstate) => {
      let attempts = 0;
      await database.transaction(async (tx) => {
        await take(tx, 1);
        if (++attempts < 4) await fail(tx, sqlstate);
      });
      expect(attempts).toBe(4);
      expect(await seats()).toEqual([
        { id: 1, taken: 1 },
        { id: 2, taken: 0 },
      ]);
      const hopeless = database.transaction((tx) => (attempts++, fail(tx, sqlstate)));
      await expect(hopeless).rejects.toMatchObject({ code: sqlstate });
      expect(attempts).toBe(8);
    },
  );

  it('is not tried again for what would fail again', async () => {
    let attempts = 0;
    const work = database.transaction((tx) => (attempts++, tx.execute('INSERT INTO seat (id) VALUES (1)')));
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });
});

describe('a server that goes away', () => {
  it('fails the use case that holds the connection, not the process, and the next one works', async () => {
    const work = database.transaction(async (tx) => {
      await take(tx, 1);
      const [own] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await cut(`AND pid = ${own?.pid}`);
      // The news of the end comes between two statements, when nobody waits for an answer.
      await new Promise((resolve) => setTimeout(resolve, 50));
      await take(tx, 2);
    });
    await expect(work).rejects.toThrow();
    expect(await seats()).toEqual(untouched);
  });

  it('does not end the process while somebody has borrowed a connection and asks nothing of it', async () => {
    const borrowed = await database.pool.connect();
    const ended = new Promise((resolve) => borrowed.once('end', resolve));
    const { rows } = await borrowed.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await cut(`AND pid = ${rows[0]?.pid}`);
    await ended;
    await expect(borrowed.query('SELECT 1')).rejects.toThrow();
    borrowed.release(true);
    expect(await seats()).toEqual(untouched);
  });

  it('between two use cases is told of, and not felt', async () => {
    await seats();
    const before = faults.length;
    await cut('');
    while (faults.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await seats()).toEqual(untouched);
  });

  it('does not leak connections: as many as before can work at once', async () => {
    for (let at = 0; at < 6; at++) {
      const work = database.transaction(async (tx) => {
        const [own] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await cut(`AND pid = ${own?.pid}`);
        await tx.query('SELECT 1');
      });
      await expect(work).rejects.toThrow();
    }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => database.transaction((tx) => tx.query('SELECT 1 AS one'))),
    );
    expect(answers).toEqual(Array(8).fill([{ one: 1 }]));
  });
});

describe('text that PostgreSQL cannot keep', () => {
  it.each([
    ['a NUL in text', 'SELECT $1::text', 'a\u0000b'],
    ['a NUL in JSON', 'SELECT $1::jsonb', JSON.stringify({ a: 'a\u0000b' })],
  ])('%s is the sender’s mistake', async (_, sql, value) => {
    const mistake = { name: 'UnstorableText', extensions: { code: 'BAD_USER_INPUT' } };
    await expect(database.query(sql, [value])).rejects.toMatchObject(mistake);
    await expect(database.execute(sql, [value])).rejects.toBeInstanceOf(UnstorableText);
    await expect(database.transaction((tx) => tx.query(sql, [value]))).rejects.toMatchObject(mistake);
  });
});
