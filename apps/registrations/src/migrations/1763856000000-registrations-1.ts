import { APPOINTMENT_TABLES_1 } from '@podium/platform-access';
import { OUTBOX_TABLES_1 } from '@podium/platform-outbox';
import { IDEMPOTENCY_TABLES_1 } from '@podium/platform-service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Registrations1763856000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(OUTBOX_TABLES_1 + IDEMPOTENCY_TABLES_1 + APPOINTMENT_TABLES_1);
    await db.query(`
      CREATE TABLE known_person (
        email_key text PRIMARY KEY,
        person_id uuid NOT NULL,
        locale text NOT NULL
      );
      CREATE TABLE edition (
        code text PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        -- The resolved definition: what all parts of Podium read.
        definition jsonb NOT NULL,
        revision int NOT NULL DEFAULT 1,
        opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        opened_by uuid NOT NULL
      );
      -- Every change of the calendar stays on record, with its reason.
      CREATE TABLE calendar_change (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL REFERENCES edition,
        milestone text NOT NULL,
        category_code text,
        was timestamptz,
        becomes timestamptz NOT NULL,
        reason text NOT NULL,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE team (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL REFERENCES edition,
        name jsonb NOT NULL,
        organisation jsonb,
        registered_by uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        registered_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX team_registered_by ON team (registered_by);
      CREATE TABLE team_member (
        team_id uuid NOT NULL REFERENCES team,
        position int NOT NULL,
        email_key text NOT NULL,
        person_id uuid,
        locale text NOT NULL,
        leader boolean NOT NULL,
        family_name text NOT NULL,
        given_name text NOT NULL,
        other_name text,
        name_zh text,
        display_name text NOT NULL,
        PRIMARY KEY (team_id, position),
        UNIQUE (team_id, email_key)
      );
      CREATE INDEX team_member_person ON team_member (person_id);
      CREATE INDEX team_member_email ON team_member (email_key) WHERE person_id IS NULL;
      CREATE TABLE entry_number (
        edition_code text NOT NULL REFERENCES edition,
        category_code text NOT NULL,
        last int NOT NULL,
        PRIMARY KEY (edition_code, category_code)
      );
      CREATE TABLE entry (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        edition_code text NOT NULL REFERENCES edition,
        category_code text NOT NULL,
        stream_code text NOT NULL,
        team_id uuid NOT NULL REFERENCES team,
        title jsonb NOT NULL,
        answers jsonb NOT NULL DEFAULT '{}',
        state text NOT NULL CHECK (state IN ('draft', 'submitted', 'admitted', 'refused', 'withdrawn')),
        version int NOT NULL DEFAULT 1,
        drafted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        submitted_at timestamptz,
        decided_at timestamptz,
        CHECK (state = 'draft' OR state = 'withdrawn' OR submitted_at IS NOT NULL)
      );
      CREATE INDEX entry_of_team ON entry (team_id);
      CREATE INDEX entry_list ON entry (edition_code, category_code, state, code);
      CREATE INDEX entry_list_all ON entry (edition_code, code);
      CREATE TABLE screening (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES entry,
        entry_version int NOT NULL,
        admitted boolean NOT NULL,
        reason text NOT NULL,
        screened_by uuid NOT NULL,
        screened_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX screening_of_entry ON screening (entry_id);
      -- Frozen copies. Nothing updates or deletes them; a rule keeps it so for every login but the owner.
      CREATE TABLE dossier (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES entry,
        version int NOT NULL,
        document jsonb NOT NULL,
        hash text NOT NULL,
        admitted_at timestamptz NOT NULL,
        UNIQUE (entry_id, version)
      );
      REVOKE UPDATE, DELETE ON dossier, screening, calendar_change FROM podium_registrations;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE dossier, screening, entry, entry_number, team_member, team, calendar_change, edition, known_person,
      appointment, idempotency, handled, outbox`);
  }
}
