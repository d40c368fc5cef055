import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided of an entry after its screening: it is disqualified, reinstated, or screened anew. */
export class Decisions1795921000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE entry DROP CONSTRAINT entry_state_check;
      ALTER TABLE entry ADD CONSTRAINT entry_state_check
        CHECK (state IN ('draft', 'submitted', 'admitted', 'refused', 'withdrawn', 'disqualified'));
      CREATE TABLE entry_decision (
        id uuid PRIMARY KEY,
        entry_id uuid NOT NULL REFERENCES entry ON DELETE CASCADE,
        entry_version int NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('disqualified', 'reinstated', 'reversed')),
        reason text NOT NULL,
        decided_by uuid NOT NULL,
        decided_at timestamptz NOT NULL
      );
      CREATE INDEX entry_decision_of_entry ON entry_decision (entry_id);
      REVOKE UPDATE, DELETE ON entry_decision FROM podium_registrations;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE entry_decision;
      ALTER TABLE entry DROP CONSTRAINT entry_state_check;
      ALTER TABLE entry ADD CONSTRAINT entry_state_check
        CHECK (state IN ('draft', 'submitted', 'admitted', 'refused', 'withdrawn'));
    `);
  }
}
