import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A standing lies once, in the storage under its hash. */
export class StandingsInStorage1795843000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> =>
    db.query(`
      -- Of rounds that were closed before there was a storage; it is moved there when it is told.
      ALTER TABLE standing ALTER COLUMN document DROP NOT NULL;
    `);
  down = (db: QueryRunner): Promise<void> => db.query('ALTER TABLE standing ALTER COLUMN document SET NOT NULL');
}
