import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appointmentV1, personV1, whoHearsWhat } from '@podium/contracts';
import { queueOf } from '@podium/platform-outbox';
import { AccountsUnderTest, ADMINISTRATOR } from '../accounts.fixture.js';

let test: AccountsUnderTest;
let administrator: string;
beforeAll(async () => {
  test = await AccountsUnderTest.start({ settings: { NEWS_AWAITED_MS: '10000' } });
  administrator = (await test.signedIn(ADMINISTRATOR)).token;
  await test.opened('HK23', ['SL']);
});
afterAll(() => test.stop());

const listeners = [
  ...new Set([appointmentV1, personV1].flatMap(({ type }) => whoHearsWhat.get(type)?.listeners ?? [])),
];
const queues = () => listeners.map((name) => test.under.queues.queue(queueOf(name)));
/** Waits until the news of an appointment lies with every listener. */
async function told(): Promise<void> {
  for (const queue of queues()) {
    while (!(await queue.getWaiting()).some(({ name }) => name === appointmentV1.type)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

describe('an appointment', () => {
  it('is answered once every service has heard of it, and so is its end: whoever is appointed may begin at once', async () => {
    for (const act of [
      () => test.appoint(administrator, 'chair@example.hk', 'CHAIR', 'HK23', 'SL'),
      async () => test.end(administrator, (await made()).id),
    ]) {
      await Promise.all(queues().map((queue) => queue.drain()));
      let settled = false;
      const acting = act().finally(() => (settled = true));
      await told();
      const [last, ...others] = queues();
      await Promise.all(others.map((queue) => queue.drain()));
      expect(settled).toBe(false);
      await last?.drain();
      expect(await acting).toMatchObject({ __typename: 'Appointment' });
    }
  });
});

const made = async () => {
  const [row] = await test.database.query<{ id: string }>(`SELECT id FROM appointment WHERE role = 'chair'`);
  return row as { id: string };
};
