import { APPOINTMENT_TABLES_1 } from '@podium/platform-access';
import { OUTBOX_TABLES_1 } from '@podium/platform-outbox';
import { IDEMPOTENCY_TABLES_1 } from '@podium/platform-service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Judging1763856100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(OUTBOX_TABLES_1 + IDEMPOTENCY_TABLES_1 + APPOINTMENT_TABLES_1);
    await db.query(`
      -- What others said: editions, entries with their dossiers, whose address is whose.
      CREATE TABLE edition (
        code text PRIMARY KEY,
        edition_id uuid NOT NULL,
        revision int NOT NULL,
        definition jsonb NOT NULL
      );
      CREATE TABLE person (
        person_id uuid PRIMARY KEY,
        email_key text NOT NULL UNIQUE
      );
      CREATE TABLE dossier (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL,
        version int NOT NULL,
        entry_code text NOT NULL,
        edition_code text NOT NULL,
        category_code text NOT NULL,
        stream_code text NOT NULL,
        title jsonb NOT NULL,
        answers jsonb NOT NULL,
        team jsonb NOT NULL,
        admitted_at timestamptz NOT NULL,
        hash text NOT NULL,
        UNIQUE (entry_id, version)
      );
      -- Which dossier of an entry is the newest. A row without one: the withdrawal was heard of first.
      CREATE TABLE entry (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL,
        category_code text NOT NULL,
        stream_code text NOT NULL,
        dossier_id uuid REFERENCES dossier,
        version int NOT NULL DEFAULT 0,
        withdrawn boolean NOT NULL DEFAULT false
      );
      CREATE INDEX entry_by_place ON entry (edition_code, category_code, stream_code) WHERE NOT withdrawn;

      CREATE TABLE panel (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL,
        category_code text,
        stream_code text,
        stage_code text NOT NULL,
        name jsonb NOT NULL,
        formed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        formed_by uuid NOT NULL
      );
      CREATE INDEX panel_by_place ON panel (edition_code, category_code);
      CREATE TABLE seat (
        id uuid PRIMARY KEY,
        panel_id uuid NOT NULL REFERENCES panel,
        email text NOT NULL,
        email_key text NOT NULL,
        family_name text NOT NULL,
        given_name text NOT NULL,
        other_name text,
        name_zh text,
        affiliation text,
        seated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        vacated_at timestamptz
      );
      CREATE UNIQUE INDEX seat_once ON seat (panel_id, email_key) WHERE vacated_at IS NULL;
      CREATE INDEX seat_by_address ON seat (email_key);

      CREATE TABLE round (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL,
        stage_code text NOT NULL,
        category_code text,
        stream_code text,
        panel_id uuid NOT NULL REFERENCES panel,
        -- As they were when the round was opened; the edition may change, the round does not.
        stage jsonb NOT NULL,
        rubric jsonb NOT NULL,
        method jsonb NOT NULL,
        shown_answers jsonb NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'abandoned')),
        opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        opened_by uuid NOT NULL,
        -- Sheets come before this instant; null: until the chair closes.
        closes_at timestamptz,
        closed_at timestamptz,
        closed_by uuid,
        closed_because text,
        CHECK ((state = 'open') = (closed_at IS NULL))
      );
      CREATE UNIQUE INDEX round_once ON round (edition_code, stage_code, coalesce(category_code, ''), coalesce(stream_code, ''))
        WHERE state <> 'abandoned';
      CREATE TABLE round_seat (
        round_id uuid NOT NULL REFERENCES round,
        seat_id uuid NOT NULL REFERENCES seat,
        PRIMARY KEY (round_id, seat_id)
      );
      CREATE INDEX round_seat_by_seat ON round_seat (seat_id);
      CREATE TABLE contender (
        round_id uuid NOT NULL REFERENCES round,
        dossier_id uuid NOT NULL REFERENCES dossier,
        entry_id uuid NOT NULL,
        withdrawn boolean NOT NULL DEFAULT false,
        PRIMARY KEY (round_id, dossier_id),
        UNIQUE (round_id, entry_id)
      );
      CREATE INDEX contender_by_entry ON contender (entry_id);
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
      CREATE TABLE assignment (
        id uuid PRIMARY KEY,
        round_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        assigned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- null: it holds.
        ended_because text CHECK (ended_because IN ('recused', 'vacated')),
        UNIQUE (round_id, seat_id, dossier_id),
        FOREIGN KEY (round_id, seat_id) REFERENCES round_seat,
        FOREIGN KEY (round_id, dossier_id) REFERENCES contender
      );
      CREATE INDEX assignment_by_seat ON assignment (seat_id);
      CREATE INDEX assignment_by_dossier ON assignment (dossier_id, round_id);
      -- The sheet that counts, and what it said before. There is none without an assignment.
      CREATE TABLE sheet (
        id uuid PRIMARY KEY,
        round_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        version int NOT NULL,
        marks jsonb NOT NULL,
        comment text,
        handed_in_at timestamptz NOT NULL,
        UNIQUE (round_id, seat_id, dossier_id),
        FOREIGN KEY (round_id, seat_id, dossier_id) REFERENCES assignment (round_id, seat_id, dossier_id)
      );
      CREATE TABLE sheet_history (
        sheet_id uuid NOT NULL REFERENCES sheet,
        version int NOT NULL,
        marks jsonb NOT NULL,
        comment text,
        handed_in_at timestamptz NOT NULL,
        PRIMARY KEY (sheet_id, version)
      );
      CREATE TABLE standing (
        round_id uuid PRIMARY KEY REFERENCES round,
        hash text NOT NULL,
        document jsonb NOT NULL,
        -- Contenders nobody marked when the round was closed by force.
        left_out uuid[] NOT NULL
      );
      CREATE TABLE placed (
        round_id uuid NOT NULL REFERENCES standing,
        position int NOT NULL,
        dossier_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        place int NOT NULL,
        total text NOT NULL,
        sheets int NOT NULL,
        tie_broken_by text,
        PRIMARY KEY (round_id, position)
      );
      CREATE INDEX placed_by_entry ON placed (entry_id);
      CREATE FUNCTION stays_as_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'a standing does not change'; END $$;
      CREATE TRIGGER standing_stays BEFORE UPDATE OR DELETE ON standing FOR EACH ROW EXECUTE FUNCTION stays_as_it_is();
      CREATE TRIGGER placed_stays BEFORE UPDATE OR DELETE ON placed FOR EACH ROW EXECUTE FUNCTION stays_as_it_is();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE placed, standing, sheet_history, sheet, assignment, recusal, contender, round_seat, round, seat, panel, entry,
        dossier, person, edition, appointment, idempotency, handled, outbox;
      DROP FUNCTION stays_as_it_is;
    `);
  }
}
