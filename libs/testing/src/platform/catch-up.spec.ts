import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { appointmentV1, heard, hearingTable, type BodyOf } from '@podium/contracts';
import {
  APPOINTMENT_TABLES_1,
  APPOINTMENT_TABLES_2,
  APPOINTMENT_TABLES_3,
  appointmentCopy,
} from '@podium/platform-access';
import { FACT_TABLES_1, FactReader, Facts } from '@podium/platform-facts';
import { OUTBOX_TABLES_1, OUTBOX_TABLES_2 } from '@podium/platform-outbox';
import { IDEMPOTENCY_TABLES_1, type ServiceDefinition } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { aService, type ServiceUnderTest } from '../a-service.js';
import { ToldFacts } from '../told-facts.js';
import { until } from './outbox.fixture.js';

@Module({})
class Copies {}

class Copies1 {
  readonly name = 'Copies1763856000000';
  up = (db: { query(sql: string): Promise<unknown> }) =>
    db.query(
      [OUTBOX_TABLES_1, OUTBOX_TABLES_2, IDEMPOTENCY_TABLES_1, APPOINTMENT_TABLES_1, APPOINTMENT_TABLES_2]
        .concat([APPOINTMENT_TABLES_3, FACT_TABLES_1])
        .join(''),
    ) as Promise<void>;
  down = () => Promise.resolve();
}

const copies: ServiceDefinition = {
  name: 'judging',
  module: Copies,
  migrations: [Copies1],
  tells: [],
  listenings: () => [appointmentCopy],
};
const table = hearingTable([heard(appointmentV1, 'accounts', 'judging')]);

const appointment = (appointmentId = uuidv7()): BodyOf<typeof appointmentV1> => ({
  appointmentId,
  personId: uuidv7(),
  role: 'chair',
  editionCode: 'E26',
  categoryCode: null,
  appointedBy: null,
});

let under: ServiceUnderTest;
beforeAll(async () => {
  under = await aService(copies, { table });
});
afterAll(() => under.close());

const held = () =>
  under.service.database.query<{ id: string; version: number; ended: boolean }>(
    'SELECT id, version, ended FROM appointment ORDER BY id',
  );

it('what others knew before is told to whoever starts late, tombstones too, and the newest version alone stays', async () => {
  const past = Array.from({ length: 450 }, () => appointment());
  const others = new ToldFacts();
  for (const each of past) others.put(appointmentV1, each);
  const [ended] = past as [BodyOf<typeof appointmentV1>];
  others.put(appointmentV1, ended, { ended: true });
  const late = await aService(copies, { table, others });
  try {
    const count = async () => (await late.service.database.query('SELECT 1 FROM appointment')).length;
    await until(async () => (await count()) === past.length);
    const [row] = await late.service.database.query('SELECT version, ended FROM appointment WHERE id = $1', [
      ended.appointmentId,
    ]);
    expect(row).toEqual({ version: 2, ended: true });
    // An older version that comes late changes nothing; a newer one does.
    await late.tell(appointmentV1, ended, { version: 1 });
    expect(
      await late.service.database.query('SELECT ended FROM appointment WHERE id = $1', [ended.appointmentId]),
    ).toEqual([{ ended: true }]);
  } finally {
    await late.close();
  }
});

it('a copy that lost rows, or has them in an older version, is told again; and so is one whose cursor was taken away', async () => {
  const [first, second] = [appointment(), appointment()];
  await under.tell(appointmentV1, first);
  await under.tell(appointmentV1, second);
  await under.tell(appointmentV1, second, { ended: true });
  const whole = await held();
  await under.service.database.execute('DELETE FROM appointment WHERE id = $1', [first.appointmentId]);
  await under.service.database.execute('UPDATE appointment SET version = 1, ended = false WHERE id = $1', [
    second.appointmentId,
  ]);
  expect(await held()).not.toEqual(whole);
  // A second process compares when it starts.
  const isWhole = async () => JSON.stringify(await held()) === JSON.stringify(whole);
  const replica = await under.replica();
  await until(isWhole);
  await under.service.database.execute('DELETE FROM appointment');
  await under.service.database.execute('DELETE FROM fact_cursor');
  await until(isWhole);
  await replica.close();
});

it('a fact that is too long to travel is asked for', async () => {
  const told = under.others.put(appointmentV1, appointment());
  const { body: _long, ...short } = told;
  const read = await appointmentCopy.read(short, (type, key) => under.others.one(type, key));
  await under.service.database.transaction((tx) => appointmentCopy.handle(tx, read, ''));
  expect((await held()).find(({ id }) => id === told.key)).toMatchObject({ version: 1 });
});

it('a fact is told once a change, in its transaction, with a version that grows', async () => {
  const written: { type: string; payload: unknown }[] = [];
  const outbox = {
    write: (_tx: unknown, type: string, payload: unknown) => Promise.resolve(void written.push({ type, payload })),
  };
  const facts = new Facts(outbox);
  const { database } = under.service;
  const body = appointment();
  const put = (ended = false) => database.transaction((tx) => facts.put(tx, appointmentV1, body, { ended }));
  await put();
  await put();
  await put(true);
  await database
    .transaction(async (tx) => {
      await facts.put(tx, appointmentV1, body);
      throw new Error('changed my mind');
    })
    .catch(() => undefined);
  expect(written.slice(0, 2)).toMatchObject([
    { type: appointmentV1.type, payload: { key: body.appointmentId, version: 1, ended: false, body } },
    { type: appointmentV1.type, payload: { key: body.appointmentId, version: 2, ended: true, body } },
  ]);
  const source = new FactReader(database);
  expect(await source.one(appointmentV1.type, body.appointmentId)).toMatchObject({ version: 2, ended: true });
});
