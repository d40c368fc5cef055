import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which version of the fact the copy of an edition is of. */
export class DocumentsByHash1795831000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> => db.query('ALTER TABLE edition ADD COLUMN version int NOT NULL DEFAULT 0');
  down = (db: QueryRunner): Promise<void> => db.query('ALTER TABLE edition DROP COLUMN version');
}
