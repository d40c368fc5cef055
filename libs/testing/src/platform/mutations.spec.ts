import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@podium/platform-access';
import { Database, type Tx } from '@podium/platform-database';
import { InputRefused, refuse } from '@podium/platform-graphql';
import { Outbox, OUTBOX_TABLES_1, type Written } from '@podium/platform-outbox';
import { IDEMPOTENCY_TABLES_1, Mutations } from '@podium/platform-service';
import pg from 'pg';
import { throwAwayDatabase, type ThrowAwayDatabase } from '../throw-away-database.js';

let server: ThrowAwayDatabase;
let database: Database;
let mutations: Mutations;
let worked = 0;
const outbox = new Outbox([{ type: 'test.told.v1' }]);
/** What somebody waited for. */
const awaited: (readonly Written[])[] = [];
const heard = { by: async (events: readonly Written[]) => void awaited.push(events) };
beforeAll(async () => {
  server = await throwAwayDatabase();
  const root = new pg.Client(server.url);
  await root.connect();
  await root.query(`${IDEMPOTENCY_TABLES_1} ${OUTBOX_TABLES_1} CREATE TABLE effect (name text)`);
  await root.end();
  database = new Database(server.url, { max: 5 });
  mutations = new Mutations(database, 'a secret', database, outbox, heard);
});
afterAll(async () => {
  await database.close();
  await server.drop();
});
beforeEach(async () => {
  worked = 0;
  await database.execute('DELETE FROM effect');
});

const request = (key: string, { hash = 'body', who = 'person' as string | null, address = '192.0.2.1' } = {}) =>
  new RequestContext(
    { requestId: 'r', idempotencyKey: key, requestHash: hash, clientAddress: address },
    who === null ? null : { personId: who, sessionId: 's' },
    database,
  );
const effects = async () => (await database.query('SELECT name FROM effect')).length;
const outboxRows = async () =>
  (await database.query<{ id: string }>('SELECT id FROM outbox ORDER BY seq')).map(({ id }) => id);
const work = async (tx: Tx) => {
  worked++;
  await tx.execute(`INSERT INTO effect VALUES ('done')`);
  return { __typename: 'Done', at: new Date('2026-05-02T09:00:00.123Z'), list: [{ at: new Date(0), nothing: null }] };
};

describe('a mutation under an Idempotency-Key', () => {
  it('whose reply was lost is answered alike by another process, instants and all, and not done again', async () => {
    const first = await mutations.run(request('lost'), work);
    const elsewhere = new Mutations(database, 'a secret', database, outbox, heard);
    expect(await elsewhere.run(request('lost'), work)).toEqual(first);
    expect([worked, await effects()]).toEqual([1, 1]);
  });

  it('whose process was killed before the commit leaves nothing, not even the key, and is done by the retry', async () => {
    const killed = mutations.run(request('killed'), async (tx) => {
      const done = await work(tx);
      const [own] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.query('SELECT pg_terminate_backend($1)', [own?.pid]);
      return done;
    });
    await expect(killed).rejects.toThrow();
    expect(await effects()).toBe(0);
    expect(await mutations.run(request('killed'), work)).toMatchObject({ __typename: 'Done' });
    expect(await effects()).toBe(1);
  });

  it('that ten clients send at once is done once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => mutations.run(request('ten'), work)));
    expect(answers).toEqual(Array(10).fill(answers[0]));
    expect([worked, await effects()]).toEqual([1, 1]);
  });

  it('that is refused while an equal one waits has one answer for both and for every retry', async () => {
    let begun = 0;
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    // The state of things changes between the two: the first is refused, the second would be accepted.
    const attempt = () =>
      mutations
        .run(request('both'), async (tx) => {
          if (++begun > 1) return work(tx);
          await gate;
          refuse(new InputRefused('not yet'));
        })
        .catch(({ refusal }: { refusal: { message: string } }) => ({ message: refusal.message }));
    const two = [attempt(), attempt()];
    while (begun === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    goOn();
    const [one, other] = await Promise.all(two);
    expect(other).toEqual(one);
    expect(await attempt()).toEqual(one);
  });

  it('that failed by our fault may be tried again', async () => {
    const fault = mutations.run(request('fault'), () => Promise.reject(new Error('our fault')));
    await expect(fault).rejects.toThrow('our fault');
    expect(await mutations.run(request('fault'), work)).toMatchObject({ __typename: 'Done' });
  });

  it('is refused with another body, for another person it is another key', async () => {
    await mutations.run(request('body'), work);
    await expect(mutations.run(request('body', { hash: 'other' }), work)).rejects.toMatchObject({
      extensions: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    await mutations.run(request('body', { hash: 'other', who: 'somebody else' }), work);
    expect(await effects()).toBe(2);
  });

  it('of somebody not signed in is kept by a keyed hash of the address, never by the address', async () => {
    const [here, there] = [
      { who: null, address: '192.0.2.9' },
      { who: null, address: '192.0.2.10' },
    ];
    for (const from of [here, here, there]) await mutations.run(request('nobody', from), work);
    expect(await effects()).toBe(2);
    const kept = JSON.stringify(await database.query(`SELECT * FROM idempotency WHERE key = 'nobody'`));
    expect(kept).not.toContain('192.0.2');
  });

  it('holds for seven days and is then forgotten', async () => {
    await mutations.run(request('old'), work);
    await mutations.run(request('young'), work);
    await database.execute(`UPDATE idempotency SET made_at = now() - interval '7 days 1 minute' WHERE key = 'old'`);
    await database.execute(`UPDATE idempotency SET made_at = now() - interval '6 days 23 hours' WHERE key = 'young'`);
    expect(await mutations.forget()).toBe(1);
    expect(await database.query(`SELECT key FROM idempotency WHERE key IN ('old', 'young')`)).toEqual([
      { key: 'young' },
    ]);
  });
});

describe('a mutation that others may rely on at once', () => {
  it('is answered once what it told has been waited for; what was rolled back, or is only told again, is not', async () => {
    const told = async (tx: Tx, more: number) => {
      for (let at = 0; at < more; at++) await outbox.write(tx, 'test.told.v1', { at });
      return work(tx);
    };
    await mutations.runHeard(request('heard'), (tx) => told(tx, 2));
    expect(awaited.splice(0)).toEqual([(await outboxRows()).map((id) => ({ id, type: 'test.told.v1' }))]);
    await mutations.runHeard(request('heard'), (tx) => told(tx, 2));
    expect(awaited.splice(0)).toEqual([[]]);
    const refused = mutations.runHeard(request('refused, heard'), async (tx) => {
      await told(tx, 1);
      return refuse(new InputRefused('no'));
    });
    await expect(refused).rejects.toThrow();
    expect(awaited).toEqual([]);
  });
});

describe('a mutation without a key', () => {
  it('is done as often as it is sent', async () => {
    const { call } = request('none');
    const { idempotencyKey: _none, ...keyless } = call;
    for (let at = 0; at < 2; at++) await mutations.run(new RequestContext(keyless, null, database), work);
    expect(await effects()).toBe(2);
  });
});
