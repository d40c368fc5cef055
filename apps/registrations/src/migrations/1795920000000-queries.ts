import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The office asks an entrant for named fields until an instant. */
export class Queries1795920000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE entry_query (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES entry ON DELETE CASCADE,
        fields text[] NOT NULL CHECK (cardinality(fields) > 0),
        question text NOT NULL,
        due_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'taken-back')),
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        -- When the entrant was last told until when there is time.
        told_at timestamptz NOT NULL,
        reminded_at timestamptz
      );
      CREATE INDEX entry_query_of_entry ON entry_query (entry_id, id);
      CREATE INDEX entry_query_open ON entry_query (due_at, id) WHERE state = 'open';
      -- What the answers were before stays readable.
      CREATE TABLE entry_query_reply (
        query_id uuid PRIMARY KEY REFERENCES entry_query ON DELETE CASCADE,
        entry_version int NOT NULL,
        before jsonb NOT NULL,
        answers jsonb NOT NULL,
        note text NOT NULL,
        replied_by uuid NOT NULL,
        replied_at timestamptz NOT NULL
      );
      -- Given more time, or taken back.
      CREATE TABLE entry_query_change (
        id uuid PRIMARY KEY,
        query_id uuid NOT NULL REFERENCES entry_query ON DELETE CASCADE,
        was_due_at timestamptz NOT NULL,
        -- null: taken back
        due_at timestamptz,
        reason text NOT NULL,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE INDEX entry_query_change_of_query ON entry_query_change (query_id);
      REVOKE UPDATE, DELETE ON entry_query_reply, entry_query_change FROM podium_registrations;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE entry_query_change; DROP TABLE entry_query_reply; DROP TABLE entry_query');
  }
}
