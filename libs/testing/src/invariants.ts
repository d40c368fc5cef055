import { join } from 'node:path';
import { editionFrom, type EditionDefinition } from '@podium/contracts';
import { Documents, FolderStore } from '@podium/platform-storage';
import type { Edition } from '@podium/programmes';
import { canonical, recount, sha256Hex, type Standing } from '@podium/scoring';
import pg from 'pg';
import { late, type CalendarChange, type Submitted } from './late-entries.js';

/** Each counts what must never be, over the schemas of all services: a test may look where services may not. */
const COUNTED: Record<string, string> = {
  'award published while its round is open': `
    SELECT FROM results.released_award p JOIN results.award a ON a.id = p.award_id JOIN judging.round r ON r.id = a.round_id
    WHERE r.state <> 'closed'`,
  'award published that nobody released': `
    SELECT FROM results.released_award p JOIN results.award a ON a.id = p.award_id
    LEFT JOIN results.release l ON l.id = a.release_id AND l.state = 'approved' WHERE l.id IS NULL`,
  'release approved by nobody, or by whoever proposed it': `
    SELECT FROM results.release WHERE state = 'approved' AND (approved_by IS NULL OR approved_by = proposed_by)`,
  'released award whose instant, place or award is not that of its release': `
    SELECT FROM results.released_award p JOIN results.award a ON a.id = p.award_id JOIN results.release l ON l.id = a.release_id
    WHERE a.revoked_at IS NOT NULL OR p.edition_code <> l.edition_code OR coalesce(l.category_code <> p.category_code, false)`,
  'award of an entry that its standing does not have': `
    SELECT FROM results.award a WHERE NOT EXISTS (
      SELECT FROM judging.placed p WHERE p.round_id = a.round_id AND p.entry_id = a.entry_id)`,
  'sheet without an assignment': `
    SELECT FROM judging.sheet s WHERE NOT EXISTS (SELECT FROM judging.assignment a
      WHERE (a.round_id, a.seat_id, a.dossier_id) = (s.round_id, s.seat_id, s.dossier_id))`,
  'sheet handed in after its round closed': `
    SELECT FROM judging.sheet s JOIN judging.round r ON r.id = s.round_id
    WHERE s.handed_in_at >= least(r.closes_at, r.closed_at)`,
  'closed round without a standing, or standing of one that is not closed': `
    SELECT FROM judging.round r FULL JOIN judging.standing s ON s.round_id = r.id
    WHERE (r.state = 'closed') IS DISTINCT FROM (s.round_id IS NOT NULL)`,
  'dossier that judging and registrations know differently': `
    SELECT FROM judging.dossier j LEFT JOIN registrations.dossier d ON d.id = j.id WHERE d.hash IS DISTINCT FROM j.hash`,
  'dossier of an entry that was never submitted': `
    SELECT FROM registrations.dossier d JOIN registrations.entry e ON e.id = d.entry_id
    WHERE e.submitted_at IS NULL OR e.submitted_at > d.admitted_at`,
  'admitted entry without a dossier': `
    SELECT FROM registrations.entry e WHERE state = 'admitted'
      AND NOT EXISTS (SELECT FROM registrations.dossier d WHERE d.entry_id = e.id)`,
  'standing that results and judging know differently': `
    SELECT FROM results.standing r LEFT JOIN judging.standing j USING (round_id) WHERE j.hash IS DISTINCT FROM r.hash`,
  'letter about one entry written twice': `
    SELECT FROM mailer.letter WHERE kind LIKE 'entry-%'
    GROUP BY recipient_key, kind, params->>'entryCode' HAVING count(*) > 1`,
  'letter sent whose secret is still there': `
    SELECT FROM mailer.letter WHERE kind = 'sign-in-code' AND state = 'sent' AND params::text ~ '\\d{6}'`,
};

/** Where a whole Podium keeps what it keeps: the superuser's address of its database, and its data folder. */
export interface Kept {
  databaseUrl: string;
  dataDir: string;
}

/**
 * Asks a whole Podium for what must never be.
 * @returns what is there nevertheless; `[]` when all is well
 */
export async function brokenInvariants({ databaseUrl, dataDir }: Kept): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const documents = documentsOf(dataDir);
    const broken: string[] = [];
    for (const [name, sql] of Object.entries(COUNTED)) {
      const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int FROM (${sql}) AS found`);
      if (rows[0]?.count) broken.push(`${rows[0].count} × ${name}`);
    }
    const late = await submittedLate(client, documents);
    if (late.length > 0) broken.push(`${late.length} × entry submitted after its deadline: ${late.join(', ')}`);
    const dossiers = await client.query<{ hash: string; admittedAt: Date }>(
      `SELECT hash, id AS "dossierId", version, entry_id AS "entryId", entry_code AS "entryCode", edition_code AS "editionCode",
         category_code AS "categoryCode", stream_code AS "streamCode", title, answers, team, admitted_at AS "admittedAt"
       FROM judging.dossier`,
    );
    for (const { hash, admittedAt, ...frozen } of dossiers.rows) {
      const document = { ...frozen, admittedAt: admittedAt.toISOString() };
      if (sha256Hex(canonical(document)) !== hash) broken.push(`the dossier ${hash} does not verify`);
    }
    const standings = await client.query<{ hash: string }>('SELECT hash FROM judging.standing');
    for (const { hash } of standings.rows) {
      const document = await documents.json<Standing>(hash);
      if (!recount(document).same) broken.push(`the standing ${hash} does not recount to itself`);
      if (sha256Hex(canonical(document)) !== hash) broken.push(`the standing ${hash} has another hash`);
    }
    return broken;
  });
}

const documentsOf = (dataDir: string) => new Documents(new FolderStore(join(dataDir, 'documents')));

async function submittedLate(client: pg.Client, documents: Documents): Promise<string[]> {
  const { rows: entries } = await client.query<Submitted>(
    `SELECT code, edition_code AS "editionCode", category_code AS "categoryCode", submitted_at AS "submittedAt"
     FROM registrations.entry WHERE submitted_at IS NOT NULL`,
  );
  const { rows: stated } = await client.query<{ definition: string; calendar: Edition['calendar'] }>(
    `SELECT body->>'definition' AS definition, body->'calendar' AS calendar FROM registrations.fact
     WHERE type = 'registrations.edition.v1' AND NOT ended`,
  );
  const editions: Edition[] = [];
  for (const { definition, calendar } of stated) {
    editions.push(editionFrom(await documents.json<EditionDefinition>(definition), calendar));
  }
  const { rows: changes } = await client.query<CalendarChange>(
    `SELECT edition_code AS "editionCode", milestone, category_code AS "categoryCode", was, changed_at AS "changedAt"
     FROM registrations.calendar_change ORDER BY changed_at DESC`,
  );
  return late(entries, editions, changes);
}

/** Rows of a query that a test asks of a whole Podium's database. */
export function rowsOf<Row extends object>(databaseUrl: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  return withClient(databaseUrl, async (client) => (await client.query<Row>(sql, values)).rows);
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
