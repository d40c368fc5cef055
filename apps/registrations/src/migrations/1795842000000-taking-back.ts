import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An edition that nobody entered is taken back, and its code is free again. */
export class TakingBack1795842000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE edition_taken_back (
        edition_code text NOT NULL,
        -- The revision at which it ended. Whoever opens the code again goes on after it, so that no copy takes one for the other.
        revision int NOT NULL,
        edition_id uuid NOT NULL UNIQUE,
        opened_by uuid NOT NULL,
        opened_at timestamptz NOT NULL,
        taken_back_by uuid NOT NULL,
        taken_back_at timestamptz NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (edition_code, revision)
      );
      REVOKE UPDATE, DELETE ON edition_taken_back FROM podium_registrations;
      -- The record stays when the edition goes.
      ALTER TABLE calendar_change DROP CONSTRAINT calendar_change_edition_code_fkey;
      ALTER TABLE deadline_extension DROP CONSTRAINT deadline_extension_edition_code_fkey,
        ADD FOREIGN KEY (edition_code) REFERENCES edition ON DELETE CASCADE;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE deadline_extension DROP CONSTRAINT deadline_extension_edition_code_fkey,
        ADD FOREIGN KEY (edition_code) REFERENCES edition;
      ALTER TABLE calendar_change ADD FOREIGN KEY (edition_code) REFERENCES edition;
      DROP TABLE edition_taken_back;
    `);
  }
}
