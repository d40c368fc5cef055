import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { events } from '@podium/platform-service';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { throwAwayDatabase, type ThrowAwayDatabase } from '../throw-away-database.js';
import { FACT_TABLES_1 } from '@podium/platform-facts';
import { OUTBOX_TABLES_1, OUTBOX_TABLES_2 } from '@podium/platform-outbox';
import { SERVICES } from '@podium/contracts';

let server: ThrowAwayDatabase;
let db: pg.Client;
beforeAll(async () => {
  server = await throwAwayDatabase();
  db = new pg.Client(server.url);
  await db.connect();
  for (const schema of SERVICES) {
    await db.query(`CREATE SCHEMA ${schema}; SET search_path = ${schema}`);
    await db.query(OUTBOX_TABLES_1 + OUTBOX_TABLES_2 + FACT_TABLES_1);
  }
});
afterAll(async () => {
  await db.end();
  await server.drop();
});

const none = { ids: [] };
const fail = async (schema: string, type: string) => {
  const id = uuidv7();
  await db.query(
    `INSERT INTO ${schema}.failed_event (event_id, type, payload, committed_at, reason, tries)
     VALUES ($1, $2, '{"e-mail": "private@example.hk"}', now(), 'not this time', 20)`,
    [id, type],
  );
  return id;
};

it('lists what failed, without what it says, and asks to try again what was named', async () => {
  const letter = await fail('mailer', 'registrations.entry-submitted.v1');
  const dossier = await fail('judging', 'registrations.entry.v1');
  const lines = await events.failed(db, none);
  expect(lines.map(({ service, id }) => [service, id])).toEqual([
    ['judging', dossier],
    ['mailer', letter],
  ]);
  expect(JSON.stringify(lines)).not.toContain('private');
  expect(await events.failed(db, { ...none, service: 'mailer' })).toMatchObject([
    { tries: 20, reason: 'not this time' },
  ]);
  expect(await events.retry(db, { ids: [letter, 'no id', "'; DROP SCHEMA mailer"] })).toBe(1);
  expect(await events.retry(db, { ids: [], all: true, service: 'judging' })).toBe(1);
  await expect(events.retry(db, none)).rejects.toThrow('--all');
  await expect(events.failed(db, { ...none, service: 'public; --' })).rejects.toThrow('There is no service');
});

it('has facts told again to one service, and news sent again since an instant, but never what was secret', async () => {
  await db.query(
    `INSERT INTO judging.fact_cursor VALUES ('accounts.person.v1', 7, now()), ('registrations.entry.v1', 9, now())`,
  );
  expect(await events.replay(db, { ...none, service: 'judging', type: 'registrations.entry.v1' })).toBe(1);
  await expect(events.replay(db, { ...none, service: 'judging', type: 'judging.standing.v1' })).rejects.toThrow(
    'hears no',
  );
  expect(await events.replay(db, { ...none, service: 'judging' })).toBe(1);
  await db.query(
    `INSERT INTO accounts.outbox (id, type, payload, committed_at, sent_at) VALUES
       ($1, 'accounts.person.v1', '{"key": 1}', '2027-04-30T12:00:00Z', now()),
       ($2, 'accounts.person.v1', '{"key": 2}', '2027-04-30T11:59:59Z', now()),
       ($3, 'accounts.sign-in-code-requested.v1', '{}', '2027-04-30T12:00:00Z', now())`,
    [uuidv7(), uuidv7(), uuidv7()],
  );
  expect(await events.replay(db, { ...none, from: 'accounts', since: '2027-04-30T12:00:00Z' })).toBe(1);
  const { rows } = await db.query('SELECT payload FROM accounts.outbox WHERE sent_at IS NULL');
  expect(rows).toEqual([{ payload: { key: 1 } }]);
  await expect(events.replay(db, { ...none, from: 'accounts' })).rejects.toThrow('since when');
  await expect(events.replay(db, { ...none, from: 'accounts', service: 'judging' })).rejects.toThrow('to whom');
});
