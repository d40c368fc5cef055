import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { appointmentV1, personV1 } from '@podium/contracts';
import { AccountsUnderTest } from './accounts.fixture.js';
import { Appointments } from './appointment/appointments.js';
import { PersonRepository } from './person/person.repository.js';

let test: AccountsUnderTest;
beforeAll(async () => {
  test = await AccountsUnderTest.start();
});
afterAll(() => test.stop());

const stated = async () => {
  const facts = [...(await test.under.facts(personV1)), ...(await test.under.facts(appointmentV1))];
  return facts.map(({ ended, body }) => JSON.stringify({ ended, body })).sort();
};

it('who was there before there were facts is stated when the service starts, with what has ended, and once', async () => {
  await test.opened('HK23', ['SL']);
  const { token } = await test.signedIn('administrator@podium.example');
  await test.appoint(token, 'chair@example.hk', 'CHAIR', 'HK23', 'SL');
  const was = await test.appoint(token, 'screener@example.hk', 'SCREENER', 'HK23');
  await test.end(token, was.id);
  const before = await stated();
  expect(before.filter((fact) => fact.includes('"ended":true'))).toHaveLength(1);

  // As an installation was that is older than facts.
  await test.database.execute('DELETE FROM fact');
  const tell = async () => {
    await test.under.service.get(PersonRepository).tellUntold();
    await test.under.service.get(Appointments).tellUntold();
  };
  await tell();
  expect(await stated()).toEqual(before);

  const [last] = await test.database.query<{ seq: string }>('SELECT max(sequence)::text AS seq FROM fact');
  await tell();
  expect(await test.database.query('SELECT max(sequence)::text AS seq FROM fact')).toEqual([last]);
});
