import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Definitions, dossiers and standings lie once in the storage; here are their hashes, and which version of a fact is held. */
export class DocumentsByHash1795831000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> =>
    db.query(`
      -- A copy: it is told again.
      DELETE FROM edition;
      ALTER TABLE edition ADD COLUMN definition_hash text NOT NULL, ADD COLUMN calendar jsonb NOT NULL,
        ADD COLUMN version int NOT NULL, DROP COLUMN definition;
      -- The document lies in the storage under its hash.
      ALTER TABLE standing DROP COLUMN document;
      -- Copies may be lost and told again; awards that refer to them stay.
      ALTER TABLE award DROP CONSTRAINT award_entry_id_fkey, DROP CONSTRAINT award_round_id_fkey;
      UPDATE entrant SET version = 0;
    `);
  down = (db: QueryRunner): Promise<void> =>
    db.query(
      'ALTER TABLE edition DROP COLUMN definition_hash, DROP COLUMN calendar, DROP COLUMN version, ADD COLUMN definition jsonb; ALTER TABLE standing ADD COLUMN document jsonb',
    );
}
