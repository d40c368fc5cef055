import { APPOINTMENT_TABLES_1 } from '@podium/platform-access';
import { OUTBOX_TABLES_1 } from '@podium/platform-outbox';
import { IDEMPOTENCY_TABLES_1 } from '@podium/platform-service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Results1763856000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(OUTBOX_TABLES_1 + IDEMPOTENCY_TABLES_1 + APPOINTMENT_TABLES_1);
    await db.query(`
      -- Read models, fed by events.
      CREATE TABLE edition (
        code text PRIMARY KEY,
        revision int NOT NULL,
        definition jsonb NOT NULL
      );
      CREATE TABLE entrant (
        entry_id uuid PRIMARY KEY,
        version int NOT NULL,
        entry_code text NOT NULL,
        edition_code text NOT NULL,
        title jsonb NOT NULL,
        team_name jsonb NOT NULL,
        organisation jsonb,
        contacts jsonb NOT NULL,
        withdrawn boolean NOT NULL DEFAULT false
      );
      -- Standings are kept for good and never change.
      CREATE TABLE standing (
        round_id uuid PRIMARY KEY,
        edition_code text NOT NULL,
        stage_code text NOT NULL,
        category_code text,
        stream_code text,
        document jsonb NOT NULL,
        hash text NOT NULL,
        closed_at timestamptz NOT NULL,
        closed_by uuid NOT NULL
      );
      CREATE INDEX standing_of_edition ON standing (edition_code, stage_code, category_code, stream_code);
      CREATE TABLE standing_place (
        round_id uuid NOT NULL REFERENCES standing,
        entry_id uuid NOT NULL,
        entry_code text NOT NULL,
        place int NOT NULL,
        total text,
        PRIMARY KEY (round_id, entry_id)
      );

      CREATE TABLE release (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL,
        -- null: every category.
        category_code text,
        at timestamptz NOT NULL,
        awards_hash text NOT NULL,
        state text NOT NULL CHECK (state IN ('proposed', 'approved', 'cancelled')),
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        approved_by uuid,
        approved_at timestamptz,
        cancelled_by uuid,
        cancelled_reason text,
        announced_at timestamptz,
        CHECK (approved_by <> proposed_by)
      );
      CREATE INDEX release_to_announce ON release (at) WHERE state = 'approved' AND announced_at IS NULL;
      CREATE INDEX release_of_edition ON release (edition_code);
      CREATE TABLE award (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL,
        award_code text NOT NULL,
        category_code text,
        stream_code text,
        entry_id uuid NOT NULL REFERENCES entrant,
        round_id uuid NOT NULL REFERENCES standing,
        place int NOT NULL,
        conferred_by uuid NOT NULL,
        conferred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        release_id uuid REFERENCES release,
        revoked_by uuid,
        revoked_at timestamptz,
        revoked_reason text
      );
      CREATE UNIQUE INDEX award_once ON award (edition_code, award_code, coalesce(category_code, ''), coalesce(stream_code, ''), entry_id)
        WHERE revoked_at IS NULL;

      -- All that the public ever reads: a list of fields, none of them personal. Rows appear by themselves at their instant.
      CREATE TABLE released_award (
        id uuid PRIMARY KEY REFERENCES award,
        edition_code text NOT NULL,
        award_code text NOT NULL,
        award_name jsonb NOT NULL,
        scope text NOT NULL,
        category_code text,
        category_name jsonb,
        stream_code text,
        stream_name jsonb,
        entry_code text NOT NULL,
        title jsonb NOT NULL,
        team_name jsonb NOT NULL,
        organisation jsonb,
        sort_key int[] NOT NULL,
        released_at timestamptz NOT NULL
      );
      CREATE INDEX released_award_list ON released_award (edition_code, sort_key, entry_code);
      ALTER TABLE released_award ENABLE ROW LEVEL SECURITY;
      ALTER TABLE released_award FORCE ROW LEVEL SECURITY;
      CREATE POLICY service ON released_award TO podium_results USING (true) WITH CHECK (true);
      CREATE POLICY audit ON released_award FOR SELECT TO auditor USING (true);
      CREATE POLICY public_once_released ON released_award FOR SELECT TO results_public USING (released_at <= now());
      GRANT SELECT ON released_award TO results_public;

      REVOKE UPDATE, DELETE ON standing, standing_place FROM podium_results;
      REVOKE DELETE ON award, release FROM podium_results;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE released_award, award, release, standing_place, standing, entrant, edition,
      appointment, idempotency, handled, outbox`);
  }
}
