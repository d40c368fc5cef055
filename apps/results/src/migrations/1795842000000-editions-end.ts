import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An edition that nobody entered is taken back; its fact stays known as one that has ended. */
export class EditionsEnd1795842000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> =>
    db.query('ALTER TABLE edition ADD COLUMN ended boolean NOT NULL DEFAULT false');
  down = (db: QueryRunner): Promise<void> => db.query('ALTER TABLE edition DROP COLUMN ended');
}
