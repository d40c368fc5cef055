import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a person's language is what it is, and which places appointments can name. */
export class LanguagesAndPlaces1795820300000 implements MigrationInterface {
  up = async (db: QueryRunner): Promise<void> => {
    await db.query(`
      ALTER TABLE person ADD COLUMN locale_because text NOT NULL DEFAULT 'nothing';
      -- The registrations service opens editions; this is a copy.
      CREATE TABLE edition (
        code text PRIMARY KEY,
        revision int NOT NULL,
        locale text NOT NULL,
        category_codes text[] NOT NULL
      );
      CREATE INDEX appointment_at_place ON appointment (edition_code, id) WHERE NOT ended;
    `);
  };

  down = async (db: QueryRunner): Promise<void> => {
    await db.query(
      'DROP INDEX appointment_at_place; DROP TABLE edition; ALTER TABLE person DROP COLUMN locale_because',
    );
  };
}
