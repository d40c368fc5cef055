import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One relation of conflicts for all rounds, and row security that leaves out what somebody is barred from. Recusals of single
 * rounds become conflicts. Counters of a round lie in its contenders, so that they are cut by the same rows.
 */
export class Conflicts1795830000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Who stays away from which entry, and why. Judges are known by the address of their seat, whoever signed in by their id.
      CREATE TABLE conflict (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL,
        entry_id uuid NOT NULL,
        person_id uuid,
        email_key text,
        -- team: accepted to belong to it; named: the team names this address.
        kind text NOT NULL CHECK (kind IN ('team', 'named', 'economy', 'organisation', 'department', 'school', 'family', 'other')),
        -- overruled: an organiser found that there is none; it is not inferred again.
        source text NOT NULL CHECK (source IN ('declared', 'inferred', 'pinned', 'overruled')),
        reason text,
        -- null: inferred.
        by_person uuid,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        until timestamptz,
        -- Inferred from what was said of this seat; goes with it.
        seat_id uuid REFERENCES seat,
        CHECK (num_nonnulls(person_id, email_key) > 0),
        CHECK (source = 'inferred' OR (reason IS NOT NULL AND by_person IS NOT NULL)),
        CHECK (source <> 'overruled' OR kind <> 'team')
      );
      CREATE UNIQUE INDEX conflict_once ON conflict (entry_id, kind, (coalesce(email_key, person_id::text)));
      CREATE INDEX conflict_of_address ON conflict (email_key) WHERE email_key IS NOT NULL;
      CREATE INDEX conflict_of_person ON conflict (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX conflict_of_edition ON conflict (edition_code, id);
      CREATE INDEX conflict_of_seat ON conflict (seat_id) WHERE seat_id IS NOT NULL;
      -- What a conflict said before it was said anew.
      CREATE TABLE conflict_history (
        conflict_id uuid NOT NULL REFERENCES conflict ON DELETE CASCADE,
        kind text NOT NULL,
        source text NOT NULL,
        reason text,
        by_person uuid,
        at timestamptz NOT NULL,
        until timestamptz,
        PRIMARY KEY (conflict_id, at)
      );

      -- Seats say for whom conflicts are looked up, panels for which kinds, entries what they are known by.
      ALTER TABLE seat ADD COLUMN traits text[] NOT NULL DEFAULT '{}', ADD COLUMN economy text;
      ALTER TABLE panel ADD COLUMN conflicts text[] NOT NULL DEFAULT '{}';
      -- null: nothing was known of its edition yet.
      ALTER TABLE entry ADD COLUMN traits text[];
      ALTER TABLE edition ADD COLUMN time_zone text;
      UPDATE edition SET time_zone = definition->>'timeZone';
      ALTER TABLE edition ALTER COLUMN time_zone SET NOT NULL;

      -- When the judge said that the list of entrants was read; dossiers that entered later are not open until it is said again.
      ALTER TABLE round_seat ADD COLUMN declared_at timestamptz;
      UPDATE round_seat rs SET declared_at = clock_timestamp()
        WHERE EXISTS (SELECT FROM sheet s WHERE s.round_id = rs.round_id AND s.seat_id = rs.seat_id);
      ALTER TABLE round ADD COLUMN extended_to timestamptz;
      CREATE TABLE round_extension (
        id uuid PRIMARY KEY,
        round_id uuid NOT NULL REFERENCES round,
        was timestamptz,
        becomes timestamptz NOT NULL,
        reason text NOT NULL,
        by_person uuid NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX round_extension_of_round ON round_extension (round_id);
      CREATE INDEX round_of_edition ON round (edition_code, id);
      CREATE INDEX panel_of_edition ON panel (edition_code, id);
      REVOKE UPDATE, DELETE ON round_extension FROM podium_judging;

      -- How many assignments hold and how many of their sheets were handed in.
      ALTER TABLE contender ADD COLUMN entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ADD COLUMN assigned int NOT NULL DEFAULT 0, ADD COLUMN handed_in int NOT NULL DEFAULT 0;
      UPDATE contender c SET entered_at = r.opened_at FROM round r WHERE r.id = c.round_id;
      ALTER TABLE assignment ADD COLUMN entry_id uuid;
      ALTER TABLE sheet ADD COLUMN entry_id uuid;
      UPDATE assignment a SET entry_id = d.entry_id FROM dossier d WHERE d.id = a.dossier_id;
      UPDATE sheet s SET entry_id = d.entry_id FROM dossier d WHERE d.id = s.dossier_id;
      ALTER TABLE assignment ALTER COLUMN entry_id SET NOT NULL;
      ALTER TABLE sheet ALTER COLUMN entry_id SET NOT NULL;
      UPDATE contender c SET assigned = n.assigned, handed_in = n.handed_in FROM (
        SELECT a.round_id, a.dossier_id, count(*) AS assigned, count(s.id) AS handed_in FROM assignment a
        LEFT JOIN sheet s USING (round_id, seat_id, dossier_id) WHERE a.ended_because IS NULL GROUP BY 1, 2) n
        WHERE (n.round_id, n.dossier_id) = (c.round_id, c.dossier_id);

      INSERT INTO conflict (id, edition_code, entry_id, person_id, email_key, kind, source, reason, by_person, at)
        SELECT DISTINCT ON (d.entry_id, s.email_key) gen_random_uuid(), d.edition_code, d.entry_id, p.person_id, s.email_key,
          'other', 'declared', u.reason, coalesce(p.person_id, '00000000-0000-0000-0000-000000000000'), u.declared_at
        FROM recusal u JOIN dossier d ON d.id = u.dossier_id JOIN seat s ON s.id = u.seat_id
        LEFT JOIN person p ON p.email_key = s.email_key ORDER BY d.entry_id, s.email_key, u.declared_at;
      DROP TABLE recusal;

      CREATE VIEW conflict_in_force AS
        SELECT id, entry_id, person_id, email_key FROM conflict
        WHERE source <> 'overruled' AND (until IS NULL OR until > now());
      -- Derived when it is asked, so nothing can forget to rewrite it. Views read as the owner does: without row security.
      CREATE VIEW barred AS
        SELECT person_id, entry_id FROM conflict_in_force WHERE person_id IS NOT NULL
        UNION ALL SELECT p.person_id, c.entry_id FROM person p JOIN conflict_in_force c ON c.email_key = p.email_key;
      CREATE VIEW barred_seat AS
        SELECT s.id AS seat_id, c.entry_id FROM seat s JOIN conflict_in_force c ON c.email_key = s.email_key
        UNION SELECT s.id, c.entry_id FROM seat s JOIN person p ON p.email_key = s.email_key
          JOIN conflict_in_force c ON c.person_id = p.person_id;
      CREATE VIEW barred_round AS
        SELECT b.person_id, c.round_id FROM barred b JOIN contender c ON c.entry_id = b.entry_id;

      -- podium.reader is set with each transaction: service, or the person on whose behalf it reads. Unset, nothing is seen.
      CREATE FUNCTION reads_everything() RETURNS boolean LANGUAGE sql STABLE
        RETURN coalesce(current_setting('podium.reader', true), '') = 'service';
      CREATE FUNCTION reader() RETURNS uuid LANGUAGE sql STABLE
        RETURN CASE WHEN current_setting('podium.reader', true) ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
          THEN current_setting('podium.reader', true)::uuid END;
    `);
    for (const [table, entry] of Object.entries(OF_ENTRIES)) await secure(db, table, notBarred(entry));
    for (const table of OF_ROUNDS) {
      await secure(
        db,
        table,
        `round_id NOT IN (SELECT b.round_id FROM judging.barred_round b WHERE b.person_id = (SELECT judging.reader()))`,
      );
    }
    await secure(db, 'sheet_history', 'EXISTS (SELECT FROM judging.sheet s WHERE s.id = sheet_id)');
    // Your own conflicts you see; those of others with an entry that you are barred from, you do not.
    await secure(
      db,
      'conflict',
      `(person_id = (SELECT judging.reader())
        OR email_key IN (SELECT p.email_key FROM judging.person p WHERE p.person_id = (SELECT judging.reader()))
        OR ${notBarred('entry_id')})`,
    );
    await secure(db, 'conflict_history', 'EXISTS (SELECT FROM judging.conflict c WHERE c.id = conflict_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    const secured = [...Object.keys(OF_ENTRIES), ...OF_ROUNDS, 'sheet_history'];
    for (const table of secured) {
      await db.query(`DROP POLICY sight ON ${table}; DROP POLICY audit ON ${table};
        ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    }
    await db.query(`
      CREATE TABLE recusal (
        round_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        reason text NOT NULL,
        declared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (round_id, seat_id, dossier_id),
        FOREIGN KEY (round_id, seat_id) REFERENCES round_seat,
        FOREIGN KEY (round_id, dossier_id) REFERENCES contender
      );
      INSERT INTO recusal (round_id, seat_id, dossier_id, reason, declared_at)
        SELECT a.round_id, a.seat_id, a.dossier_id, c.reason, c.at FROM assignment a JOIN seat s ON s.id = a.seat_id
        JOIN conflict c ON c.entry_id = a.entry_id AND c.email_key = s.email_key AND c.source = 'declared'
        WHERE a.ended_because = 'recused' ON CONFLICT DO NOTHING;
      DROP VIEW barred_round, barred_seat, barred, conflict_in_force;
      DROP TABLE conflict_history, conflict, round_extension;
      DROP FUNCTION reads_everything, reader;
      ALTER TABLE seat DROP COLUMN traits, DROP COLUMN economy;
      ALTER TABLE panel DROP COLUMN conflicts;
      ALTER TABLE entry DROP COLUMN traits;
      ALTER TABLE edition DROP COLUMN time_zone;
      ALTER TABLE round_seat DROP COLUMN declared_at;
      ALTER TABLE round DROP COLUMN extended_to;
      DROP INDEX round_of_edition, panel_of_edition;
      ALTER TABLE contender DROP COLUMN entered_at, DROP COLUMN assigned, DROP COLUMN handed_in;
      ALTER TABLE assignment DROP COLUMN entry_id;
      ALTER TABLE sheet DROP COLUMN entry_id;
    `);
  }
}

/** Tables whose rows belong to one entry, and the column that says to which. */
const OF_ENTRIES = {
  dossier: 'entry_id',
  entry: 'id',
  contender: 'entry_id',
  assignment: 'entry_id',
  sheet: 'entry_id',
};

/** What a whole round comes to: a ranking without one entry still tells where that entry stands. */
const OF_ROUNDS = ['standing', 'placed'];

const notBarred = (entry: string): string =>
  `${entry} NOT IN (SELECT b.entry_id FROM judging.barred b WHERE b.person_id = (SELECT judging.reader()))`;

/** Each subquery runs once a statement, not once a row. */
async function secure(db: QueryRunner, table: string, seenByReader: string): Promise<void> {
  await db.query(`
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY sight ON ${table} TO podium_judging
      USING ((SELECT judging.reads_everything()) OR ((SELECT judging.reader()) IS NOT NULL AND ${seenByReader}));
    CREATE POLICY audit ON ${table} FOR SELECT TO auditor USING (true);
  `);
}
