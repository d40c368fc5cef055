import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  brokenInvariants,
  rowsOf,
  SeasonRun,
  startPodium,
  untilSettled,
  type RunningPodium,
  type SeasonOutcome,
} from '@podium/testing';
import { inDatabase, SMALL, told } from './season.fixture.js';

const MINUTES = 60_000;

let podium: RunningPodium;
let running: SeasonRun | undefined;
let season: SeasonOutcome;
let copiesBefore: Record<string, unknown>[];
let copiesAfter: Record<string, unknown>[];

/** What judging holds of others, as rows. Which order they came in says nothing. */
const COPIES = `SELECT 'dossier' AS what, id::text AS key, hash AS value FROM judging.dossier
  UNION ALL SELECT 'entry', id::text, dossier_id || ' ' || withdrawn FROM judging.entry
  UNION ALL SELECT 'edition', code, definition_hash FROM judging.edition
  UNION ALL SELECT 'person', person_id::text, email_key FROM judging.person
  UNION ALL SELECT 'appointment', id::text, role || ' ' || ended FROM judging.appointment ORDER BY 1, 2, 3`;

beforeAll(async () => {
  podium = await startPodium({ way: 'one process' });
  running = await SeasonRun.begin(podium, SMALL);
  await untilRows('judging.sheet', 40);
  await podium.stop();
  copiesBefore = await rowsOf(podium.databaseUrl, COPIES);
  // As after an accident: judging's copies are gone while its own decisions stay, and of the mailer nothing is left. What was
  // told before is not in any outbox any more.
  await rowsOf(
    podium.databaseUrl,
    `TRUNCATE judging.dossier, judging.entry, judging.edition, judging.person, judging.appointment;
     DROP SCHEMA mailer CASCADE;
     DELETE FROM accounts.outbox WHERE sent_at IS NOT NULL; DELETE FROM registrations.outbox WHERE sent_at IS NOT NULL;
     DELETE FROM judging.outbox WHERE sent_at IS NOT NULL; DELETE FROM results.outbox WHERE sent_at IS NOT NULL`,
  );
  await podium.restart('podium');
  const held = copiesBefore.length;
  for (;;) {
    copiesAfter = await rowsOf(podium.databaseUrl, COPIES);
    if (copiesAfter.length >= held) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  season = await running.outcome();
  await untilSettled(podium.databaseUrl);
}, 10 * MINUTES);
afterAll(async () => {
  await running?.stop();
  await podium?.close();
}, MINUTES);

async function untilRows(table: string, least: number): Promise<void> {
  for (;;) {
    const [row] = await rowsOf<{ count: number }>(podium.databaseUrl, `SELECT count(*)::int FROM ${table}`);
    if ((row?.count ?? 0) >= least) return;
    if (!running?.goesOn) throw new Error('the season ended before');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

it('judging gets the same copies again by itself', () => {
  const keys = (rows: Record<string, unknown>[]) => rows.map((row) => JSON.stringify(row));
  expect(keys(copiesAfter)).toEqual(expect.arrayContaining(keys(copiesBefore)));
  expect(copiesBefore.length).toBeGreaterThan(SMALL.entries);
});

it('the mailer knows again what it has to know, and writes no letter a second time for what it is told again', async () => {
  const [row] = await rowsOf<Record<string, number>>(
    podium.databaseUrl,
    `SELECT (SELECT count(*) FROM mailer.edition)::int AS editions, (SELECT count(*) FROM registrations.edition)::int AS "openEditions",
       (SELECT count(DISTINCT person_id) FROM mailer.reader)::int AS readers, (SELECT count(*) FROM accounts.person)::int AS persons,
       (SELECT count(*) FROM mailer.letter WHERE kind = 'entry-submitted')::int AS old`,
  );
  expect(row?.['editions']).toBe(row?.['openEditions']);
  expect(row?.['readers']).toBe(row?.['persons']);
  expect(row?.['old']).toBe(0);
});

it('the season goes on to its end, and nothing acknowledged is lost', async () => {
  expect(await inDatabase(podium, season.editionCode)).toEqual(told(season));
  expect(await brokenInvariants(podium)).toEqual([]);
});
