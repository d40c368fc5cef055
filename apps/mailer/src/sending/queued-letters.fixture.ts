import { Database, loginUrl, migrate, prepareCluster } from '@podium/platform-database';
import { databaseFrom, TEST_SECRET } from '@podium/testing';
import { mailer } from '../mailer.service.js';

export interface QueuedLetters {
  /** The address of the database for the mailer's login. */
  readonly url: string;
  readonly database: Database;
  /** How many letters are in which state. */
  states(): Promise<Record<string, number>>;
  /** Resolves once that holds of the states. */
  until(reached: (now: Record<string, number>) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** A mailer's database with so many letters to send, to entrant-1@example.hk and so on, and no sender. */
export async function queuedLetters(count: number): Promise<QueuedLetters> {
  const made = await databaseFrom('mailer_letters', async (at) => {
    await prepareCluster(at, TEST_SECRET);
    await migrate(at, 'mailer', mailer.migrations);
  });
  const url = loginUrl(made.url, 'podium_mailer', TEST_SECRET);
  const database = new Database(url, { max: 4 });
  await database.execute(
    `INSERT INTO letter (id, event_id, kind, recipient, recipient_key, locale, params, message_id, urgency, give_up_at)
     SELECT id, id, 'entry-admitted', address, address, 'zhHant',
       '{"entryCode": "GALA26-SL-0001", "categoryCode": "SL", "title": {"en": "Fish"}}', '<' || id || '@podium.example>', 1,
       now() + interval '4 days'
     FROM (SELECT gen_random_uuid() AS id, concat('entrant-', n, '@example.hk') AS address FROM generate_series(1, $1) AS n)`,
    [count],
  );
  const states = async () => {
    const rows = await database.query<{ state: string; count: number }>(
      'SELECT state, count(*)::int FROM letter GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  return {
    url,
    database,
    states,
    async until(reached) {
      while (!reached(await states())) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async close() {
      await database.close();
      await made.drop();
    },
  };
}
