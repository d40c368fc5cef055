import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an entry takes no part: `disqualified`, `reversed`; null: it does, or its team took it back. */
export class WhyOut1795921500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE entrant ADD COLUMN out_because text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE entrant DROP COLUMN out_because');
  }
}
