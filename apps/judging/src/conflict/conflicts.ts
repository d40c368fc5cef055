import type { BodyOf, entryV1 } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { v7 as uuidv7 } from 'uuid';
import { emailKey } from '@podium/programmes';
import { recount } from '../round/progress.js';

/** One saying about a conflict. Whom it concerns is known by an address, an account or both. */
export interface Saying {
  editionCode: string;
  entryId: string;
  address: string | null;
  personId: string | null;
  kind: string;
  source: 'declared' | 'pinned' | 'overruled';
  reason: string;
  byPersonId: string;
  until: Date | null;
}

interface Kept {
  id: string;
  source: string;
}

/**
 * Says that somebody stays away from an entry, or does not need to. What was said before is kept in the history; a conflict that
 * was declared keeps its first reason.
 * @returns the conflict's id
 */
export async function say(tx: Tx, saying: Saying): Promise<string> {
  const { editionCode, entryId, personId, kind, source, reason, byPersonId, until } = saying;
  const id = uuidv7();
  const made = await tx.execute(
    `INSERT INTO conflict (id, edition_code, entry_id, person_id, email_key, kind, source, reason, by_person, until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [id, editionCode, entryId, personId, saying.address, kind, source, reason, byPersonId, until],
  );
  if (made === 1) return id;
  const [kept] = await tx.query<Kept>(
    `SELECT id, source FROM conflict
     WHERE entry_id = $1 AND kind = $2 AND coalesce(email_key, person_id::text) = coalesce($3, $4::uuid::text) FOR UPDATE`,
    [entryId, kind, saying.address, personId],
  );
  if (!kept) throw new Error('a conflict that stands in the way is not there');
  if (source === 'declared' && kept.source !== 'inferred' && kept.source !== 'overruled') return kept.id;
  await change(tx, kept.id, saying);
  return kept.id;
}

/** Says of a kept conflict something new. The row is locked by whoever calls. */
export async function change(
  tx: Tx,
  id: string,
  { source, reason, byPersonId, until }: Pick<Saying, 'source' | 'reason' | 'byPersonId' | 'until'>,
): Promise<void> {
  await tx.execute(
    `INSERT INTO conflict_history (conflict_id, kind, source, reason, by_person, at, until)
     SELECT id, kind, source, reason, by_person, at, until FROM conflict WHERE id = $1`,
    [id],
  );
  await tx.execute(
    `UPDATE conflict SET source = $2, reason = $3, by_person = $4, until = $5, seat_id = NULL, at = clock_timestamp()
     WHERE id = $1`,
    [id, source, reason, byPersonId, until],
  );
}

/** Bars everybody who belongs to a team from its entry. Whoever left stays barred: the work is theirs too. */
export async function barTeam(
  tx: Tx,
  { editionCode, entryId, roster, contacts }: BodyOf<typeof entryV1>,
): Promise<void> {
  const people = roster ?? contacts.map(({ email }) => ({ email, personId: null }));
  const rows = people.map(({ email, personId }) => ({
    id: uuidv7(),
    key: email === null ? null : emailKey(email),
    personId,
    kind: personId === null ? 'named' : 'team',
  }));
  await tx.execute(
    `INSERT INTO conflict (id, edition_code, entry_id, person_id, email_key, kind, source)
     SELECT t.id, $1, $2, coalesce(t.person_id, p.person_id), t.email_key, t.kind, 'inferred'
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[]) AS t (id, person_id, email_key, kind)
     LEFT JOIN person p ON p.email_key = t.email_key WHERE num_nonnulls(t.person_id, t.email_key) > 0 ON CONFLICT DO NOTHING`,
    [
      editionCode,
      entryId,
      rows.map(({ id }) => id),
      rows.map(({ personId }) => personId),
      rows.map(({ key }) => key),
      rows.map(({ kind }) => kind),
    ],
  );
}

/** Which seats or entries are looked at anew. */
export type Touched = { seats: string[] } | { entries: string[] };

/**
 * Infers conflicts from what seats and entries of one edition have in common, as far as the seat's panel is barred from it, and
 * drops what does not follow any more. What an organiser overruled stays so.
 * @returns ids of the entries whose conflicts were looked at
 */
export async function infer(tx: Tx, touched: Touched): Promise<string[]> {
  const seats = 'seats' in touched ? touched.seats : null;
  const entries = 'entries' in touched ? touched.entries : null;
  const shared = await tx.query<{ seatId: string; entryId: string; kind: string }>(
    `SELECT s.id AS "seatId", e.id AS "entryId", k.kind
     FROM seat s JOIN panel p ON p.id = s.panel_id
     JOIN entry e ON e.edition_code = p.edition_code AND e.traits && s.traits
     CROSS JOIN LATERAL (SELECT DISTINCT split_part(trait, ':', 1) AS kind FROM unnest(e.traits) AS trait
       WHERE trait = ANY(s.traits)) k
     WHERE s.vacated_at IS NULL AND k.kind = ANY(p.conflicts)
       AND ($1::uuid[] IS NULL OR s.id = ANY($1)) AND ($2::uuid[] IS NULL OR e.id = ANY($2))`,
    [seats, entries],
  );
  const [seatIds, entryIds, kinds] = [
    shared.map(({ seatId }) => seatId),
    shared.map(({ entryId }) => entryId),
    shared.map(({ kind }) => kind),
  ];
  const gone = await tx.query<{ entryId: string }>(
    `DELETE FROM conflict c WHERE c.source = 'inferred' AND c.seat_id IS NOT NULL
       AND ($1::uuid[] IS NULL OR c.seat_id = ANY($1)) AND ($2::uuid[] IS NULL OR c.entry_id = ANY($2))
       AND NOT EXISTS (SELECT FROM unnest($3::uuid[], $4::uuid[], $5::text[]) AS t (seat_id, entry_id, kind)
         WHERE (t.seat_id, t.entry_id, t.kind) = (c.seat_id, c.entry_id, c.kind))
     RETURNING c.entry_id AS "entryId"`,
    [seats, entries, seatIds, entryIds, kinds],
  );
  await tx.execute(
    `INSERT INTO conflict (id, edition_code, entry_id, person_id, email_key, kind, source, seat_id)
     SELECT t.id, p.edition_code, t.entry_id, person.person_id, s.email_key, t.kind, 'inferred', s.id
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS t (id, seat_id, entry_id, kind)
     JOIN seat s ON s.id = t.seat_id JOIN panel p ON p.id = s.panel_id LEFT JOIN person ON person.email_key = s.email_key
     ON CONFLICT DO NOTHING`,
    [shared.map(() => uuidv7()), seatIds, entryIds, kinds],
  );
  return [...new Set([...entryIds, ...gone.map(({ entryId }) => entryId)])];
}

/**
 * Brings the assignments of open rounds in line with the conflicts of these entries: whoever is barred now has none, whoever is
 * not any more has it back. A round that is being closed is waited for.
 */
export async function applyConflicts(tx: Tx, entryIds: string[]): Promise<void> {
  if (entryIds.length === 0) return;
  const open = await tx.query<{ id: string }>(
    `SELECT id FROM round WHERE state = 'open' AND id IN (SELECT round_id FROM contender WHERE entry_id = ANY($1::uuid[]))
     ORDER BY id FOR SHARE`,
    [entryIds],
  );
  if (open.length === 0) return;
  const where = [open.map(({ id }) => id), entryIds];
  const ended = await tx.query<Pair>(
    `UPDATE assignment a SET ended_because = 'recused' FROM barred_seat b
     WHERE a.round_id = ANY($1::uuid[]) AND a.entry_id = ANY($2::uuid[]) AND a.ended_because IS NULL
       AND b.seat_id = a.seat_id AND b.entry_id = a.entry_id
     RETURNING a.round_id AS "roundId", a.dossier_id AS "dossierId"`,
    where,
  );
  const back = await tx.query<Pair>(
    `UPDATE assignment a SET ended_because = NULL FROM seat s
     WHERE a.round_id = ANY($1::uuid[]) AND a.entry_id = ANY($2::uuid[]) AND a.ended_because = 'recused'
       AND s.id = a.seat_id AND s.vacated_at IS NULL
       AND NOT EXISTS (SELECT FROM barred_seat b WHERE b.seat_id = a.seat_id AND b.entry_id = a.entry_id)
     RETURNING a.round_id AS "roundId", a.dossier_id AS "dossierId"`,
    where,
  );
  await recount(tx, [...ended, ...back]);
}

interface Pair {
  roundId: string;
  dossierId: string;
}
