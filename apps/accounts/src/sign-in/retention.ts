import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@podium/platform-database';
import type { Running } from '@podium/platform-service';

const HOUR_MS = 3_600_000;
/** So many rows a statement: nobody waits for a long one. */
const BATCH = 5_000;

/** What no limit and nobody looks at any more, and how long it is kept. */
const FORGOTTEN: readonly ((database: Database) => Promise<number>)[] = [
  (database) =>
    database.execute(
      `DELETE FROM sign_in_code WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM sign_in_code WHERE requested_at < now() - interval '1 day' LIMIT $1))`,
      [BATCH],
    ),
  // Guessing at an address is counted over 30 days.
  (database) =>
    database.execute(
      `DELETE FROM sign_in_try WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM sign_in_try WHERE tried_at < now() - interval '30 days' LIMIT $1))`,
      [BATCH],
    ),
  // Ended ones too: nobody renews a session after its days are over, and tokens live for minutes.
  (database) =>
    database.execute(
      `DELETE FROM session WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM session WHERE expires_at < now() - interval '30 days' LIMIT $1))`,
      [BATCH],
    ),
];

/** Forgets old codes, tries and sessions, a while after the start and then every hour. */
@Injectable()
export class Retention {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @returns how many rows went */
  async forget(): Promise<number> {
    let gone = 0;
    for (const forgetSome of FORGOTTEN) {
      for (let deleted = BATCH; deleted === BATCH; gone += deleted) {
        deleted = await forgetSome(this.database);
      }
    }
    return gone;
  }

  start(onFault: (error: Error) => void): Running {
    let running: Promise<unknown> = Promise.resolve();
    const run = () => void (running = this.forget().catch(onFault));
    const timers = [setTimeout(run, HOUR_MS / 60), setInterval(run, HOUR_MS)];
    for (const timer of timers) timer.unref();
    return {
      stop: async () => {
        for (const timer of timers) clearInterval(timer);
        await running;
      },
    };
  }
}
