import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Definitions, dossiers and standings lie once in the storage; here are their hashes, and which version of a fact is held. */
export class DocumentsByHash1795831000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> =>
    db.query(`
      -- Dossiers lie in the storage under their hash; those of before are moved there at the next start.
      ALTER TABLE dossier ALTER COLUMN document DROP NOT NULL;
    `);
  down = (db: QueryRunner): Promise<void> => db.query('ALTER TABLE dossier ALTER COLUMN document SET NOT NULL');
}
