import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Definitions, dossiers and standings lie once in the storage; here are their hashes, and which version of a fact is held. */
export class DocumentsByHash1795831000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> =>
    db.query(`
      -- A copy: it is told again.
      DELETE FROM edition;
      ALTER TABLE edition ADD COLUMN definition_hash text NOT NULL, ADD COLUMN calendar jsonb NOT NULL,
        ADD COLUMN version int NOT NULL, DROP COLUMN definition;
      -- Copies may be lost and told again; what refers to them stays.
      ALTER TABLE contender DROP CONSTRAINT contender_dossier_id_fkey;
      ALTER TABLE entry DROP CONSTRAINT entry_dossier_id_fkey;
      -- It counted dossiers; now it is the version of the fact.
      SET LOCAL podium.reader = 'service';
      UPDATE entry SET version = 0;
    `);
  down = (db: QueryRunner): Promise<void> =>
    db.query(
      'ALTER TABLE edition DROP COLUMN definition_hash, DROP COLUMN calendar, DROP COLUMN version, ADD COLUMN definition jsonb',
    );
}
