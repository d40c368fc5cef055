import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Definitions, dossiers and standings lie once in the storage; here are their hashes, and which version of a fact is held. */
export class DocumentsByHash1795831000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> =>
    db.query(`
      ALTER TABLE edition ADD COLUMN version int NOT NULL DEFAULT 0;
    `);
  down = (db: QueryRunner): Promise<void> => db.query('ALTER TABLE edition DROP COLUMN version');
}
