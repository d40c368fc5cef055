import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An edition that is open becomes another definition by a revision, which one proposes and, once somebody has entered, another approves. */
export class Revisions1795841000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE revision (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL REFERENCES edition ON DELETE CASCADE,
        -- What moves the edition on makes the proposal stale.
        base_revision int NOT NULL,
        became_revision int,
        source_hash text NOT NULL,
        definition_hash text NOT NULL,
        calendar jsonb NOT NULL,
        -- In words, as whoever decides about it reads them, with what was decided.
        changes jsonb NOT NULL,
        -- Categories that it touches; empty: the whole edition.
        categories text[] NOT NULL,
        hash text NOT NULL,
        reason text NOT NULL,
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'declined')),
        decided_by uuid,
        decided_at timestamptz,
        CHECK ((state = 'proposed') = (decided_by IS NULL)),
        CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
        CHECK ((state = 'approved') = (became_revision IS NOT NULL))
      );
      CREATE INDEX revision_of_edition ON revision (edition_code, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE revision');
  }
}
