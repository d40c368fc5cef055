import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A deadline that has passed is extended by two people. */
export class Extensions1795832000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE calendar_change ADD COLUMN approved_by uuid;
      CREATE TABLE deadline_extension (
        id uuid PRIMARY KEY,
        edition_code text NOT NULL REFERENCES edition,
        milestone text NOT NULL,
        category_code text,
        was timestamptz NOT NULL,
        becomes timestamptz NOT NULL,
        reason text NOT NULL,
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'declined')),
        decided_by uuid,
        decided_at timestamptz,
        CHECK ((state = 'proposed') = (decided_by IS NULL)),
        CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
        CHECK (state <> 'approved' OR decided_by <> proposed_by)
      );
      CREATE INDEX deadline_extension_of_edition ON deadline_extension (edition_code, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE deadline_extension; ALTER TABLE calendar_change DROP COLUMN approved_by');
  }
}
