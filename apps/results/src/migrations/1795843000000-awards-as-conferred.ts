import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An award keeps the words under which it was conferred, for a revision may take it out of the definition. */
export class AwardsAsConferred1795843000000 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> =>
    db.query(`
      -- Its name and scope; null: conferred before editions could be revised, so its definition has it.
      ALTER TABLE award ADD COLUMN defined jsonb;
    `);
  down = (db: QueryRunner): Promise<void> => db.query('ALTER TABLE award DROP COLUMN defined');
}
